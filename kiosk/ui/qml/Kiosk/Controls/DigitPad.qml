pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Ten large digits and one key to erase, right on the page. */
Flow {
    id: pad

    signal pressed(string digit)
    signal erased

    // Where height is short, or the page `crowded`, three rows of four, or two of six: every key in sight comes before the
    // familiar order.
    property bool crowded: false
    readonly property bool tight: crowded || Theme.largeText || Window.width > Window.height
    property real keyHeight: Theme.px(128)
    readonly property bool flat: crowded && Theme.largeText && !Theme.wide
    readonly property int columns: flat ? 6 : tight ? 4 : 3
    readonly property real cell: Math.floor((width - (columns - 1) * spacing) / columns)

    // Digits of a keypad, wherever the focus is.
    Instantiator {
        model: 10
        delegate: Shortcut {
            required property int index

            enabled: pad.visible && pad.enabled
            sequences: [String(index), "Num+" + index]
            onActivated: pad.pressed(String(index))
        }
    }

    Shortcut {
        enabled: pad.visible && pad.enabled
        sequences: ["Backspace", "Delete"]
        onActivated: pad.erased()
    }

    width: Math.min(parent ? parent.width : Theme.column, flat ? Theme.column : Theme.px(720))
    spacing: Theme.gap

    Repeater {
        model: pad.tight ? ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "x"] : ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "x"]

        Item {
            id: place

            required property string modelData

            width: pad.tight && modelData === "x" ? 2 * pad.cell + pad.spacing : pad.cell
            height: pad.tight ? Theme.touch : Math.max(Theme.touch, pad.keyHeight)

            ActionButton {
                anchors.fill: parent
                visible: place.modelData !== "" && place.modelData !== "x"
                text: place.modelData
                outlineColour: Theme.hairline
                textSize: Theme.textTitle
                focusPolicy: Qt.TabFocus
                onClicked: pad.pressed(place.modelData)
            }

            ActionButton {
                anchors.fill: parent
                visible: place.modelData === "x"
                fill: Theme.sunken
                symbol: "delete"
                text: qsTr("Xoá")
                leftPadding: Theme.space1
                rightPadding: Theme.space1
                focusPolicy: Qt.TabFocus
                onClicked: pad.erased()
            }
        }
    }
}
