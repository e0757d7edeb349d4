import QtQuick
import Kiosk.Theme

/* How the paper of a page stands: coming, there, in question, or not possible now. `state` as SlipPageModel says it. */
Standing {
    id: paper

    required property string slip
    required property var fault
    required property string place // where it came out; empty: here
    property string printing: qsTr("Đang in phiếu")
    property string printed: qsTr("Đã in phiếu")
    property string without: "" // what holds although nothing was printed

    signal again
    signal cameOut(yes: bool)

    visible: slip !== ""
    kind: slip === "printed" ? "ok" : slip === "fault" || slip === "question" ? "warn" : "plain"
    symbol: slip === "printed" ? "circle-check" : "printer"
    moving: slip === "printing"
    title: slip === "printed" ? printed : slip === "fault" ? fault.title : slip === "question" ? qsTr("Phiếu ra đủ chưa?") : printing
    note: slip === "printed" ? (place !== "" ? qsTr("Máy in ở đây đang không in được. Xin lấy phiếu ở: %1.").arg(place) : qsTr("Xin lấy phiếu ở khe bên dưới màn hình.")) : slip === "fault" ? (without !== "" ? without : fault.action) : slip === "question" ? qsTr("Máy không chắc phiếu đã ra hết. Xin nhìn khe giấy giúp.") : ""
    code: slip === "fault" ? fault.code : ""

    Row {
        id: question

        width: parent.width
        visible: paper.slip === "question"
        spacing: Theme.gap

        SecondaryButton {
            width: (question.width - question.spacing) / 2
            symbol: "check"
            text: qsTr("Đã ra đủ")
            onClicked: paper.cameOut(true)
        }

        SecondaryButton {
            width: (question.width - question.spacing) / 2
            symbol: "printer"
            text: qsTr("Chưa, in lại")
            onClicked: paper.cameOut(false)
        }
    }

    SecondaryButton {
        width: parent.width
        visible: paper.slip === "fault"
        symbol: "printer"
        text: qsTr("In lại phiếu")
        onClicked: paper.again()
    }
}
