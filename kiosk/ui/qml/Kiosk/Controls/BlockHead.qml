import QtQuick
import Kiosk.Theme

/* The head of a block: icon, title, and "Sửa" where the block can be mended. */
Item {
    id: head

    required property string title
    property string symbol: ""
    property bool canCorrect: false

    signal correct

    implicitHeight: Math.max(Theme.px(64), words.implicitHeight, button.visible ? button.implicitHeight : 0)

    Icon {
        id: icon

        anchors.verticalCenter: parent.verticalCenter
        name: head.symbol
        colour: Theme.accent
    }

    Heading {
        id: words

        anchors.left: icon.right
        anchors.leftMargin: Theme.space2
        anchors.right: button.visible ? button.left : parent.right
        anchors.verticalCenter: parent.verticalCenter
        level: "lead"
        text: head.title
    }

    QuietButton {
        id: button

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: head.canCorrect
        symbol: "pencil"
        text: qsTr("Sửa")
        onClicked: head.correct()
    }
}
