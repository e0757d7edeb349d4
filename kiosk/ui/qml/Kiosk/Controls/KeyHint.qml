import QtQuick
import Kiosk.Theme

/* A shortcut as it stands on the keys: "Ctrl+S". */
Rectangle {
    id: hint

    required property string keys
    property bool onFill: false // on the accent

    implicitWidth: words.implicitWidth + Theme.px(10)
    implicitHeight: words.implicitHeight + Theme.px(4)
    radius: Theme.px(4)
    color: onFill ? "transparent" : Theme.ground
    border.width: 1
    border.color: onFill ? Theme.accentInk : Theme.hairline
    Accessible.ignored: true

    Text {
        id: words

        anchors.centerIn: parent
        text: hint.keys
        color: hint.onFill ? Theme.accentInk : Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textKeys
        font.weight: Font.Medium
        Accessible.ignored: true
    }
}
