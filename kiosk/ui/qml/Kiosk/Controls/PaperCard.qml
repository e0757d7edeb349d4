import QtQuick
import Kiosk.Theme

/* One required document: what it is, where it is now, and the two ways to bring it. */
Surface {
    id: card

    required property string name
    required property string copies
    required property string kind // of the badge
    required property string standing
    required property bool scanned
    required property bool toCounter
    required property var thumbs

    property bool open: false // the whole name is shown

    signal scan
    signal bring

    padding: Theme.space4
    spacing: Theme.space2

    Text {
        id: words

        width: parent.width
        text: card.name
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textBody
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.2
        maximumLineCount: card.open ? 1000 : 2
        elide: Text.ElideRight
        Accessible.role: Accessible.StaticText
        Accessible.name: card.name
    }

    Item {
        width: parent.width
        height: Math.max(badge.height, copies.height, more.visible ? more.height : 0)

        Badge {
            id: badge

            anchors.verticalCenter: parent.verticalCenter
            kind: card.kind
            symbol: card.scanned ? "circle-check" : card.toCounter ? "concierge-bell" : "circle"
            text: card.standing
        }

        LabelText {
            id: copies

            anchors.left: badge.right
            anchors.leftMargin: Theme.gap
            anchors.right: more.visible ? more.left : parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: card.copies
        }

        QuietButton {
            id: more

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            visible: words.truncated || card.open
            symbol: card.open ? "chevron-up" : "chevron-down"
            text: card.open ? qsTr("Thu gọn") : qsTr("Xem thêm")
            textSize: Theme.textLabel
            onClicked: card.open = !card.open
        }
    }

    ThumbStrip {
        width: parent.width
        visible: card.thumbs.length > 0
        thumbs: card.thumbs
    }

    Row {
        width: parent.width
        spacing: Theme.gap

        SecondaryButton {
            width: (parent.width - parent.spacing) / 2
            symbol: "scan-line"
            text: card.scanned ? qsTr("Quét lại") : qsTr("Quét tại đây")
            onClicked: card.scan()
        }

        QuietButton {
            width: (parent.width - parent.spacing) / 2
            visible: !card.toCounter
            symbol: "concierge-bell"
            text: qsTr("Mang ra quầy")
            onClicked: card.bring()
        }
    }
}
