import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One of three faces. */
T.Button {
    id: face

    property string symbol: ""
    property string keys: ""

    implicitHeight: Theme.px(170)
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()

    Shortcut {
        enabled: face.keys !== "" && face.enabled && face.visible
        sequences: [face.keys]
        onActivated: face.click()
    }

    background: Rectangle {
        radius: Theme.radius
        color: face.down ? Theme.pressedTint : face.hovered ? Theme.hoverTint : Theme.surface
        border.width: face.visualFocus ? Theme.lineStrong + 1 : Theme.line
        border.color: face.visualFocus ? Theme.gold : Theme.outline
    }
    contentItem: Item {
        Column {
            anchors.centerIn: parent
            width: parent.width
            spacing: Theme.space1

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                size: Theme.px(64)
                name: face.symbol
                colour: Theme.accent
            }

            Text {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: face.text
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }

            KeyHint {
                anchors.horizontalCenter: parent.horizontalCenter
                visible: keys !== ""
                keys: face.keys
            }
        }
    }
}
