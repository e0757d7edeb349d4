import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* A petition stands in the register: its code, its PIN, how its paper stands. */
PageBody {
    id: page

    required property PetitionPageModel model
    readonly property string spoken: [heading, qsTr("Mã phản ánh, kiến nghị") + ": " + model.code, qsTr("Mã PIN (xin giữ kín)") + ": " + model.pin].join(". ")

    heading: qsTr("Trung tâm đã ghi nhận")
    lead: qsTr("Ý kiến nằm trong sổ theo dõi của Trung tâm. Máy không gửi lên Cổng quốc gia.")

    Surface {
        width: parent.width

        BigCode {
            width: parent.width
            label: qsTr("Mã phản ánh, kiến nghị")
            code: page.model.code
        }

        Fact {
            width: parent.width
            label: qsTr("Mã PIN (xin giữ kín)")
            value: page.model.pin
            size: Theme.textTitle
        }
    }

    SlipStanding {
        width: parent.width
        slip: page.model.slip
        fault: page.model.slipFault
        place: page.model.slipPlace
        without: qsTr("Ý kiến đã được ghi nhận. Xin ghi lại mã và mã PIN để xem câu trả lời.")
        onAgain: page.model.printSlip()
        onCameOut: yes => page.model.slipCameOut(yes)
    }

    footer: PrimaryButton {
        width: parent.width
        symbol: "check"
        text: qsTr("Xong")
        onClicked: page.model.done()
    }
}
