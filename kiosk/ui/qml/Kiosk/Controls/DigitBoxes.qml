pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* What has been typed on a DigitPad, one box a digit; the next empty box is marked. */
Item {
    id: boxes

    required property string digits
    required property int count
    property bool hidden: false // a PIN

    implicitWidth: Theme.column
    implicitHeight: row.height
    Accessible.role: Accessible.StaticText
    Accessible.name: hidden || digits === "" ? qsTr("Đã nhập %1 trong %2 chữ số").arg(digits.length).arg(count) : digits.split("").join(" ")

    Row {
        id: row

        anchors.horizontalCenter: parent.horizontalCenter
        spacing: Theme.space2

        Repeater {
            model: boxes.count

            Rectangle {
                id: box

                required property int index
                readonly property bool next: index === boxes.digits.length

                width: Math.min(Theme.px(136), (boxes.width - (boxes.count - 1) * row.spacing) / boxes.count)
                height: Theme.px(Theme.largeText ? 120 : 152)
                radius: Theme.radius
                color: Theme.surface
                border.width: next ? 1.3 * Theme.lineStrong : Theme.lineStrong * 0.7
                border.color: next ? Theme.accent : Theme.outline

                Text {
                    anchors.centerIn: parent
                    text: box.index < boxes.digits.length ? (boxes.hidden ? "•" : boxes.digits.charAt(box.index)) : ""
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: Math.min(Theme.textHero, 0.6 * box.height)
                    font.weight: Font.DemiBold
                    Accessible.ignored: true
                }

                Rectangle {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    anchors.bottomMargin: Theme.gap
                    visible: box.next
                    width: Theme.space5
                    height: Theme.lineStrong
                    color: Theme.accent
                }
            }
        }
    }
}
