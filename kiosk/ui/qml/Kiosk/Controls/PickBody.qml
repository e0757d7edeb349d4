pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/*
    A question with a long list of answers: heading, a box to search with, the list, the page's button.

    `options`: [{value, label, note}], already searched by the model. `chosen` is the value that is marked.
*/
Item {
    id: body

    property string heading: ""
    property string lead: ""
    property string placeholder: ""
    property string nothing: qsTr("Không tìm thấy. Vui lòng thử chữ khác.")
    property var options: []
    property string chosen: ""
    property string complaint: ""
    property alias search: box.text
    property alias footer: actions.data

    signal searched(string text)
    signal picked(string value)

    readonly property real groupWidth: Theme.columnOf(width)
    readonly property bool railed: Theme.wide && actions.visibleChildren.length > 0
    readonly property real columnWidth: groupWidth - (railed ? Theme.rail + Theme.space6 : 0)
    readonly property real inset: (width - groupWidth) / 2

    Column {
        id: head

        x: body.inset
        y: Theme.space4
        width: body.columnWidth
        spacing: Theme.gap

        Heading {
            width: parent.width
            text: body.heading
        }

        BodyText {
            width: parent.width
            visible: body.lead !== ""
            text: body.lead
            soft: true
        }

        SearchField {
            id: box

            width: parent.width
            placeholder: body.placeholder
            onEdited: text => body.searched(text)
        }

        Badge {
            width: Math.min(implicitWidth, parent.width)
            visible: body.complaint !== ""
            kind: "fault"
            text: body.complaint
        }
    }

    RowList {
        id: list

        x: body.inset
        anchors.top: head.bottom
        anchors.topMargin: Theme.space1
        anchors.bottom: body.railed ? parent.bottom : actions.top
        anchors.bottomMargin: actions.height > 0 && !body.railed ? Theme.gap : 0
        width: body.columnWidth
        Accessible.name: body.heading
        model: body.options
        delegate: ChoiceCard {
            required property var modelData

            width: list.width
            focusPolicy: Qt.NoFocus
            autoExclusive: false
            checkable: false
            text: modelData.label
            note: modelData.note
            checked: modelData.value === body.chosen
            onClicked: body.picked(modelData.value)
        }

        BodyText {
            width: parent.width
            visible: list.count === 0
            text: body.nothing
            soft: true
        }
    }

    ScrollHint {
        area: list
        anchors.rightMargin: -Theme.gap
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
