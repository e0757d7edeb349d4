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

    signal scan
    signal bring

    padding: Theme.space4
    spacing: Theme.space2

    LongText {
        width: parent.width
        text: card.name
        lines: 2
    }

    Row {
        spacing: Theme.gap

        Badge {
            kind: card.kind
            symbol: card.scanned ? "circle-check" : card.toCounter ? "concierge-bell" : "circle"
            text: card.standing
        }

        LabelText {
            anchors.verticalCenter: parent.verticalCenter
            text: card.copies
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
