import QtQuick
import Kiosk.Theme

/* One lamp of a strip of checks. `kind`: "ok", "warn" or "fault"; each has its own mark. */
Rectangle {
    id: lamp

    required property string text
    property string kind: "ok"
    readonly property color inkColour: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : Theme.fault

    implicitHeight: Math.max(Theme.touch, words.implicitHeight + 2 * Theme.space1)
    radius: Theme.radiusSmall
    color: kind === "ok" ? Theme.okTint : kind === "warn" ? Theme.warnTint : Theme.faultTint
    border.width: Theme.highContrast ? 1 : 0
    border.color: Theme.hairline
    Accessible.role: Accessible.ListItem
    Accessible.name: text

    Icon {
        id: mark

        x: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.iconSmall
        name: lamp.kind === "ok" ? "circle-check" : lamp.kind === "warn" ? "triangle-alert" : "circle-x"
        colour: lamp.inkColour
    }

    Text {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.space2
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        text: lamp.text
        color: lamp.inkColour
        font.family: Theme.family
        font.pixelSize: Theme.textLabel
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
}
