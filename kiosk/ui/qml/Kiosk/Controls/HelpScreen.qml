import QtQuick
import Kiosk.Theme

/*
    The citizen wants an officer: seen from across the hall.

    Nobody has been told by the machine, and it does not say so: it asks to be looked at, and the person to wave or wait.
*/
Rectangle {
    id: screen

    required property string centre
    required property string place // where in the visit

    signal dismissed

    color: Theme.highContrast ? Theme.ground : Theme.accent
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -Theme.touchBig
        spacing: Theme.space6

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(Theme.px(380), screen.height * 0.22)
            height: width
            radius: width / 2
            color: Theme.highContrast ? Theme.accent : Theme.accentInk

            Icon {
                anchors.centerIn: parent
                size: parent.width * 0.56
                name: "hand"
                colour: Theme.highContrast ? Theme.accentInk : Theme.accent
            }
        }

        Text {
            id: title

            width: parent.width
            text: qsTr("Cần cán bộ hỗ trợ")
            color: Theme.highContrast ? Theme.ink : Theme.accentInk
            font.family: Theme.family
            font.pixelSize: 1.4 * Theme.textHero
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 20
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            text: screen.place
            color: title.color
            font.family: Theme.family
            font.pixelSize: Theme.textTitle
            font.weight: Font.DemiBold
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            width: parent.width
            text: qsTr("Vui lòng giơ tay để cán bộ trong sảnh nhìn thấy. Những gì Quý khách đã khai vẫn còn nguyên.")
            color: title.color
            font.family: Theme.family
            font.pixelSize: Theme.textLead
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            lineHeight: 1.3
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    SecondaryButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space8
        width: Math.min(parent.width - 2 * Theme.margin, Theme.column)
        height: Math.max(Theme.touchBig, implicitHeight)
        textSize: Theme.textLead
        text: qsTr("Tôi tự làm tiếp")
        onClicked: screen.dismissed()
    }
}
