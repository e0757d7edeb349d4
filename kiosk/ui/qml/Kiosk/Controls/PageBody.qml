import QtQuick
import Kiosk.Theme

/*
    How every page is laid out: the question, a line beneath, content that scrolls, and at the bottom the action.

    Children go into the scrolling column. `footer` takes the page's buttons, the primary one last (lowest). On a wide
    screen, where height is dear, they stand beside the content, at the right hand.
*/
Item {
    id: body

    property string heading: ""
    property string lead: ""
    property string level: "title"
    default property alias content: area.content
    property alias spacing: area.spacing
    property alias footer: actions.data
    property alias scroll: area

    readonly property real groupWidth: Theme.columnOf(width)
    readonly property bool railed: Theme.wide && actions.visibleChildren.length > 0
    readonly property real columnWidth: groupWidth - (railed ? Theme.rail + Theme.space6 : 0)
    readonly property real inset: (width - groupWidth) / 2

    Column {
        id: head

        x: body.inset
        y: Theme.space4
        width: body.columnWidth
        spacing: Theme.space2

        Heading {
            width: parent.width
            visible: body.heading !== ""
            text: body.heading
            level: body.level
        }

        BodyText {
            width: parent.width
            visible: body.lead !== ""
            text: body.lead
            soft: true
        }
    }

    ScrollArea {
        id: area

        x: body.inset
        anchors.top: head.bottom
        anchors.topMargin: head.height > 0 ? Theme.space4 : 0
        anchors.bottom: body.railed ? parent.bottom : actions.top
        anchors.bottomMargin: actions.height > 0 && !body.railed ? Theme.gap : 0
        width: body.columnWidth
    }

    Column {
        id: actions

        x: body.inset + body.groupWidth - width
        anchors.bottom: parent.bottom
        anchors.bottomMargin: height > 0 ? Theme.space4 : 0
        width: Theme.wide ? Theme.rail : body.groupWidth
        spacing: Theme.gap
    }
}
