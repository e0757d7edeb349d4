pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* The striped band that says what is not real on this machine. */
Rectangle {
    id: banner

    required property string text

    implicitHeight: words.implicitHeight + Theme.px(20)
    color: Theme.goldTint
    clip: true
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Repeater {
        model: Math.ceil(banner.width / Theme.px(28)) + 4

        Rectangle {
            required property int index

            x: index * Theme.px(28) - Theme.px(56)
            y: -banner.height
            width: Theme.px(9)
            height: 3 * banner.height
            rotation: 35
            color: Theme.gold
            opacity: Theme.highContrast ? 0 : 0.28
            antialiasing: true
        }
    }

    Rectangle {
        anchors.centerIn: parent
        width: words.width + Theme.space6
        height: parent.height
        color: Theme.goldTint
    }

    Text {
        id: words

        anchors.centerIn: parent
        width: Math.min(implicitWidth, banner.width - Theme.space4)
        text: banner.text
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
}
