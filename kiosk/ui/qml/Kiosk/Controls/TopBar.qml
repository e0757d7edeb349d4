import QtQuick
import Kiosk.Theme

/* Head of every page: the mark, the centre, the connection in words, the clock. */
Item {
    id: bar

    required property string authority
    required property string centre
    required property bool online
    required property string connection // in words; empty while not yet known
    required property string clock
    required property string date

    signal knocked // on the mark: five times lets a technician in

    implicitHeight: Math.max(Theme.px(Theme.wide ? 120 : 152), words.implicitHeight + Theme.gap)

    Emblem {
        id: mark

        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        size: Theme.px(Theme.wide ? 88 : 96)

        TapHandler {
            gesturePolicy: TapHandler.ReleaseWithinBounds
            onTapped: bar.knocked()
        }
    }

    Column {
        id: words

        anchors.left: mark.right
        anchors.leftMargin: Theme.gap
        anchors.right: time.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(4)

        Text {
            width: parent.width
            visible: bar.authority !== ""
            text: bar.authority.toUpperCase()
            color: Theme.accent
            font.family: Theme.family
            font.pixelSize: Theme.frameFine
            font.weight: Font.Bold
            font.letterSpacing: 1
            wrapMode: Text.WordWrap
            Accessible.role: Accessible.StaticText
            Accessible.name: bar.authority
        }

        Text {
            width: parent.width
            text: bar.centre
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.frameName
            font.weight: Font.Bold
            wrapMode: Text.WordWrap
            lineHeight: 1.1
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Row {
            width: parent.width
            visible: bar.connection !== ""
            spacing: Theme.space1

            Icon {
                id: link

                y: Theme.px(1)
                size: Theme.px(28)
                name: bar.online ? "circle-check" : "cloud-off"
                colour: bar.online ? Theme.ok : Theme.warn
            }

            Text {
                width: parent.width - link.width - Theme.space1
                text: bar.connection
                color: bar.online ? Theme.ok : Theme.warn
                font.family: Theme.family
                font.pixelSize: Theme.frameFine
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }

    Column {
        id: time

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter

        Text {
            anchors.right: parent.right
            text: bar.clock
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.frameClock
            font.weight: Font.DemiBold
            font.features: {
                "tnum": 1
            }
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            anchors.right: parent.right
            width: Math.min(implicitWidth, Theme.frameText(224))
            wrapMode: Text.WordWrap
            text: bar.date
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.frameFine
            horizontalAlignment: Text.AlignRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
