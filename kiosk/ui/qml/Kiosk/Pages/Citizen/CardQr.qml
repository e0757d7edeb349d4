import QtQuick
import Kiosk.Controls
import Kiosk.Theme

/* Where the QR stands on a card, while one is waited for. `camera`: it is held before one. */
Column {
    id: part

    required property bool camera

    spacing: Theme.space5

    Picture {
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.px(900))
        name: "card-qr"
        ratio: 760 / 300
        said: qsTr("Mã QR ở góc trên bên phải, mặt trước thẻ cấp từ năm 2021, mặt sau thẻ căn cước mới")
    }

    ProgressBar {
        width: parent.width
        label: qsTr("Đang chờ mã QR")
        indeterminate: true
    }

    BodyText {
        width: parent.width
        text: part.camera ? qsTr("Đang chờ mã QR. Giữ thẻ cách máy ảnh chừng một gang tay.") : qsTr("Đang chờ mã QR. Máy đọc được thì tự sang bước sau.")
    }
}
