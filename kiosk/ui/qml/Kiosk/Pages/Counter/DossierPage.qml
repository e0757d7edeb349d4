pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One dossier: what it is at the left, what may be done and what was done at the right. */
DeskPage {
    id: page

    required property DossierPageModel model
    readonly property Item first: steps.count > 0 ? steps.itemAt(0) : number // qmllint disable missing-property

    heading: model.code
    lead: model.procedure
    fault: model.fault
    busy: model.busy

    actions: [
        Row {
            anchors.verticalCenter: parent.verticalCenter
            visible: page.model.ready
            spacing: Theme.space1

            StatePill {
                text: page.model.delivery.text
                kind: page.model.delivery.kind
            }

            StatePill {
                text: page.model.state.text
                kind: page.model.state.kind
            }
        },
        DeskButton {
            visible: page.model.correctable
            symbol: "pencil"
            keys: "Alt+S"
            text: qsTr("Sửa thông tin")
            onClicked: page.model.openForm()
        },
        DeskButton {
            visible: page.model.ready
            symbol: "banknote"
            keys: "Alt+F"
            text: qsTr("Phí, lệ phí")
            onClicked: page.model.openFees()
        }
    ]

    DeskSplit {
        anchors.fill: parent
        visible: page.model.ready
        share: 0.6

        near: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                heading: page.model.due.text === "" ? "" : qsTr("Hẹn trả: %1").arg(page.model.due.text)
                spacing: Theme.gap
                tools: [
                    StatePill {
                        anchors.verticalCenter: parent.verticalCenter
                        visible: page.model.due.note !== ""
                        text: page.model.due.note
                        kind: page.model.due.kind
                    },
                    DeskButton {
                        id: number

                        kind: "quiet"
                        symbol: "eye"
                        keys: "Alt+N"
                        text: page.model.numberShown ? qsTr("Che số") : qsTr("Hiện số")
                        onClicked: page.model.showNumber()
                    }
                ]

                DeskFacts {
                    width: parent.width
                    facts: page.model.facts
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.forms.length > 0
                heading: qsTr("Mẫu đã lập")
                spacing: 0

                Repeater {
                    model: page.model.forms.length

                    DeskLine {
                        id: form

                        required property int index
                        readonly property var row: page.model.forms[index] ?? ({})

                        width: parent?.width ?? 0
                        text: row.code ? row.code + ". " + row.title : row.title ?? ""
                        note: row.note ?? ""
                        ruled: index < page.model.forms.length - 1

                        StatePill {
                            anchors.verticalCenter: parent.verticalCenter
                            text: form.row.state ?? ""
                            kind: form.row.kind ?? "plain"
                        }

                        DeskButton {
                            kind: "quiet"
                            symbol: "printer"
                            text: form.row.again ? qsTr("In lại") : qsTr("In")
                            Accessible.name: text + " " + form.text
                            onClicked: page.model.printForm(form.row.id)
                        }
                    }
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.papers.length > 0
                heading: qsTr("Thành phần hồ sơ")
                spacing: 0
                tools: DeskButton {
                    visible: page.model.digitised
                    symbol: "files"
                    keys: "Alt+G"
                    text: qsTr("Giấy tờ số hóa")
                    onClicked: page.model.openCopies()
                }

                Repeater {
                    model: page.model.papers.length

                    DeskLine {
                        id: paper

                        required property int index
                        readonly property var row: page.model.papers[index] ?? ({})

                        width: parent?.width ?? 0
                        symbol: row.pages > 0 ? "files" : "file-text"
                        text: row.name ?? ""
                        ruled: index < page.model.papers.length - 1

                        StatePill {
                            anchors.verticalCenter: parent.verticalCenter
                            text: paper.row.pages > 0 ? qsTr("%1, %2 trang").arg(paper.row.where).arg(paper.row.pages) : paper.row.where ?? ""
                            kind: paper.row.kind ?? "plain"
                        }
                    }
                }
            }
        }

        far: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                visible: page.model.elsewhere !== ""
                heading: page.model.elsewhere === "*" ? qsTr("Hồ sơ chưa thuộc quầy nào") : qsTr("Hồ sơ đang ở máy %1").arg(page.model.elsewhere)
                note: qsTr("Ở đây chỉ xem được. Nhận về quầy này để làm tiếp.")
                spacing: Theme.space1

                DeskButton {
                    kind: "primary"
                    symbol: "download"
                    keys: "Ctrl+Return"
                    enabled: !page.model.busy
                    text: qsTr("Nhận về quầy này")
                    onClicked: page.model.bringHere()
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.model.elsewhere === ""
                heading: qsTr("Việc được làm")
                note: page.model.steps.length === 0 ? qsTr("Vai trò và trạng thái này không có bước nào.") : ""
                spacing: Theme.space1

                Repeater {
                    id: steps

                    model: page.model.steps.length

                    DeskStep {
                        required property int index
                        readonly property var row: page.model.steps[index] ?? ({})

                        width: parent?.width ?? 0
                        kind: row.kind ?? "secondary"
                        symbol: row.symbol ?? ""
                        keys: row.keys ?? ""
                        text: row.title ?? ""
                        note: [row.form, row.note].filter(part => part).join(" · ")
                        late: row.late ?? false
                        grave: row.grave ?? false
                        onClicked: page.model.take(row.action)
                    }
                }
            }

            DeskPanel {
                width: parent.width
                heading: qsTr("Quá trình xử lý")
                spacing: Theme.gap

                DeskTimeline {
                    width: parent.width
                    entries: page.model.history
                }
            }
        }
    }
}
