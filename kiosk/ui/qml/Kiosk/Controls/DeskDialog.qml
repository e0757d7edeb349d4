import QtQuick
import Kiosk.Theme

/* A question over the page; Esc is `closed`. Children stand in a column, `footer` in a row at the end. */
FocusScope {
    id: dialog

    property bool open: false
    property string heading: ""
    property string lead: ""
    property real breadth: Theme.px(560)
    property Item before: null // what had the focus when it opened, and gets it back
    default property alias content: scroll.content
    property alias footer: foot.data

    signal closed

    anchors.fill: parent
    visible: open
    z: 50
    Accessible.role: Accessible.Dialog
    Accessible.name: heading
    Keys.onShortcutOverride: event => event.accepted = open && event.key === Qt.Key_Escape // ours, not the page's way back
    Keys.onEscapePressed: closed()
    onOpenChanged: {
        if (open) {
            before = Window.window ? Window.window.activeFocusItem : null;
            forceActiveFocus();
        } else {
            before?.forceActiveFocus(Qt.OtherFocusReason);
            before = null;
        }
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            Accessible.ignored: true
            onClicked: dialog.closed()
        }
    }

    Rectangle {
        anchors.centerIn: parent
        width: Math.min(dialog.breadth, parent.width - 2 * Theme.margin)
        height: Math.min(parent.height - 2 * Theme.margin, head.implicitHeight + scroll.contentHeight + foot.implicitHeight + 2 * Theme.space5 + 2 * Theme.gap)
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.hairline

        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            Accessible.ignored: true
        }

        Column {
            id: head

            x: Theme.space5
            y: Theme.space5
            width: parent.width - 2 * Theme.space5
            spacing: Theme.px(4)

            Text {
                width: parent.width
                text: dialog.heading
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textLead
                font.weight: Font.Bold
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            Text {
                width: parent.width
                visible: dialog.lead !== ""
                text: dialog.lead
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                wrapMode: Text.WordWrap
                lineHeight: 1.2
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        DeskScroll {
            id: scroll

            anchors.top: head.bottom
            anchors.topMargin: Theme.gap
            anchors.bottom: foot.top
            anchors.bottomMargin: Theme.gap
            x: Theme.space5
            width: parent.width - 2 * Theme.space5
            spacing: Theme.space2
            onContentHeightChanged: reveal() // what was told pushes down what is being typed
        }

        Row {
            id: foot

            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space5
            anchors.right: parent.right
            anchors.rightMargin: Theme.space5
            spacing: Theme.space1
            layoutDirection: Qt.RightToLeft
        }
    }
}
