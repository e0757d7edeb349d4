import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What can be done with the chosen page; each by its key, too. */
Column {
    id: tools

    required property ScanReviewModel review
    property bool paused: false // something is being typed
    readonly property bool ready: review.page.number > 0 && !review.busy && !paused

    spacing: Theme.space1

    DeskButton {
        width: tools.width
        symbol: "chevron-left"
        keys: "Left"
        enabled: tools.review.page.number > 1 && !tools.paused
        text: qsTr("Trước")
        onClicked: tools.review.step(-1)
    }

    DeskButton {
        width: tools.width
        symbol: "chevron-right"
        keys: "Right"
        enabled: tools.review.page.number < tools.review.page.of && !tools.paused
        text: qsTr("Sau")
        onClicked: tools.review.step(1)
    }

    DeskButton {
        width: tools.width
        symbol: "triangle-alert"
        keys: "N"
        enabled: tools.review.wanting > 0 && !tools.paused
        text: qsTr("Trang cần xem")
        onClicked: tools.review.nextMark()
    }

    DeskButton {
        width: tools.width
        symbol: "rotate-cw"
        keys: "R"
        enabled: tools.ready
        text: qsTr("Xoay")
        onClicked: tools.review.turn()
    }

    DeskButton {
        width: tools.width
        symbol: "arrow-left"
        keys: "Ctrl+Left"
        enabled: tools.ready
        text: qsTr("Đưa lên trước")
        onClicked: tools.review.move(-1)
    }

    DeskButton {
        width: tools.width
        symbol: "arrow-right"
        keys: "Ctrl+Right"
        enabled: tools.ready
        text: qsTr("Đưa ra sau")
        onClicked: tools.review.move(1)
    }

    DeskButton {
        width: tools.width
        symbol: "rows-3"
        keys: "T"
        enabled: tools.ready
        text: qsTr("Tách từ đây sang giấy tờ sau")
        onClicked: tools.review.split()
    }

    DeskButton {
        width: tools.width
        symbol: "refresh-cw"
        keys: "F5"
        enabled: tools.ready
        text: qsTr("Quét lại trang này")
        onClicked: tools.review.again()
    }

    DeskButton {
        width: tools.width
        symbol: "pencil"
        keys: "I"
        enabled: tools.ready && tools.review.describable
        text: qsTr("Thông tin giấy tờ này")
        onClicked: tools.review.describe()
    }

    DeskButton {
        width: tools.width
        kind: "quiet"
        symbol: "trash-2"
        keys: "Del"
        enabled: tools.ready
        text: qsTr("Bỏ trang")
        onClicked: tools.review.remove()
    }

    BodyText {
        width: parent.width
        soft: true
        font.pixelSize: Theme.textFine
        text: qsTr("Phím 1 đến 9: chuyển trang sang giấy tờ mang số đó.")
    }
}
