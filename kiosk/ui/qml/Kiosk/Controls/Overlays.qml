import QtQuick
import Kiosk.Theme

/* What may lie over every page; the uppermost asks first: is anybody there, an officer is wanted, really leave. */
Item {
    id: over

    required property bool attract
    required property bool officerCalled
    required property bool leaving
    required property bool idleAsked
    required property string centre
    required property string place
    required property string callStage
    required property string callCode
    required property string callCounter
    required property bool workKept
    required property bool keepPossible
    required property int keepDays
    required property string keepFault
    required property real graceFraction
    required property int graceSeconds

    readonly property string spoken: idleAsked ? idle.spoken : officerCalled ? help.spoken : leaving ? leave.spoken : ""

    /* Escape: the uppermost goes, and nothing is lost. */
    function stepBack(): void {
        if (idleAsked || attract)
            touched();
        else if (officerCalled)
            dismissed();
        else
            stayed();
    }

    signal touched
    signal stayed
    signal gone
    signal dismissed
    signal leftForCounter
    signal kept

    AttractScreen {
        anchors.fill: parent
        visible: over.attract
        centre: over.centre
        onTouched: over.touched()
    }

    Sheet {
        id: leave

        open: over.leaving
        symbol: "house"
        heading: qsTr("Kết thúc và về trang đầu?")
        lead: over.keepFault !== "" ? over.keepFault : over.keepPossible ? qsTr("Nếu kết thúc, những gì Quý khách vừa khai sẽ được xóa khỏi máy. Nếu lưu lại, trong %1 ngày Quý khách đặt thẻ căn cước lên đầu đọc là làm tiếp được.").arg(over.keepDays) : qsTr("Những gì Quý khách vừa khai sẽ được xóa khỏi máy.")
        footer: [
            PrimaryButton {
                width: parent.width
                text: qsTr("Ở lại làm tiếp")
                onClicked: over.stayed()
            },
            SecondaryButton {
                width: parent.width
                visible: over.keepPossible
                symbol: "folder-open"
                text: qsTr("Lưu lại để làm tiếp")
                onClicked: over.kept()
            },
            SecondaryButton {
                width: parent.width
                text: qsTr("Kết thúc")
                onClicked: over.gone()
            }
        ]
    }

    HelpScreen {
        id: help

        anchors.fill: parent
        visible: over.officerCalled
        place: over.place
        stage: over.callStage
        code: over.callCode
        counter: over.callCounter
        workKept: over.workKept
        onDismissed: over.dismissed()
        onGone: over.leftForCounter()
    }

    Sheet {
        id: idle

        open: over.idleAsked
        heading: qsTr("Quý khách còn ở đây không?")
        lead: qsTr("Nếu không có ai, máy sẽ xóa thông tin và trở về trang đầu.")

        Ring {
            anchors.horizontalCenter: parent.horizontalCenter
            fraction: over.graceFraction
            text: over.graceSeconds
        }

        footer: PrimaryButton {
            width: parent.width
            text: qsTr("Tôi vẫn đang làm")
            onClicked: over.touched()
        }
    }
}
