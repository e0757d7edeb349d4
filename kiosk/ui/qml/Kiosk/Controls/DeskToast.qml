import QtQuick
import Kiosk.Theme

/* A word in passing, at the lower right: what was done, or why not. */
Rectangle {
    id: toast

    required property string text
    required property string kind
    readonly property color inkColour: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : Theme.fault

    signal dismissed

    visible: text !== ""
    width: Math.min(Theme.px(520), parent ? parent.width - 2 * Theme.margin : Theme.px(520))
    height: Math.max(words.implicitHeight + 2 * Theme.space2, close.height + Theme.space1)
    radius: Theme.radius
    color: kind === "ok" ? Theme.okTint : kind === "warn" ? Theme.warnTint : Theme.faultTint
    border.width: Theme.line
    border.color: inkColour
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Icon {
        id: mark

        x: Theme.space2
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.icon
        name: toast.kind === "ok" ? "circle-check" : toast.kind === "warn" ? "triangle-alert" : "octagon-alert"
        colour: toast.inkColour
    }

    Text {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.space2
        anchors.right: close.left
        anchors.rightMargin: Theme.space1
        anchors.verticalCenter: parent.verticalCenter
        text: toast.text
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textLabel
        font.weight: Font.Medium
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    DeskButton {
        id: close

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(4)
        anchors.verticalCenter: parent.verticalCenter
        kind: "quiet"
        symbol: "x"
        focusPolicy: Qt.NoFocus
        Accessible.name: qsTr("Đóng thông báo")
        onClicked: toast.dismissed()
    }
}
