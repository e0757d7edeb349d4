pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What have you come for? */
PageBody {
    id: page

    required property HomePageModel model
    readonly property bool broken: model.faultCode !== ""
    readonly property bool tight: !Theme.largeText && !Theme.wide // everything in sight on a portrait screen

    readonly property string spoken: broken ? heading : [heading, lead, qsTr("Quý khách có thể: nộp hồ sơ, lấy số thứ tự, tra cứu hồ sơ, xem thủ tục và giấy tờ, nộp phí, góp ý. Cần giúp đỡ, Quý khách chạm vào Gọi cán bộ ở góc dưới bên phải.")].join(". ")

    level: tight && !broken ? "title" : "hero"
    spacing: tight ? Theme.px(20) : Theme.gap
    heading: broken ? qsTr("Máy tạm ngừng phục vụ") : qsTr("Kính chào Quý khách")
    lead: broken ? "" : qsTr("Quý khách cần làm gì hôm nay?")

    Loader {
        width: parent.width
        visible: active
        active: page.broken
        sourceComponent: FaultBanner {
            title: qsTr("Máy không mở được")
            action: qsTr("Mời Quý khách đến quầy. Cán bộ vẫn tiếp nhận hồ sơ như thường lệ.")
            code: page.model.faultCode
        }
    }

    BigTile {
        width: parent.width
        height: page.tight ? Theme.px(164) : implicitHeight
        visible: !page.broken
        primary: true
        symbol: "file-plus"
        text: qsTr("Nộp hồ sơ")
        note: page.model.waiting ? qsTr("Máy đang chuẩn bị, vui lòng chờ giây lát…") : qsTr("Chuẩn bị sẵn thẻ căn cước và giấy tờ gốc")
        onClicked: page.model.file()
    }

    Grid {
        id: ways

        width: parent.width
        visible: !page.broken
        columns: width > 1.3 * Theme.column ? 4 : 2
        spacing: Theme.gap

        readonly property real words: Math.max(number.implicitContentHeight, look.implicitContentHeight, papers.implicitContentHeight, essential.implicitContentHeight)

        component Way: BigTile {
            width: (ways.width - (ways.columns - 1) * Theme.gap) / ways.columns
            height: page.tight ? Math.max(Theme.px(148), ways.words + topPadding + bottomPadding) : Math.max(number.implicitHeight, look.implicitHeight, papers.implicitHeight, essential.implicitHeight)
            small: true
        }

        Way {
            id: number

            symbol: "ticket"
            text: qsTr("Lấy số thứ tự")
            note: qsTr("Gặp cán bộ tại quầy")
            onClicked: page.model.takeNumber()
        }

        Way {
            id: look

            symbol: "file-search"
            text: qsTr("Tra cứu hồ sơ")
            note: qsTr("Hồ sơ đang ở đâu")
            onClicked: page.model.lookUp()
        }

        Way {
            id: papers

            symbol: "list-checks"
            text: qsTr("Thủ tục và giấy tờ")
            note: qsTr("Cần mang những gì")
            onClicked: page.model.seeWhatToBring()
        }

        Way {
            id: essential

            symbol: "star5"
            text: qsTr("Dịch vụ thiết yếu")
            note: qsTr("Bảo hiểm, bằng lái, cư trú")
            onClicked: page.model.openEssential()
        }
    }

    // What is known a moment after the first picture does not keep the first picture waiting.
    Loader {
        readonly property bool wanted: page.model.lifeEvents.length > 0

        width: parent.width
        visible: wanted
        onWantedChanged: {
            if (wanted)
                setSource("HomeEvents.qml", {
                    "model": page.model
                });
            else
                source = "";
        }
    }
}
