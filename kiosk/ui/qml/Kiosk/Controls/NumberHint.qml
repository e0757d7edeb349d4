import QtQuick
import Kiosk.Theme

/* Which six digits are meant: an invented number with its end underlined in the accent. */
Item {
    id: hint

    implicitWidth: Theme.column
    implicitHeight: row.height
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Ví dụ: số 099 085 000 011 thì nhập 000011")

    Row {
        id: row

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space2

        Icon {
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.px(56)
            name: "id-card"
            colour: Theme.accent
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Số: 099085")
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textLead
            Accessible.ignored: true
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter

            Text {
                id: end

                text: "000011"
                color: Theme.accent
                font.family: Theme.family
                font.pixelSize: Theme.textLead
                font.weight: Font.Bold
                Accessible.ignored: true
            }

            Rectangle {
                width: end.width
                height: Theme.lineStrong
                color: Theme.accent
            }
        }
    }
}
