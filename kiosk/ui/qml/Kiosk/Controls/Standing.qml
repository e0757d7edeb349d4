import QtQuick
import Kiosk.Theme

/* How a thing stands now: an icon in its colour, a sentence, a line beneath; `moving` while it is going on. */
Rectangle {
    id: standing

    required property string title
    property string note: ""
    property string code: ""
    property string kind: "plain" // "ok", "warn", "plain"
    property string symbol: "info"
    property bool moving: false
    default property alias content: extra.data

    readonly property color inkColour: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : Theme.accent

    implicitWidth: Theme.column
    implicitHeight: words.implicitHeight + 2 * Theme.gap
    radius: Theme.radius
    color: kind === "ok" ? Theme.okTint : kind === "warn" ? Theme.warnTint : Theme.surface
    border.width: Theme.line
    border.color: kind === "plain" || Theme.highContrast ? Theme.hairline : inkColour
    Accessible.role: Accessible.StaticText
    Accessible.name: title + " " + note

    Icon {
        id: icon

        x: Theme.space4
        y: Theme.gap
        size: Theme.px(52)
        name: standing.symbol
        colour: standing.inkColour
    }

    Column {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.space4
        y: Theme.gap
        spacing: Theme.space1

        Text {
            width: parent.width
            text: standing.title
            color: standing.kind === "plain" ? Theme.ink : standing.inkColour
            font.family: Theme.family
            font.pixelSize: Theme.textBody
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
            lineHeight: 1.2
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            visible: standing.note !== ""
            text: standing.note
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textLabel
            wrapMode: Text.WordWrap
            lineHeight: 1.25
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            visible: standing.code !== ""
            text: qsTr("Mã: %1").arg(standing.code)
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            Accessible.ignored: true
        }

        ProgressBar {
            width: parent.width
            visible: standing.moving
            label: standing.title
            indeterminate: true
        }

        Column {
            id: extra

            width: parent.width
            topPadding: visibleChildren.length > 0 ? Theme.space1 : 0
            spacing: Theme.gap
        }
    }
}
