import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One of the eight of the bottom bar: icon above, a word or two beneath. `checked` while its help is on. */
T.Button {
    id: button

    required property string symbol
    property bool strong: false // the call for an officer

    readonly property color inkColour: strong ? Theme.accent : Theme.ink

    implicitWidth: Theme.touch
    implicitHeight: Theme.px(Theme.wide ? 116 : 132)
    focusPolicy: Qt.TabFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: click()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: button.down ? Theme.pressedTint : button.checked ? Theme.goldTint : "transparent"
        border.width: button.checked ? Theme.lineStrong : 0
        border.color: Theme.gold
    }

    FocusRing {
        shown: button.visualFocus
        corner: Theme.radiusSmall
        off: 0
    }

    contentItem: Item {
        Icon {
            id: icon

            anchors.horizontalCenter: parent.horizontalCenter
            y: Theme.px(Theme.wide ? 10 : 14)
            size: Theme.px(40)
            name: button.symbol
            colour: button.enabled ? button.inkColour : Theme.disabledInk
        }

        Text {
            anchors.top: icon.bottom
            anchors.topMargin: Theme.px(6)
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.px(4)
            width: parent.width
            text: button.text
            color: button.enabled ? button.inkColour : Theme.disabledInk
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            font.weight: Font.DemiBold
            fontSizeMode: Text.Fit
            minimumPixelSize: 10
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.05
            Accessible.ignored: true
        }
    }
}
