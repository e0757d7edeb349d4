import QtQuick
import Kiosk.Theme

/* A small number with a button for fewer and one for more. */
Row {
    id: count

    required property string label
    required property int value

    signal stepped(int by)

    spacing: Theme.px(4)

    Text {
        anchors.verticalCenter: parent.verticalCenter
        text: count.label
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        Accessible.ignored: true
    }

    DeskButton {
        width: Theme.touch
        kind: "quiet"
        symbol: "minus"
        enabled: count.value > 0
        Accessible.name: qsTr("Bớt: %1").arg(count.label)
        onClicked: count.stepped(-1)
    }

    Text {
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(26)
        horizontalAlignment: Text.AlignHCenter
        text: count.value
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textBody
        font.weight: Font.Bold
        Accessible.role: Accessible.StaticText
        Accessible.name: count.label + ": " + count.value
    }

    DeskButton {
        width: Theme.touch
        kind: "quiet"
        symbol: "plus"
        Accessible.name: qsTr("Thêm: %1").arg(count.label)
        onClicked: count.stepped(1)
    }
}
