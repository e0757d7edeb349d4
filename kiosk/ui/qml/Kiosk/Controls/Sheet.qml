import QtQuick
import Kiosk.Theme

/* A question that lies over the page. The page beneath cannot be touched. Children go into a column. */
Item {
    id: sheet

    property bool open: false
    property string heading: ""
    property string lead: ""
    property string symbol: ""
    readonly property string spoken: [heading, lead].filter(text => text).join(". ")
    default property alias content: extra.data
    property alias footer: actions.data

    anchors.fill: parent
    visible: open
    z: 100
    Accessible.role: Accessible.Dialog
    Accessible.name: heading

    Rectangle {
        anchors.fill: parent
        color: Theme.scrim

        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
        }
    }

    Item {
        id: card

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(parent.width - 2 * Theme.space5, Theme.px(920))
        height: Math.min(parent.height - 2 * Theme.space4, column.implicitHeight + 2 * Theme.margin)

        Elevation {}

        Rectangle {
            anchors.fill: parent
            radius: Theme.px(28)
            color: Theme.surface
            border.width: Theme.line
            border.color: Theme.hairline
        }

        MouseArea {
            anchors.fill: parent
            Accessible.ignored: true
        }

        Flickable {
            anchors.fill: parent
            anchors.margins: Theme.margin
            contentHeight: column.implicitHeight
            clip: contentHeight > height
            interactive: contentHeight > height

            Column {
                id: column

                width: parent.width
                spacing: Theme.gap

                Icon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    visible: sheet.symbol !== ""
                    name: sheet.symbol
                    size: Theme.px(96)
                    colour: Theme.accent
                }

                Heading {
                    width: parent.width
                    text: sheet.heading
                    horizontalAlignment: Text.AlignHCenter
                }

                BodyText {
                    width: parent.width
                    visible: sheet.lead !== ""
                    text: sheet.lead
                    soft: true
                    horizontalAlignment: Text.AlignHCenter
                }

                Column {
                    id: extra

                    width: parent.width
                    spacing: Theme.gap
                }

                Column {
                    id: actions

                    width: parent.width
                    topPadding: Theme.space2
                    spacing: Theme.gap
                }
            }
        }
    }
}
