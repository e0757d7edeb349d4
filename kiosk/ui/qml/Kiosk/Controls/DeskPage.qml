import QtQuick
import Kiosk.Theme

/* A page of the desk: its head with actions at the right, a fault when there is one, and the body that fills the rest. */
Item {
    id: page

    property string heading: ""
    property string lead: ""
    property var fault: ({
            "title": "",
            "action": "",
            "code": ""
        })
    property bool busy: false
    property alias actions: actionRow.data
    default property alias content: body.data

    Item {
        id: head

        readonly property bool beneath: actionRow.width > 0.7 * width // no room for both in one line

        x: Theme.margin
        y: Theme.space4
        width: page.width - 2 * Theme.margin
        height: beneath ? words.implicitHeight + Theme.space1 + actionRow.implicitHeight : Math.max(words.implicitHeight, actionRow.implicitHeight)

        Column {
            id: words

            y: head.beneath ? 0 : (head.height - height) / 2
            width: head.beneath ? head.width : actionRow.x - Theme.gap
            spacing: Theme.px(2)

            Text {
                width: parent.width
                text: page.heading
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            Text {
                width: parent.width
                visible: page.lead !== ""
                text: page.lead
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        Row {
            id: actionRow

            x: head.width - width
            y: head.beneath ? head.height - height : (head.height - height) / 2
            spacing: Theme.space1
        }
    }

    Rectangle {
        // A thin line that moves while something is being fetched.
        id: line

        readonly property bool wanted: page.busy

        anchors.top: head.bottom
        anchors.topMargin: Theme.space1
        x: Theme.margin
        width: page.width - 2 * Theme.margin
        height: Theme.px(3)
        radius: height / 2
        color: "transparent"
        clip: true

        Rectangle {
            width: parent.width / 4
            height: parent.height
            radius: height / 2
            visible: line.wanted
            color: Theme.accent

            NumberAnimation on x {
                running: line.wanted && !Theme.still
                from: 0
                to: line.width * 0.75
                duration: Theme.breath
                loops: Animation.Infinite
                easing.type: Easing.InOutSine
            }
        }
    }

    FaultBanner {
        id: trouble

        anchors.top: line.bottom
        anchors.topMargin: Theme.space1
        x: Theme.margin
        width: page.width - 2 * Theme.margin
        height: visible ? implicitHeight : 0
        title: page.fault.title
        action: page.fault.action
        code: page.fault.code
    }

    Item {
        id: body

        anchors.top: trouble.visible ? trouble.bottom : line.bottom
        anchors.topMargin: Theme.space1
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space4
        x: Theme.margin
        width: page.width - 2 * Theme.margin
    }
}
