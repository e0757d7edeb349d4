import QtQuick
import Kiosk.Theme

/* Lies over a Flickable: a bar that is always seen, and while there is more beneath, a fade and a word. */
Item {
    id: hint

    required property Flickable area
    readonly property bool more: area.contentHeight - area.height - area.contentY > Theme.space2
    readonly property bool scrolls: area.contentHeight > area.height + 1

    anchors.fill: area
    Accessible.ignored: true

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.px(72)
        visible: hint.more && !Theme.highContrast
        gradient: Gradient {
            GradientStop {
                position: 0
                color: Theme.groundClear
            }
            GradientStop {
                position: 1
                color: Theme.ground
            }
        }
    }

    Rectangle {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space1
        visible: hint.more
        width: word.width + Theme.iconSmall + Theme.space1 + Theme.space5
        height: Math.max(Theme.px(52), word.height + Theme.space1)
        radius: height / 2
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.outline

        Icon {
            id: arrow

            x: Theme.space2
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.iconSmall
            name: "chevron-down"
            colour: Theme.ink
        }

        Text {
            id: word

            anchors.left: arrow.right
            anchors.leftMargin: Theme.space1
            anchors.verticalCenter: parent.verticalCenter
            text: qsTr("Vuốt lên để xem tiếp")
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }
    }

    Rectangle {
        anchors.right: parent.right
        y: hint.scrolls ? hint.height * hint.area.contentY / hint.area.contentHeight : 0
        width: Theme.px(8)
        height: Math.max(Theme.px(64), hint.height * hint.area.height / Math.max(1, hint.area.contentHeight))
        radius: width / 2
        visible: hint.scrolls
        color: Theme.outline
    }
}
