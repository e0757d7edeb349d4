pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Calling one number out of turn, or sending the person to another line. */
DeskDialog {
    id: dialog

    required property CallBarModel callBar
    readonly property bool taking: callBar.dialog === "take"

    open: true
    heading: taking ? qsTr("Gọi một số") : qsTr("Chuyển số %1 sang nhóm khác").arg(callBar.number)
    lead: taking ? qsTr("Người đã đến quầy, hoặc vắng mặt lúc trước nay quay lại.") : qsTr("Người dân giữ nguyên số và thứ tự chờ.")
    onClosed: callBar.ask("")
    Component.onCompleted: {
        if (taking)
            number.input.forceActiveFocus();
    }

    DeskField {
        id: number

        width: parent.width
        visible: dialog.taking
        label: qsTr("Số thứ tự")
        plain: true
        placeholder: "A012"
        symbol: "ticket"
        maximumLength: 8
        onAccepted: dialog.callBar.take(text)
    }

    Text {
        visible: dialog.taking && dialog.callBar.missed.length > 0
        text: qsTr("Đã gọi mà vắng mặt")
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        font.weight: Font.DemiBold
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Flow {
        width: parent.width
        visible: dialog.taking
        spacing: Theme.space1

        Repeater {
            model: dialog.callBar.missed

            DeskButton {
                required property var modelData

                symbol: "rotate-ccw"
                text: modelData.number
                onClicked: dialog.callBar.take(modelData.number)
            }
        }
    }

    Repeater {
        model: dialog.taking ? [] : dialog.callBar.lines

        DeskButton {
            required property var modelData

            width: parent ? parent.width : 0
            symbol: "arrow-right"
            keys: modelData.letter
            text: modelData.title
            onClicked: dialog.callBar.transfer(modelData.key)
        }
    }

    footer: [
        DeskButton {
            kind: "primary"
            visible: dialog.taking
            enabled: number.text !== ""
            symbol: "megaphone"
            text: qsTr("Gọi số này")
            onClicked: dialog.callBar.take(number.text)
        },
        DeskButton {
            text: qsTr("Đóng")
            onClicked: dialog.callBar.ask("")
        }
    ]
}
