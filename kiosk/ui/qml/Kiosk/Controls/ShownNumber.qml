import QtQuick
import Kiosk.Theme

/* What a DigitPad has typed, large, in the box where a field would be. */
Rectangle {
    id: shown

    required property string text
    property bool wrong: false

    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.px(136), words.implicitHeight + Theme.space4)
    radius: Theme.radiusSmall
    color: Theme.surface
    border.width: 1.3 * Theme.lineStrong
    border.color: wrong ? Theme.fault : Theme.accent
    Accessible.role: Accessible.StaticText
    Accessible.name: text !== "" ? text : qsTr("Chưa nhập số")

    Text {
        id: words

        anchors.centerIn: parent
        text: shown.text
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textHero
        font.weight: Font.DemiBold
        Accessible.ignored: true
    }
}
