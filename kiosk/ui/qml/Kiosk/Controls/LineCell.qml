import QtQuick
import Kiosk.Theme

/* One line of the hall: its letter, what it is for, how many wait. */
Rectangle {
    id: cell

    required property string letter
    required property string title
    required property int waiting

    radius: Theme.radiusSmall
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 %2: %3 người chờ").arg(letter).arg(title).arg(waiting)

    HallText {
        id: mark

        x: Theme.space2
        y: Theme.space1
        text: cell.letter
        size: Theme.hallLead
        color: Theme.accent
        Accessible.ignored: true
    }

    HallText {
        anchors.right: parent.right
        anchors.rightMargin: Theme.space2
        anchors.baseline: mark.baseline
        text: cell.waiting
        size: Theme.hallLead
        Accessible.ignored: true
    }

    Text {
        x: Theme.space2
        anchors.top: mark.bottom
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space1
        width: parent.width - 2 * Theme.space2
        text: cell.title
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.hallSmall
        font.weight: Font.Medium
        wrapMode: Text.WordWrap
        lineHeight: 1.05
        Accessible.ignored: true
    }
}
