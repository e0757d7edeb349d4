pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Ten large digits and one key to erase, right on the page. */
Grid {
    id: pad

    signal pressed(string digit)
    signal erased

    readonly property real cell: (width - 2 * columnSpacing) / 3

    width: Math.min(parent ? parent.width : Theme.column, Theme.px(720))
    columns: 3
    columnSpacing: Theme.gap
    rowSpacing: Theme.gap

    Repeater {
        model: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "x"]

        Item {
            id: place

            required property string modelData

            width: pad.cell
            height: Math.max(Theme.touch, Theme.px(128))

            ActionButton {
                anchors.fill: parent
                visible: place.modelData !== "" && place.modelData !== "x"
                text: place.modelData
                outlineColour: Theme.hairline
                textSize: Theme.textTitle
                focusPolicy: Qt.NoFocus
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
                focusPolicy: Qt.NoFocus
                onClicked: pad.erased()
            }
        }
    }
}
