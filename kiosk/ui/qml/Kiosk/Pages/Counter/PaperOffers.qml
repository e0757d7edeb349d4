pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What was read on the paper at hand, beside a piece of the page that shows it; each is taken with one key, none by itself. */
DeskPanel {
    id: strip

    required property PaperOffersModel offers
    property bool paused: false // somebody is typing: a key is a letter
    readonly property int allPages: offers.reading[1]

    visible: offers.rows.length > 0 || allPages > 0
    padding: Theme.space2
    heading: qsTr("Đọc được trên giấy")
    note: allPages > 0 ? "" : offers.waiting > 0 ? qsTr("Chỉ ghi vào hồ sơ khi bấm Nhận.") : qsTr("Đã nhận hết.")

    ReadingProgress {
        width: parent.width
        done: strip.offers.reading[0]
        of: strip.allPages
    }

    Repeater {
        model: strip.offers.rows.length

        OfferRow {
            required property int index

            width: parent?.width ?? 0
            offer: strip.offers.rows[index] ?? ({})
            enabled: !strip.paused
            onTaken: strip.offers.take(index)
        }
    }

    DeskButton {
        width: parent.width
        visible: strip.offers.waiting > 1
        enabled: !strip.paused
        symbol: "list-checks"
        keys: strip.offers.allKey
        text: qsTr("Nhận cả %1 giá trị").arg(strip.offers.waiting)
        onClicked: strip.offers.takeAll()
    }
}
