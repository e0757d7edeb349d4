pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* Where one is: "Bước 2 trong 5: Thẻ căn cước", above a bar with one part a step. */
Item {
    id: line

    required property int step // 1-based; 0 hides the line
    required property int count
    required property string title

    visible: step > 0
    implicitHeight: visible ? words.implicitHeight + Theme.space2 + bars.height : 0
    Accessible.role: Accessible.StaticText
    Accessible.name: words.text

    Text {
        id: words

        width: parent.width
        text: qsTr("Bước %1 trong %2: %3").arg(line.step).arg(line.count).arg(line.title)
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textLabel
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    Row {
        id: bars

        anchors.top: words.bottom
        anchors.topMargin: Theme.space2
        height: Theme.px(10)
        spacing: Theme.space1

        Repeater {
            model: line.count

            Rectangle {
                required property int index

                width: (line.width - (line.count - 1) * Theme.space1) / Math.max(1, line.count)
                height: bars.height
                radius: height / 2
                color: index < line.step ? Theme.accent : Theme.sunken
                border.width: Theme.highContrast ? 2 : 0
                border.color: Theme.hairline
            }
        }
    }
}
