import QtQuick
import Kiosk.Theme

/*
    What stands round every citizen page: head, simulation band, step line, bottom bar. Children fill the page area.

    `lowered` moves the page into the lower half of the screen, for a person in a wheelchair or a child.
*/
Item {
    id: frame

    default property alias page: area.data
    property alias head: topBar
    property alias bar: bottomBar
    property alias stepLine: steps
    property string simulated: "" // what is not real, in words; empty: everything is
    property bool lowered: false
    property real keyboardHeight: 0
    readonly property bool bare: Theme.wide && keyboardHeight > 0 // the head makes room for the keyboard

    Rectangle {
        anchors.fill: parent
        color: Theme.ground
    }

    TopBar {
        id: topBar

        width: parent.width
        height: visible ? implicitHeight : 0
        visible: !frame.bare
        authority: ""
        centre: ""
        online: false
        connection: ""
        clock: ""
        date: ""
    }

    EmblemLine {
        id: emblemLine

        anchors.top: topBar.bottom
        height: visible ? implicitHeight : 0
        visible: !frame.bare
        x: Theme.margin
        width: parent.width - 2 * Theme.margin
    }

    Banner {
        id: banner

        anchors.top: emblemLine.bottom
        anchors.topMargin: visible ? Theme.space2 : 0
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: frame.simulated !== ""
        text: frame.simulated
    }

    StepLine {
        id: steps

        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(banner.y + banner.height, frame.lowered && !frame.bare ? frame.height * 0.42 : 0) + (visible ? Theme.gap : 0)
        width: Theme.columnOf(parent.width)
        step: 0
        count: 0
        title: ""
    }

    Item {
        id: area

        anchors.top: steps.bottom
        anchors.topMargin: Theme.space1
        anchors.bottom: frame.keyboardHeight > 0 ? parent.bottom : bottomBar.top
        anchors.bottomMargin: frame.keyboardHeight
        width: parent.width
        clip: true
    }

    BottomBar {
        id: bottomBar

        anchors.bottom: parent.bottom
        width: parent.width
        lowered: frame.lowered
        visible: frame.keyboardHeight === 0
    }
}
