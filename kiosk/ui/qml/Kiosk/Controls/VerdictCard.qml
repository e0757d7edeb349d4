import QtQuick
import Kiosk.Theme

/* A verdict in one word, large, with its reason: `kind` "ok", "warn" or "fault", each with its own mark. */
Rectangle {
    id: card

    required property string title
    required property string note
    required property string kind
    readonly property color inkColour: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : Theme.fault

    implicitWidth: Theme.column
    implicitHeight: Math.max(words.implicitHeight, mark.height) + 2 * Theme.space4
    radius: Theme.radius
    color: kind === "ok" ? Theme.okTint : kind === "warn" ? Theme.warnTint : Theme.faultTint
    border.width: Theme.highContrast ? Theme.lineStrong : Theme.line
    border.color: inkColour
    Accessible.role: Accessible.AlertMessage
    Accessible.name: title + ". " + note

    Icon {
        id: mark

        x: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.px(56)
        name: card.kind === "ok" ? "circle-check" : card.kind === "warn" ? "triangle-alert" : "octagon-alert"
        colour: card.inkColour
    }

    Column {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.right: parent.right
        anchors.rightMargin: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(4)

        Text {
            width: parent.width
            text: card.title
            color: card.inkColour
            font.family: Theme.family
            font.pixelSize: Theme.textTitle
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            text: card.note
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textBody
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
