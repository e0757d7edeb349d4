import QtQuick
import Kiosk.Theme

/* One box to search with, a magnifier before and a way to clear behind. */
Item {
    id: search

    property alias text: box.text
    property alias placeholder: box.placeholderText
    property alias input: box

    signal edited(string text)
    signal accepted

    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.touchBig, box.implicitHeight)

    InputBox {
        id: box

        anchors.fill: parent
        symbol: "search"
        rightPadding: clear.visible ? clear.width : Theme.gap
        Accessible.name: box.placeholderText
        onTextEdited: search.edited(text)
        onAccepted: search.accepted()
    }

    QuietButton {
        id: clear

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(4)
        anchors.verticalCenter: parent.verticalCenter
        height: parent.height - Theme.px(12)
        visible: box.text !== ""
        focusPolicy: Qt.NoFocus
        symbol: "x"
        text: qsTr("Xóa")
        onClicked: {
            box.clear();
            search.edited("");
            box.forceActiveFocus();
        }
    }
}
