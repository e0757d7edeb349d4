import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One of the technician's pages: in a rail at the left, or `across` at the foot of an upright screen. */
T.Button {
    id: button

    required property string symbol
    property string keys: ""
    property bool here: false
    property bool across: false
    readonly property color inkColour: here ? Theme.accent : Theme.ink

    implicitWidth: Theme.touch
    implicitHeight: across ? Theme.px(124) : Math.max(Theme.touch, words.implicitHeight + Theme.space2)
    hoverEnabled: true
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.description: keys
    Accessible.selected: here
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    Shortcut {
        enabled: button.keys !== "" && button.visible && button.enabled
        sequences: [button.keys]
        onActivated: button.click()
    }

    background: Rectangle {
        radius: Theme.radiusSmall
        color: button.here ? Theme.accentTint : button.down ? Theme.pressedTint : button.hovered ? Theme.hoverTint : "transparent"
        border.width: button.visualFocus ? Theme.lineStrong + 1 : button.here && Theme.highContrast ? Theme.line : 0
        border.color: button.visualFocus ? Theme.focus : Theme.accent
    }
    contentItem: Item {
        Icon {
            id: mark

            x: button.across ? (parent.width - width) / 2 : Theme.space2
            y: button.across ? Theme.px(8) : (parent.height - height) / 2
            size: button.across ? Theme.px(40) : Theme.icon
            name: button.symbol
            colour: button.inkColour
        }

        Text {
            id: words

            x: button.across ? Theme.px(4) : mark.x + mark.width + Theme.space2
            y: button.across ? mark.y + mark.height + Theme.px(4) : 0
            width: parent.width - x - Theme.px(4)
            height: parent.height - y
            text: button.text
            color: button.inkColour
            font.family: Theme.family
            font.pixelSize: button.across ? Theme.frameFine : Theme.textLabel
            font.weight: button.here ? Font.Bold : Font.Medium
            fontSizeMode: button.across ? Text.Fit : Text.FixedSize
            minimumPixelSize: 10
            wrapMode: Text.WordWrap
            horizontalAlignment: button.across ? Text.AlignHCenter : Text.AlignLeft
            verticalAlignment: button.across ? Text.AlignTop : Text.AlignVCenter
            lineHeight: 1.05
            Accessible.ignored: true
        }
    }
}
