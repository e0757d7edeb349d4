import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The camera's picture with the sheet's outline, large; beside it what is to be done, how many are taken, and the end. */
Row {
    id: board

    required property CameraAimModel aim

    spacing: Theme.gap

    DeskPanel {
        id: seen

        width: (board.width - board.spacing) * 0.66
        height: board.height
        heading: qsTr("Chụp giấy tờ")
        note: board.aim.sharpness

        Rectangle {
            width: parent.width
            height: seen.height - parent.y - seen.padding
            radius: Theme.radiusSmall
            color: Theme.sunken

            Image {
                anchors.fill: parent
                anchors.margins: Theme.px(6)
                cache: false
                source: board.aim.picture
                fillMode: Image.PreserveAspectFit
                smooth: true
                Accessible.role: Accessible.Graphic
                Accessible.name: qsTr("Hình từ máy ảnh")
            }
        }
    }

    Column {
        width: board.width - board.spacing - seen.width
        spacing: Theme.gap

        DeskPanel {
            width: parent.width
            heading: board.aim.state.title
            note: board.aim.state.text

            StatePill {
                width: Math.min(implicitWidth, parent.width)
                whole: true
                kind: board.aim.state.kind
                symbol: kind === "ok" ? "check" : kind === "plain" ? "images" : "triangle-alert"
                text: qsTr("Đã chụp %1 trang").arg(board.aim.taken)
            }
        }

        DeskButton {
            width: parent.width
            height: Theme.touchBig
            kind: "primary"
            symbol: "check"
            keys: "Esc"
            enabled: !board.aim.ending
            text: board.aim.ending ? qsTr("Đang kết thúc…") : qsTr("Xong")
            onClicked: board.aim.finish()
        }
    }
}
