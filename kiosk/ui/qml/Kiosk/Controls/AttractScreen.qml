import QtQuick
import Kiosk.Theme

/* Nobody is there: the mark, the centre and an invitation, calm and large. */
Rectangle {
    id: screen

    required property string centre

    signal touched

    color: Theme.accent
    Accessible.role: Accessible.Button
    Accessible.name: invitation.text
    Accessible.onPressAction: touched()

    MouseArea {
        anchors.fill: parent
        onPressed: screen.touched()
        Accessible.ignored: true
    }

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.column)
        spacing: Theme.space6

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(320)
            height: width
            sourceSize: Qt.size(width, height)
            source: "image://icon/mark/" + String(Theme.accentInk).slice(1) + "-" + String(Theme.gold).slice(1)
        }

        Text {
            width: parent.width
            text: screen.centre
            color: Theme.accentInk
            font.family: Theme.family
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.2
            Accessible.ignored: true
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(240)
            height: Theme.lineStrong
            color: Theme.gold
        }

        Text {
            id: invitation

            width: parent.width
            text: qsTr("Chạm vào màn hình để bắt\u00a0đầu")
            color: Theme.accentInk
            font.family: Theme.family
            font.pixelSize: Theme.textHero
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.15
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            text: qsTr("Nộp hồ sơ · Lấy số · Tra cứu hồ sơ · Xem thủ tục")
            color: Theme.accentInk
            font.family: Theme.family
            font.pixelSize: Theme.textLead
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignHCenter
            Accessible.ignored: true
        }
    }
}
