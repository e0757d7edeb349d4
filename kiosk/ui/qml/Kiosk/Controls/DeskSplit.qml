import QtQuick
import Kiosk.Theme

/* Two parts beside each other: the left takes `share` of the width. */
Item {
    id: split

    property real share: 0.62
    property alias near: leftPart.data
    property alias far: rightPart.data

    Item {
        id: leftPart

        width: (split.width - Theme.gap) * split.share
        height: split.height
    }

    Item {
        id: rightPart

        x: leftPart.width + Theme.gap
        width: split.width - x
        height: split.height
    }
}
