import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* The shape that primary, secondary and quiet buttons share: an optional icon and a word, large enough for a thumb. */
T.Button {
    id: button

    property string symbol: ""
    property bool symbolAfter: false
    property color fill: Theme.surface
    property color fillPressed: Theme.pressedTint
    property color textColour: Theme.ink
    property color outlineColour: "transparent"
    property bool raised: false
    property real textSize: Theme.textBody

    implicitWidth: Math.max(Theme.touch, words.implicitWidth + leftPadding + rightPadding + (symbol === "" ? 0 : Theme.icon + Theme.space2))
    implicitHeight: Math.max(Theme.touch, words.implicitHeight + topPadding + bottomPadding)
    leftPadding: Theme.space5
    rightPadding: Theme.space5
    topPadding: Theme.space2
    bottomPadding: Theme.space2
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: click()

    background: Item {
        Elevation {
            visible: button.raised && button.enabled && !Theme.highContrast
        }

        Rectangle {
            anchors.fill: parent
            radius: Theme.radius
            color: !button.enabled ? Theme.disabled : button.down ? button.fillPressed : button.fill
            border.width: !button.enabled ? Theme.lineThin : Theme.highContrast ? 3 : Theme.lineStrong
            border.color: !button.enabled ? Theme.disabledLine : Theme.highContrast ? Theme.hairline : button.outlineColour

            Behavior on color {
                ColorAnimation {
                    duration: Theme.quick
                }
            }
        }
    }

    FocusRing {
        shown: button.visualFocus
    }

    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: words.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space2
            layoutDirection: button.symbolAfter ? Qt.RightToLeft : Qt.LeftToRight

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.symbol !== ""
                name: button.symbol
                colour: words.color
            }

            Text {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, button.availableWidth - (button.symbol === "" ? 0 : Theme.icon + Theme.space2))
                text: button.text
                color: button.enabled ? (button.textColour) : Theme.disabledInk
                font.family: Theme.family
                font.pixelSize: button.textSize
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                horizontalAlignment: button.symbol === "" ? Text.AlignHCenter : Text.AlignLeft
                lineHeight: 1.1
                Accessible.ignored: true
            }
        }
    }
}
