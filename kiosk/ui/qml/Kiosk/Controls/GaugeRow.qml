import QtQuick
import Kiosk.Theme

/* How long something lasts: its name, a bar, a value, and in words what stands behind it. */
Rectangle {
    id: gauge

    required property string title
    required property string symbol
    required property string value
    required property string text
    required property string kind
    required property real fraction
    readonly property color inkColour: kind === "ok" ? Theme.ok : kind === "warn" ? Theme.warn : Theme.fault

    implicitWidth: Theme.px(420)
    implicitHeight: column.implicitHeight + 2 * Theme.space4
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: title + ": " + value + ". " + text

    Column {
        id: column

        x: Theme.space4
        y: Theme.space4
        width: gauge.width - 2 * Theme.space4
        spacing: Theme.space1

        Row {
            width: parent.width
            spacing: Theme.space1

            Icon {
                id: mark

                anchors.verticalCenter: parent.verticalCenter
                size: Theme.icon
                name: gauge.symbol
                colour: Theme.inkSoft
            }

            Text {
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - mark.width - much.implicitWidth - 2 * Theme.space1
                text: gauge.title
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textBody
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }

            Text {
                id: much

                anchors.verticalCenter: parent.verticalCenter
                text: gauge.value
                color: gauge.inkColour
                font.family: Theme.family
                font.pixelSize: Theme.textLead
                font.weight: Font.Bold
                Accessible.ignored: true
            }
        }

        Rectangle {
            width: parent.width
            height: Theme.px(8)
            radius: height / 2
            color: Theme.sunken
            border.width: Theme.highContrast ? 1 : 0
            border.color: Theme.hairline

            Rectangle {
                width: parent.width * gauge.fraction
                height: parent.height
                radius: height / 2
                color: gauge.inkColour
            }
        }

        Text {
            width: parent.width
            text: gauge.text
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
