import QtQuick
import Kiosk.Theme

/* A verdict: "ok", "warn", "fault" or "plain", always an icon and a word, never colour alone. */
Rectangle {
    id: badge

    required property string text
    property string kind: "plain"
    property string symbol: kind === "ok" ? "circle-check" : kind === "warn" ? "triangle-alert" : kind === "fault" ? "octagon-alert" : "info"

    readonly property color inkColour: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : kind === "fault" ? Theme.fault : Theme.inkSoft

    implicitWidth: icon.width + words.implicitWidth + Theme.space1 + 2 * Theme.space2 + Theme.px(4)
    implicitHeight: Math.max(Theme.px(56), words.implicitHeight + Theme.space2)
    radius: Math.min(height / 2, Theme.px(28))
    color: kind === "ok" ? Theme.okTint : kind === "warn" ? Theme.warnTint : kind === "fault" ? Theme.faultTint : Theme.sunken
    border.width: Theme.highContrast ? 2 : 0
    border.color: Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: icon

        x: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.iconSmall
        name: badge.symbol
        colour: badge.inkColour
    }

    Text {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.space1
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        text: badge.text
        color: badge.inkColour
        font.family: Theme.family
        font.pixelSize: Theme.textLabel
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
}
