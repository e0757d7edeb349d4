pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Scanned pages side by side, wrapping to further lines. */
Flow {
    id: strip

    required property var thumbs
    property bool big: false

    spacing: Theme.space2

    Repeater {
        model: strip.thumbs.length

        PageThumb {
            required property int index

            width: strip.big ? Theme.px(200) : Theme.px(112)
            height: strip.big ? Theme.px(280) : Theme.px(156)
            source: strip.thumbs[index] ?? ""
            number: index + 1
        }
    }
}
