import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Whose machine this is, and the way out. */
Rectangle {
    id: head

    required property Technician technician

    implicitHeight: Math.max(words.implicitHeight, Theme.touch) + 2 * Theme.space2
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.line
        color: Theme.hairline
    }

    Emblem {
        id: mark

        x: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.touch - Theme.px(4)
    }

    Column {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.space2
        anchors.right: ways.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter

        Text {
            width: parent.width
            text: qsTr("Kỹ thuật viên")
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.frameName
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            width: parent.width
            visible: head.technician.station !== ""
            text: qsTr("Máy %1 · %2").arg(head.technician.station).arg(head.technician.centre)
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.frameFine
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Row {
        id: ways

        anchors.right: parent.right
        anchors.rightMargin: Theme.space4
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space1

        DeskButton {
            kind: "quiet"
            symbol: "languages"
            text: head.technician.language === "vi" ? "English" : "Tiếng Việt"
            onClicked: head.technician.switchLanguage()
        }

        DeskButton {
            symbol: "log-out"
            text: qsTr("Thoát")
            keys: Theme.desk ? "Ctrl+Q" : ""
            onClicked: head.technician.leave()
        }
    }
}
