pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Everything that is about to be submitted; each block can be mended. */
PageBody {
    id: page

    required property ReviewPageModel model
    readonly property string spoken: [heading, model.procedure].concat(model.answers.map(line => line.label + ": " + line.value)).join(". ")

    heading: qsTr("Xem lại trước khi nộp")

    Surface {
        width: parent.width

        BlockHead {
            width: parent.width
            symbol: "user"
            title: qsTr("Người nộp hồ sơ")
        }

        Repeater {
            model: page.model.person.length

            KeyValue {
                required property int index

                width: parent.width
                label: page.model.person[index].label
                value: page.model.person[index].value
            }
        }
    }

    Surface {
        width: parent.width

        BlockHead {
            width: parent.width
            symbol: "file-text"
            title: qsTr("Thủ tục")
            canCorrect: page.model.canChangeCase
            onCorrect: page.model.changeCase()
        }

        LongText {
            width: parent.width
            text: page.model.procedure
        }

        BodyText {
            width: parent.width
            visible: page.model.case !== ""
            text: page.model.case
            soft: true
        }
    }

    Surface {
        width: parent.width
        visible: page.model.answers.length > 0

        BlockHead {
            width: parent.width
            symbol: "pencil"
            title: qsTr("Thông tin đã khai")
        }

        Repeater {
            model: page.model.answers.length

            KeyValue {
                required property int index

                width: parent.width
                label: page.model.answers[index].label
                value: page.model.answers[index].value
                actionText: qsTr("Sửa")
                onActionClicked: page.model.correct(page.model.answers[index].key)
            }
        }
    }

    Surface {
        width: parent.width
        visible: page.model.papers.length > 0

        BlockHead {
            width: parent.width
            symbol: "files"
            title: qsTr("Giấy tờ")
            canCorrect: true
            onCorrect: page.model.changePapers()
        }

        Repeater {
            model: page.model.papers.length

            PaperLineRow {
                required property int index

                width: parent.width
                name: page.model.papers[index].name
                standing: page.model.papers[index].state
                scanned: page.model.papers[index].scanned
            }
        }
    }

    Surface {
        width: parent.width

        BlockHead {
            width: parent.width
            symbol: "calendar-days"
            title: qsTr("Sau khi nộp")
        }

        Repeater {
            model: page.model.promise.length

            KeyValue {
                required property int index

                width: parent.width
                label: page.model.promise[index].label
                value: page.model.promise[index].value
            }
        }

        LabelText {
            width: parent.width
            text: qsTr("Trung tâm nhận hồ sơ ngay và in phiếu cho Quý khách. Khi có mạng, hồ sơ được gửi lên Cổng Dịch vụ công quốc gia. Thông tin chỉ dùng để giải quyết hồ sơ này.")
        }
    }

    footer: [
        FaultBanner {
            width: parent.width
            title: page.model.fault.title
            action: page.model.fault.action
            code: page.model.fault.code
        },
        PrimaryButton {
            width: parent.width
            enabled: page.model.ready
            symbol: "send"
            text: page.model.submitting ? qsTr("Đang nộp…") : qsTr("Nộp hồ sơ")
            onClicked: page.model.submit()
        }
    ]
}
