import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The answers of a received dossier to be mended at the left; why the Portal refused them, and who it is, at the right. */
DeskPage {
    id: page

    required property CorrectPageModel model
    readonly property Item first: questions

    heading: qsTr("Sửa thông tin hồ sơ")
    lead: [model.code, model.procedure].filter(part => part).join(" · ")
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            kind: "primary"
            symbol: "send"
            keys: "Ctrl+Return"
            enabled: page.model.savable
            text: qsTr("Lưu và gửi Cổng")
            onClicked: page.model.save()
        }
    ]

    DeskSplit {
        anchors.fill: parent
        visible: page.model.ready
        share: 0.6

        near: DeskScroll {
            anchors.fill: parent

            DeskPanel {
                width: parent.width
                heading: qsTr("Thông tin trong tờ khai")
                note: qsTr("Cán bộ sửa theo lời người nộp; nhật ký ghi ai sửa mục nào.")
                spacing: Theme.gap

                FormQuestions {
                    id: questions

                    width: parent.width
                    form: page.model.form as IntakeAnswersModel
                }
            }
        }

        far: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                visible: page.model.refusal.length > 0
                heading: qsTr("Cổng chưa nhận hồ sơ này")
                spacing: Theme.gap

                DeskFacts {
                    width: parent.width
                    facts: page.model.refusal
                }
            }

            DeskPanel {
                width: parent.width
                heading: qsTr("Theo giấy tờ tùy thân")
                note: qsTr("Không sửa ở đây. Nếu sai người hoặc sai số, rút hồ sơ và tiếp nhận lại.")
                spacing: Theme.gap

                DeskFacts {
                    width: parent.width
                    facts: page.model.person
                }
            }
        }
    }
}
