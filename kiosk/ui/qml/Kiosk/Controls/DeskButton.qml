import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A button of the desk. `kind`: "primary", "secondary", "quiet" or "danger". `keys` is its shortcut: it works, and is shown. */
T.Button {
    id: button

    property string kind: "secondary"
    property string symbol: ""
    property string keys: ""
    property string hintOnly: "" // a shortcut that somebody else listens to
    property bool hinted: true // whether there is room to show it
    readonly property bool filled: kind === "primary" || kind === "danger"
    readonly property color inkColour: !enabled ? Theme.disabledInk : filled ? Theme.accentInk : kind === "quiet" ? Theme.inkSoft : Theme.ink

    readonly property real besides: (symbol !== "" ? Theme.iconSmall + row.spacing : 0) + (hint.visible ? hint.width + row.spacing : 0)

    implicitWidth: Math.max(Theme.touch, (words.visible ? words.implicitWidth : -row.spacing) + besides + leftPadding + rightPadding)
    implicitHeight: Math.max(Theme.touch, row.implicitHeight + topPadding + bottomPadding)
    leftPadding: Theme.space2 + Theme.px(4)
    rightPadding: leftPadding
    topPadding: Theme.px(6)
    bottomPadding: Theme.px(6)
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: keys !== "" ? keys : hintOnly
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    Shortcut {
        enabled: button.keys !== "" && button.enabled && button.visible
        sequences: [button.keys]
        onActivated: button.clicked() // not click(): the focus stays where one types
    }

    background: Rectangle {
        radius: Theme.radiusSmall
        color: !button.enabled ? (button.kind === "quiet" ? "transparent" : Theme.disabled) : button.filled ? (button.down ? Theme.accentPressed : Theme.accent) : button.down ? Theme.pressedTint : button.hovered ? Theme.hoverTint : button.kind === "quiet" ? "transparent" : Theme.surface
        border.width: button.visualFocus ? Theme.lineStrong + 1 : button.kind === "quiet" && !Theme.highContrast ? 0 : Theme.line
        border.color: button.visualFocus ? Theme.gold : !button.enabled ? Theme.disabledLine : button.filled ? Theme.accent : Theme.outline
    }
    contentItem: Item {
        implicitHeight: row.implicitHeight

        Row {
            id: row

            anchors.centerIn: parent
            spacing: Theme.space1

            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: button.symbol !== ""
                size: Theme.iconSmall
                name: button.symbol
                colour: button.inkColour
            }

            Text {
                id: words

                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, Math.max(Theme.touch, button.availableWidth - button.besides))
                visible: button.text !== ""
                text: button.text
                color: button.inkColour
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                lineHeight: 0.95
                Accessible.ignored: true
            }

            KeyHint {
                id: hint

                anchors.verticalCenter: parent.verticalCenter
                visible: button.hinted && keys !== ""
                keys: button.keys !== "" ? button.keys : button.hintOnly
                onFill: button.filled && button.enabled
            }
        }
    }
}
