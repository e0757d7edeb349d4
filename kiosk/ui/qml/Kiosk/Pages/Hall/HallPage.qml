pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Read from ten metres: the number that is called, its counter, the calls before, and who waits where. */
Item {
    id: page

    required property HallPageModel model
    readonly property real gap: Theme.space5

    // Head ----------------------------------------------------------------------------------------------------
    Item {
        id: head

        x: Theme.margin
        width: parent.width - 2 * Theme.margin
        height: Theme.hallHead

        Emblem {
            id: mark

            anchors.verticalCenter: parent.verticalCenter
            size: 0.72 * parent.height
        }

        Column {
            anchors.left: mark.right
            anchors.leftMargin: Theme.space4
            anchors.right: clock.left
            anchors.rightMargin: Theme.space4
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(4)

            HallText {
                width: parent.width
                visible: text !== ""
                text: page.model.authority.toUpperCase()
                size: Theme.hallFine
                color: Theme.accent
            }

            HallText {
                width: parent.width
                text: page.model.centre
                size: Theme.hallLead
            }
        }

        Column {
            id: clock

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter

            HallText {
                anchors.right: parent.right
                text: page.model.clock
                size: Theme.hallClock
            }

            HallText {
                anchors.right: parent.right
                text: page.model.date
                size: Theme.hallFine
                font.weight: Font.Medium
                color: Theme.inkSoft
            }
        }
    }

    EmblemLine {
        id: rule

        x: Theme.margin
        anchors.top: head.bottom
        width: head.width
    }

    // The number --------------------------------------------------------------------------------------------
    CallingCard {
        id: calling

        anchors.left: head.left
        anchors.top: rule.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: lines.top
        anchors.bottomMargin: page.gap
        width: 0.62 * head.width
        number: page.model.number
        counter: page.model.counter
        counterTitle: page.model.counterTitle
        announcing: page.model.announcing
        faultCode: page.model.faultCode
    }

    LatelyCard {
        anchors.left: calling.right
        anchors.leftMargin: page.gap
        anchors.right: head.right
        anchors.top: calling.top
        anchors.bottom: calling.bottom
        calls: page.model.lately
        note: page.model.apart ? qsTr("Mất liên lạc với các máy khác, số gọi có thể hiện chậm") : ""
    }

    // The lines -----------------------------------------------------------------------------------------------
    Row {
        id: lines

        readonly property int count: Math.max(1, page.model.lines.length)

        anchors.left: head.left
        anchors.right: head.right
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space4
        height: Theme.hallLine
        spacing: Theme.space2

        Repeater {
            model: page.model.lines

            LineCell {
                required property var modelData

                width: (lines.width - (lines.count - 1) * lines.spacing) / lines.count
                height: lines.height
                letter: modelData.letter
                title: modelData.title
                waiting: modelData.waiting
            }
        }
    }
}
