import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* A VietQR to the account that was typed: the technician's own bank app says whose it is. */
DeskPanel {
    id: trial

    required property url source

    heading: qsTr("Mã VietQR để thử")

    Row {
        width: parent.width
        spacing: Theme.gap

        QrPicture {
            id: code

            width: Theme.px(240)
            height: width
            source: trial.source
            Accessible.name: qsTr("Mã VietQR để thử")
        }

        Text {
            width: parent.width - code.width - Theme.gap
            text: qsTr("Mở ứng dụng ngân hàng, quét mã này: phải hiện đúng tên tài khoản của trung tâm và số tiền 1.000 đồng. Không cần chuyển.")
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textBody
            wrapMode: Text.WordWrap
            lineHeight: Theme.leading
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
