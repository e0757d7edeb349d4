pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One card for each required document; scanning takes the whole page. */
Item {
    id: page

    required property PapersPageModel model
    readonly property string heading: scan.visible ? scan.heading : list.heading
    readonly property string lead: scan.visible ? scan.lead : list.lead

    PageBody {
        id: list

        anchors.fill: parent
        visible: page.model.stage === "list"
        heading: qsTr("Giấy tờ cần có")
        lead: qsTr("Đã xong %1 trong %2 giấy tờ. Giấy nào có ở đây, Quý khách quét luôn; giấy nào chưa có, mang ra quầy sau.").arg(page.model.answered).arg(page.model.count)

        Repeater {
            model: page.model.count

            PaperCard {
                required property int index
                readonly property var paper: page.model.papers[index]

                width: parent.width
                name: paper.name
                copies: paper.copies
                kind: paper.kind
                standing: paper.state
                scanned: paper.scanned
                toCounter: paper.toCounter
                thumbs: paper.thumbs
                enabled: !page.model.busy
                onScan: page.model.scan(index)
                onBring: page.model.bring(index)
            }
        }

        footer: [
            FaultBanner {
                width: parent.width
                title: page.model.fault.title
                action: page.model.fault.action
                code: page.model.fault.code
            },
            SecondaryButton {
                width: parent.width
                visible: page.model.answered < page.model.count
                enabled: !page.model.busy
                text: qsTr("Mang tất cả giấy còn lại ra quầy")
                onClicked: page.model.bringRest()
            },
            PrimaryButton {
                width: parent.width
                enabled: page.model.ready
                symbol: "arrow-right"
                symbolAfter: true
                text: qsTr("Tiếp tục")
                onClicked: page.model.next()
            }
        ]
    }

    PageBody {
        id: scan

        anchors.fill: parent
        visible: page.model.stage !== "list"
        heading: page.model.stage === "scanning" ? (page.model.byCamera ? qsTr("Chụp giấy tờ") : qsTr("Đang quét")) : page.model.pages > 0 ? qsTr("Đã quét %1 trang").arg(page.model.pages) : qsTr("Chưa quét được")
        lead: page.model.stage !== "scanning" ? "" : page.model.byCamera ? page.model.aim : qsTr("Đặt giấy vào khay, mặt chữ hướng lên.")

        LongText {
            width: parent.width
            text: page.model.scanningName
            lines: 2
        }

        ProgressBar {
            width: parent.width
            visible: (page.model.stage === "scanning" && page.model.seen === "") || page.model.saving
            label: qsTr("Đang quét")
            indeterminate: true
        }

        CameraPicture {
            width: parent.width
            visible: page.model.stage === "scanning" && page.model.seen !== ""
            source: page.model.seen
            label: page.model.aim
        }

        FaultBanner {
            width: parent.width
            title: page.model.fault.title
            action: page.model.fault.action
            code: page.model.fault.code
        }

        Surface {
            width: parent.width
            visible: page.model.pages > 0

            LabelText {
                width: parent.width
                visible: page.model.fault.code !== ""
                text: qsTr("Đã giữ %1 trang. Quý khách có thể quét tiếp từ trang sau.").arg(page.model.pages)
            }

            ThumbStrip {
                width: parent.width
                thumbs: page.model.thumbs
                big: true
            }
        }

        footer: [
            QuietButton {
                width: parent.width
                visible: page.model.stage === "scanning" && !page.model.byCamera
                symbol: "x"
                text: qsTr("Dừng quét")
                onClicked: page.model.stop()
            },
            PrimaryButton {
                width: parent.width
                visible: page.model.stage === "scanning" && page.model.byCamera
                symbol: "check"
                text: qsTr("Xong")
                onClicked: page.model.stop()
            },
            SecondaryButton {
                width: parent.width
                visible: page.model.stage === "scanned" && page.model.pages === 0
                symbol: "concierge-bell"
                text: qsTr("Mang giấy này ra quầy")
                onClicked: page.model.bringThis()
            },
            Grid {
                id: again

                readonly property real part: (width - (columns - 1) * spacing) / columns

                width: parent.width
                columns: Theme.wide ? 1 : 2
                visible: page.model.stage === "scanned" && page.model.pages > 0
                spacing: Theme.gap

                SecondaryButton {
                    width: again.part
                    enabled: !page.model.busy
                    symbol: "rotate-ccw"
                    text: qsTr("Quét lại")
                    onClicked: page.model.scanAgain()
                }

                SecondaryButton {
                    width: again.part
                    enabled: !page.model.busy
                    symbol: "plus"
                    text: page.model.fault.code !== "" ? qsTr("Quét tiếp") : qsTr("Quét thêm trang")
                    onClicked: page.model.scanMore()
                }
            },
            PrimaryButton {
                width: parent.width
                visible: page.model.stage === "scanned" && page.model.pages > 0
                enabled: !page.model.busy
                symbol: "check"
                text: page.model.saving ? qsTr("Đang lưu…") : qsTr("Dùng các trang này")
                onClicked: page.model.keep()
            },
            PrimaryButton {
                width: parent.width
                visible: page.model.stage === "scanned" && page.model.pages === 0
                symbol: "rotate-ccw"
                text: qsTr("Quét lần nữa")
                onClicked: page.model.scanAgain()
            }
        ]
    }
}
