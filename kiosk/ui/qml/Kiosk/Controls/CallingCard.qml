import QtQuick
import Kiosk.Theme

/* The number that is called, on the accent; it breathes while it is announced. */
Rectangle {
    id: card

    required property string number
    required property string counter
    required property string counterTitle
    required property bool announcing
    required property string faultCode

    readonly property bool called: number !== "" && faultCode === ""

    radius: Theme.radius
    color: Theme.hallGround
    border.width: Theme.highContrast ? Theme.line : 0
    border.color: Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: called ? qsTr("Mời số %1 đến quầy %2").arg(number).arg(counter) : quiet.text

    HallText {
        id: quiet

        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        visible: !card.called
        horizontalAlignment: Text.AlignHCenter
        fontSizeMode: Text.FixedSize
        wrapMode: Text.WordWrap
        text: card.faultCode !== "" ? qsTr("Xin nghe cán bộ gọi số tại quầy") : qsTr("Kính chào Quý khách. Xin lấy số tại máy tự phục vụ")
        size: Theme.hallClock
        color: Theme.hallInk
        Accessible.ignored: true
    }

    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.margin
        visible: card.called
        spacing: 0

        HallText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Mời số")
            size: Theme.hallLead
            color: Theme.hallSoft
            Accessible.ignored: true
        }

        HallText {
            id: big

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: card.number
            size: Theme.hallNumber
            color: Theme.hallInk
            Accessible.ignored: true

            SequentialAnimation on opacity {
                running: card.announcing && Theme.slide > 0
                loops: Animation.Infinite
                onRunningChanged: big.opacity = 1

                NumberAnimation {
                    to: 0.45
                    duration: Theme.breath / 2
                    easing.type: Easing.InOutQuad
                }

                NumberAnimation {
                    to: 1
                    duration: Theme.breath / 2
                    easing.type: Easing.InOutQuad
                }
            }
        }

        HallText {
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("đến quầy %1").arg(card.counter)
            size: Theme.hallCounter
            color: Theme.hallInk
            Accessible.ignored: true
        }

        HallText {
            width: parent.width
            visible: text !== ""
            horizontalAlignment: Text.AlignHCenter
            text: card.counterTitle
            size: Theme.hallFine
            font.weight: Font.Medium
            color: Theme.hallSoft
            Accessible.ignored: true
        }
    }
}
