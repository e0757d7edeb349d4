import QtQuick
import Kiosk.Theme

/*
    How every page is laid out: the question, a line beneath, content that scrolls, and at the bottom the action.

    Children go into the scrolling column. `footer` takes the page's buttons, the primary one last (lowest).
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

    readonly property real columnWidth: Theme.columnOf(width)
    // A wide screen has no room for keyboard and buttons: the keyboard's own last key goes on.
    readonly property bool typing: Theme.wide && area.typing

    Column {
        id: head

        anchors.horizontalCenter: parent.horizontalCenter
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

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: head.bottom
        anchors.topMargin: head.height > 0 ? Theme.space4 : 0
        anchors.bottom: foot.top
        anchors.bottomMargin: foot.height > 0 ? Theme.gap : 0
        width: body.columnWidth
    }

    Item {
        id: foot

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: height > 0 ? Theme.space4 : 0
        width: body.columnWidth
        height: body.typing ? 0 : actions.height

        Actions {
            id: actions

            visible: !body.typing
            breadth: foot.width
        }
    }
}
