import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A step that may be taken, as wide as its list: its icon and name, a note beneath, its shortcut at the right. */
T.Button {
    id: step

    property string kind: "secondary" // or "primary"
    property string symbol: ""
    property string keys: ""
    property string note: ""
    property bool late: false
    property bool grave: false // it ends the dossier
    readonly property bool filled: kind === "primary"
    readonly property color inkColour: !enabled ? Theme.disabledInk : filled ? Theme.accentInk : grave ? Theme.fault : Theme.ink

    implicitHeight: Math.max(Theme.touchBig, words.implicitHeight + 2 * Theme.space1)
    leftPadding: Theme.space2
    rightPadding: Theme.space2
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: note
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    Shortcut {
        enabled: step.keys !== "" && step.enabled && step.visible
        sequences: [step.keys]
        onActivated: step.click()
    }

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !step.enabled ? Theme.disabled : step.filled ? (step.down ? Theme.accentPressed : Theme.accent) : step.down ? Theme.pressedTint : step.hovered ? Theme.hoverTint : Theme.surface
        border.width: step.visualFocus ? Theme.lineStrong + 1 : Theme.line
        border.color: step.visualFocus ? Theme.gold : step.filled ? Theme.accent : Theme.hairline
    }
    contentItem: Item {
        implicitHeight: words.implicitHeight

        Icon {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            size: Theme.icon
            name: step.symbol
            colour: step.inkColour
        }

        Column {
            id: words

            anchors.left: mark.right
            anchors.leftMargin: Theme.space2
            anchors.right: hint.left
            anchors.rightMargin: Theme.space1
            anchors.verticalCenter: parent.verticalCenter

            Text {
                width: parent.width
                text: step.text
                color: step.inkColour
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }

            Text {
                width: parent.width
                visible: text !== ""
                text: step.note
                color: step.filled ? Theme.accentInk : step.late ? Theme.fault : Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textFine
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
        }

        KeyHint {
            id: hint

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: keys !== ""
            keys: step.keys
            onFill: step.filled
        }
    }
}
