import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Petitions that wait for an answer at the left; the one at hand with the answer at the right. */
DeskPage {
    id: page

    required property PetitionsPageModel model
    readonly property Item first: table

    heading: qsTr("Phản ánh, kiến nghị")
    lead: qsTr("Sổ riêng của trung tâm. Cổng phản ánh quốc gia chưa nhận bằng máy: việc cần chuyển, cán bộ nhập tại pakn.dichvucong.gov.vn.")
    fault: model.fault

    DeskSplit {
        anchors.fill: parent
        share: 0.52

        near: DeskTable {
            id: table

            anchors.fill: parent
            selecting: true
            columns: page.model.columns
            rows: page.model.rows
            emptyText: page.model.emptyText
            onMoved: index => page.model.move(index)
            onOpened: answer.input.forceActiveFocus()
        }

        far: DeskScroll {
            anchors.fill: parent
            visible: page.model.here.code !== ""

            DeskPanel {
                width: parent.width
                heading: page.model.here.kind
                note: qsTr("%1, nhận lúc %2").arg(page.model.here.code).arg(page.model.here.since)

                Text {
                    width: parent.width
                    text: page.model.here.text
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: Theme.textBody
                    wrapMode: Text.Wrap
                    lineHeight: Theme.leading
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }

                DeskFact {
                    width: parent.width
                    label: qsTr("Liên hệ")
                    value: page.model.here.contact
                }

                DeskFact {
                    width: parent.width
                    visible: value !== ""
                    label: qsTr("Về hồ sơ")
                    value: page.model.here.dossier
                }
            }

            DeskPanel {
                width: parent.width

                DeskArea {
                    id: answer

                    width: parent.width
                    lines: 6
                    label: qsTr("Trả lời người dân, hoặc ghi đã chuyển cho cơ quan nào")
                    hint: qsTr("Người dân đọc nguyên văn khi tra cứu bằng mã trên phiếu.")
                    text: page.model.draft
                    onEdited: text => page.model.write(text)
                }

                Flow {
                    width: parent.width
                    spacing: Theme.space1

                    DeskButton {
                        kind: "primary"
                        symbol: "send"
                        text: qsTr("Gửi câu trả lời")
                        keys: "Ctrl+S"
                        enabled: page.model.ready
                        onClicked: page.model.answer()
                    }

                    DeskButton {
                        symbol: "landmark"
                        text: qsTr("Đã chuyển cơ quan khác")
                        enabled: page.model.ready
                        onClicked: page.model.forward()
                    }
                }
            }
        }
    }
}
