pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Returning a result: who takes it at the left, what is handed over at the right, then the three faces. */
DeskPage {
    id: page

    required property ReturnPageModel model
    readonly property CardReadingModel card: model.card as CardReadingModel
    readonly property Item first: reading.first

    heading: qsTr("Trả kết quả")
    lead: model.lead
    fault: model.fault
    busy: model.busy

    Connections {
        target: page.model

        function onChanged(): void {
            if (page.model.returned && !faces.activeFocus)
                Qt.callLater(() => faces.forceActiveFocus());
        }
    }

    Connections {
        target: page.card

        function onOfficerWanted(): void {
            page.model.chooseWay("seen");
        }
    }

    actions: [
        DeskButton {
            visible: !page.model.returned
            kind: "primary"
            symbol: "hand-helping"
            keys: "Ctrl+Return"
            enabled: page.model.returnable
            text: qsTr("Đã trả và in phiếu bàn giao")
            onClicked: page.model.giveBack()
        }
    ]

    DeskSplit {
        anchors.fill: parent
        visible: !page.model.returned
        share: 0.46

        near: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                heading: qsTr("Người nhận")
                spacing: Theme.gap

                DeskTabs {
                    width: parent.width
                    tabs: page.model.ways
                    chosen: page.model.way
                    onPicked: key => page.model.chooseWay(key)
                }

                CardReading {
                    id: reading

                    width: parent.width
                    visible: page.model.way === "card" && page.model.proof.length === 0
                    card: page.card
                }

                ProofStrip {
                    width: parent.width
                    badges: page.model.proof
                    note: page.model.proofNote
                }

                DeskField {
                    width: parent.width
                    visible: page.model.way === "pin"
                    label: qsTr("Mã PIN trên phiếu giữ hồ sơ")
                    symbol: "key-round"
                    maximumLength: 6
                    onEdited: text => page.model.say("pin", text)
                }

                DeskField {
                    width: parent.width
                    visible: page.model.way !== "card"
                    label: qsTr("Họ tên người nhận")
                    hint: qsTr("Để trống: người nộp hồ sơ")
                    maximumLength: 100
                    onEdited: text => page.model.say("name", text)
                }

                DeskField {
                    width: parent.width
                    visible: page.model.way === "seen"
                    label: qsTr("Số giấy tờ đã xem")
                    maximumLength: 20
                    onEdited: text => page.model.say("number", text)
                }

                DeskField {
                    width: parent.width
                    visible: page.model.way === "seen" || page.model.stranger
                    label: page.model.stranger ? qsTr("Giấy ủy quyền") : qsTr("Căn cứ đã đối chiếu")
                    needed: true
                    maximumLength: 200
                    onEdited: text => page.model.say("reason", text)
                }

                CheckLamp {
                    width: parent.width
                    text: page.model.receiver !== "" ? page.model.receiver : page.model.stranger ? qsTr("Thẻ của người khác: cần giấy ủy quyền") : qsTr("Chưa xác định người nhận")
                    kind: page.model.receiver !== "" ? "ok" : "warn"
                }
            }
        }

        far: DeskScroll {
            anchors.fill: parent

            DeskPanel {
                width: parent.width
                heading: qsTr("Giấy tờ kết quả")
                spacing: Theme.gap
                tools: [
                    DeskButton {
                        kind: "quiet"
                        symbol: "plus"
                        keys: "Alt+A"
                        text: qsTr("Thêm giấy tờ")
                        onClicked: page.model.add()
                    }
                ]

                Repeater {
                    model: page.model.results.length

                    Row {
                        id: result

                        required property int index
                        readonly property var row: page.model.results[index] ?? ({})

                        width: parent?.width ?? 0
                        spacing: Theme.space1

                        DeskField {
                            width: (parent.width - scan.width - 2 * Theme.space1) * 0.66
                            label: qsTr("Tên giấy tờ")
                            onEdited: text => page.model.write(result.index, "name", text)
                            Component.onCompleted: text = result.row.name ?? ""
                        }

                        DeskField {
                            width: (parent.width - scan.width - 2 * Theme.space1) * 0.34
                            label: qsTr("Số ký hiệu")
                            maximumLength: 60
                            onEdited: text => page.model.write(result.index, "number", text)
                        }

                        DeskButton {
                            id: scan

                            y: Theme.textFine * 1.6
                            symbol: result.row.scanned ? "circle-check" : "scan-line"
                            enabled: !result.row.scanned && !page.model.busy
                            text: result.row.scanned ? qsTr("Đã quét") : qsTr("Quét")
                            onClicked: page.model.scan(result.index)
                        }
                    }
                }
            }
        }
    }

    DeskPanel {
        anchors.centerIn: parent
        visible: page.model.returned
        width: Math.min(parent.width, Theme.px(760))
        padding: Theme.space6
        spacing: Theme.space4
        heading: page.model.rated ? qsTr("Cảm ơn Quý khách") : qsTr("Quý khách có hài lòng với lần phục vụ này không?")

        Row {
            id: faces

            width: parent.width
            visible: !page.model.rated
            spacing: Theme.gap

            FaceButton {
                width: (parent.width - 2 * Theme.gap) / 3
                symbol: "laugh"
                text: qsTr("Rất hài lòng")
                keys: "1"
                onClicked: page.model.rate(page.model.scores[0])
            }

            FaceButton {
                width: (parent.width - 2 * Theme.gap) / 3
                symbol: "smile"
                text: qsTr("Hài lòng")
                keys: "2"
                onClicked: page.model.rate(page.model.scores[1])
            }

            FaceButton {
                width: (parent.width - 2 * Theme.gap) / 3
                symbol: "frown"
                text: qsTr("Chưa hài lòng")
                keys: "3"
                onClicked: page.model.rate(page.model.scores[2])
            }
        }

        DeskButton {
            width: parent.width
            symbol: "list-checks"
            keys: "Ctrl+N"
            text: qsTr("Hồ sơ tiếp theo")
            onClicked: page.model.leave()
        }
    }
}
