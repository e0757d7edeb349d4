pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Reception: the person and the matter at the left, papers in the middle, checks and the one press at the right. */
DeskPage {
    id: page

    required property IntakePageModel model
    readonly property Item first: person.first
    readonly property IntakePapersModel papers: model.papers as IntakePapersModel
    readonly property ScanReviewModel review: papers.review as ScanReviewModel
    readonly property bool reviewing: review.shown
    readonly property CameraAimModel aim: papers.aim as CameraAimModel
    readonly property bool done: model.accepted.code !== ""
    readonly property real third: (width - 2 * Theme.margin - 2 * Theme.gap) / 100

    heading: reviewing ? qsTr("Duyệt bản quét") : qsTr("Tiếp nhận hồ sơ")
    lead: model.procedure
    fault: model.fault
    busy: model.busy

    ScanReview {
        anchors.fill: parent
        visible: page.reviewing && !page.aim.shown
        review: page.review
    }

    CameraAim {
        anchors.fill: parent
        visible: page.aim.shown
        aim: page.aim
    }

    Row {
        anchors.fill: parent
        visible: !page.reviewing && !page.aim.shown
        enabled: page.papers.asked.length === 0
        spacing: Theme.gap

        DeskScroll {
            width: page.third * 34
            height: parent.height
            spacing: Theme.gap

            IntakePerson {
                id: person

                width: parent.width
                model: page.model
            }

            IntakeMatter {
                width: parent.width
                model: page.model
            }
        }

        DeskScroll {
            width: page.third * 38
            height: parent.height

            IntakePapers {
                width: parent.width
                papers: page.papers
            }
        }

        DeskScroll {
            width: page.third * 28
            height: parent.height
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                visible: !page.done
                heading: qsTr("Kiểm tra")
                note: page.model.checks.length === 0 ? qsTr("Chưa có gì để kiểm tra.") : ""
                spacing: Theme.space1

                Repeater {
                    model: page.model.checks.length

                    CheckLamp {
                        required property int index

                        width: parent?.width ?? 0
                        text: page.model.checks[index]?.text ?? ""
                        kind: page.model.checks[index]?.kind ?? "ok"
                    }
                }

                DeskButton {
                    width: parent.width
                    height: Theme.touchBig
                    kind: "primary"
                    symbol: "badge-check"
                    keys: "Ctrl+Return"
                    enabled: page.model.acceptable
                    text: page.model.editable ? qsTr("Tiếp nhận và in") : qsTr("Đã đối chiếu, tiếp nhận")
                    onClicked: page.model.accept()
                }
            }

            DeskPanel {
                width: parent.width
                visible: page.done
                heading: qsTr("Đã tiếp nhận")
                spacing: Theme.gap

                DeskFact {
                    width: parent.width
                    label: qsTr("Mã hồ sơ")
                    value: page.model.accepted.code
                    strong: true
                }

                DeskFact {
                    width: parent.width
                    label: qsTr("Hẹn trả kết quả")
                    value: page.model.accepted.due
                    strong: true
                }

                DeskFact {
                    width: parent.width
                    label: qsTr("Phí, lệ phí")
                    value: page.model.accepted.fee
                }

                DeskFact {
                    width: parent.width
                    label: qsTr("Sổ theo dõi")
                    value: page.model.accepted.register
                }

                DeskButton {
                    width: parent.width
                    height: Theme.touchBig
                    kind: "primary"
                    symbol: "user-plus"
                    keys: "Ctrl+N"
                    text: qsTr("Người tiếp theo")
                    onClicked: page.model.again()
                }

                DeskButton {
                    width: parent.width
                    symbol: "banknote"
                    keys: "Alt+F"
                    text: qsTr("Thu phí, lệ phí")
                    onClicked: page.model.openFees()
                }

                DeskButton {
                    width: parent.width
                    visible: page.model.digitised
                    symbol: "stamp"
                    keys: "Alt+G"
                    text: qsTr("Ký số bản sao")
                    onClicked: page.model.openCopies()
                }

                DeskButton {
                    width: parent.width
                    kind: "quiet"
                    symbol: "file-text"
                    text: qsTr("Mở hồ sơ")
                    onClicked: page.model.openDossier()
                }
            }
        }
    }

    ReuseDialog {
        papers: page.papers
    }
}
