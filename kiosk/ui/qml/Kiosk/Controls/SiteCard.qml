import QtQuick
import Kiosk.Theme

/* The way to a site: words left, the code for a phone right. */
Surface {
    id: card

    required property string title
    required property string note
    required property string site
    required property url source

    Row {
        width: parent.width
        spacing: Theme.space5

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - qr.width - parent.spacing
            spacing: Theme.space1

            Heading {
                width: parent.width
                level: "lead"
                text: card.title
            }

            BodyText {
                width: parent.width
                soft: true
                text: card.note
            }
        }

        QrPicture {
            id: qr

            implicitWidth: Theme.px(240)
            source: card.source
            Accessible.name: qsTr("Mã QR của %1").arg(card.site)
        }
    }
}
