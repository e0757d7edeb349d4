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

    Flow {
        width: parent.width
        spacing: Theme.gap

        Badge {
            width: Math.min(implicitWidth, parent.width)
            height: Math.max(implicitHeight, copies.height)
            kind: card.kind
            symbol: card.scanned ? "circle-check" : card.toCounter ? "concierge-bell" : "circle"
            text: card.standing
        }

        LabelText {
            id: copies

            width: Math.min(implicitWidth, parent.width)
            height: Math.max(implicitHeight, Theme.px(56))
            verticalAlignment: Text.AlignVCenter
            text: card.copies
        }
    }

    QuietButton {
        objectName: "unfold"
        leftPadding: 0
        visible: words.truncated || card.open
        symbol: card.open ? "chevron-up" : "chevron-down"
        text: card.open ? qsTr("Thu gọn") : qsTr("Xem thêm")
        textSize: Theme.textLabel
        onClicked: card.open = !card.open
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
