import QtQuick
import Kiosk.Theme

/* A state in its word and tint, with a mark before it: never colour alone. `kind`: "plain", "new", "ok", "warn", "fault". */
Rectangle {
    id: pill

    required property string text
    property string kind: "plain"
    property bool whole: false // rather in two lines than cut
    property string symbol: kind === "ok" ? "circle-check" : kind === "warn" ? "hourglass" : kind === "fault" ? "octagon-alert" : kind === "new" ? "circle-dot" : "circle"
    readonly property color inkColour: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : kind === "fault" ? Theme.fault : Theme.inkSoft

    implicitWidth: mark.width + words.implicitWidth + Theme.px(6) + 2 * Theme.px(9)
    implicitHeight: words.implicitHeight + Theme.px(6)
    radius: Math.min(height / 2, Theme.px(15))
    color: kind === "ok" ? Theme.okTint : kind === "warn" ? Theme.warnTint : kind === "fault" ? Theme.faultTint : kind === "new" ? Theme.goldTint : Theme.sunken
    border.width: Theme.highContrast ? 1 : 0
    border.color: Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Icon {
        id: mark

        x: Theme.px(9)
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.px(15)
        name: pill.symbol
        colour: pill.inkColour
    }

    Text {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.px(6)
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(9)
        anchors.verticalCenter: parent.verticalCenter
        text: pill.text
        color: pill.inkColour
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        font.weight: Font.DemiBold
        wrapMode: pill.whole ? Text.WordWrap : Text.NoWrap
        elide: pill.whole ? Text.ElideNone : Text.ElideRight
        Accessible.ignored: true
    }
}
