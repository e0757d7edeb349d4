pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* The calls before this one. `calls`: [{number, counter, serving}]. */
Rectangle {
    id: card

    required property var calls
    property string note: "" // what is amiss, beneath the calls

    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.hairline

    HallText {
        id: title

        x: Theme.space5
        y: Theme.gap
        width: parent.width - 2 * Theme.space5
        text: qsTr("Vừa gọi")
        size: Theme.hallFine
        color: Theme.inkSoft
    }

    Rectangle {
        id: caution

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.line
        height: visible ? words.implicitHeight + 2 * Theme.space2 : 0
        visible: card.note !== ""
        radius: card.radius
        color: Theme.warnTint

        HallText {
            id: words

            anchors.verticalCenter: parent.verticalCenter
            x: Theme.space5
            width: parent.width - 2 * Theme.space5
            text: card.note
            size: Theme.hallFine
            font.weight: Font.Medium
            color: Theme.warn
            fontSizeMode: Text.FixedSize
            wrapMode: Text.WordWrap
        }
    }

    Column {
        id: rows

        readonly property int places: 6

        anchors.top: title.bottom
        anchors.topMargin: Theme.space1
        anchors.bottom: caution.top
        anchors.bottomMargin: Theme.space2
        x: Theme.space5
        width: parent.width - 2 * Theme.space5

        Repeater {
            model: card.calls

            Item {
                id: row

                required property var modelData
                required property int index

                width: rows.width
                height: rows.height / rows.places
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Số %1, quầy %2").arg(modelData.number).arg(modelData.counter)

                Rectangle {
                    width: parent.width
                    height: Theme.line
                    visible: row.index > 0
                    color: Theme.hairline
                }

                HallText {
                    anchors.verticalCenter: parent.verticalCenter
                    width: 0.5 * parent.width
                    text: row.modelData.number
                    size: Theme.hallRow
                    Accessible.ignored: true
                }

                HallText {
                    anchors.verticalCenter: parent.verticalCenter
                    anchors.right: parent.right
                    width: 0.48 * parent.width
                    horizontalAlignment: Text.AlignRight
                    text: qsTr("Quầy %1").arg(row.modelData.counter)
                    size: Theme.hallLead
                    color: Theme.accent
                    Accessible.ignored: true
                }
            }
        }
    }
}
