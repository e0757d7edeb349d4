import QtQuick
import Kiosk.Theme

/* What happened, what to do now, and in small beneath the code a technician asks for. Hidden while `title` is empty. */
Rectangle {
    id: banner

    property string title: ""
    property string action: ""
    property string code: ""
    property string kind: "fault" // or "warn"
    readonly property color inkColour: kind === "warn" ? Theme.warn : Theme.fault

    visible: title !== ""
    implicitWidth: Theme.column
    implicitHeight: words.implicitHeight + 2 * Theme.space4
    radius: Theme.radius
    color: kind === "warn" ? Theme.warnTint : Theme.faultTint
    border.width: Theme.highContrast ? 3 : Theme.line
    border.color: inkColour
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + " " + action

    Icon {
        id: icon

        x: Theme.space4
        y: Theme.space4
        size: Theme.px(56)
        name: banner.kind === "warn" ? "triangle-alert" : "octagon-alert"
        colour: banner.inkColour
    }

    Column {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.space4
        y: Theme.space4
        spacing: Theme.space1

        Text {
            width: parent.width
            text: banner.title
            color: banner.inkColour
            font.family: Theme.family
            font.pixelSize: Theme.textBody
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
            lineHeight: 1.2
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            visible: banner.action !== ""
            text: banner.action
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textBody
            wrapMode: Text.WordWrap
            lineHeight: 1.25
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            visible: banner.code !== ""
            text: qsTr("Mã: %1").arg(banner.code)
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            Accessible.ignored: true
        }
    }
}
