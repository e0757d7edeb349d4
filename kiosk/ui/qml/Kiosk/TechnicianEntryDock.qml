pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The PIN pad over the first page. Its own file, so that the first picture does not compile it. */
Sheet {
    id: dock

    required property TechnicianEntry entry

    open: true
    heading: qsTr("Dành cho kỹ thuật viên")
    lead: qsTr("Nhập mã kỹ thuật viên. Vị trí các số thay đổi mỗi lần.")

    // Digits of a keypad, wherever the focus is.
    Instantiator {
        model: 10
        delegate: Shortcut {
            required property int index

            sequences: [String(index), "Num+" + index]
            onActivated: dock.entry.press(String(index))
        }
    }

    Shortcut {
        sequences: ["Backspace", "Delete"]
        onActivated: dock.entry.erase()
    }

    Text {
        width: parent ? parent.width : 0
        height: Theme.touch
        text: "●".repeat(dock.entry.typed)
        color: Theme.accent
        font.family: Theme.family
        font.pixelSize: Theme.textLead
        font.letterSpacing: Theme.space1
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("Đã nhập %1 chữ số").arg(dock.entry.typed)

        Rectangle {
            anchors.bottom: parent.bottom
            width: parent.width
            height: Theme.line
            color: Theme.outline
        }
    }

    FaultBanner {
        width: parent ? parent.width : 0
        title: dock.entry.faultTitle
        action: dock.entry.faultAction
    }

    Grid {
        id: pad

        readonly property real cell: Math.floor((width - (columns - 1) * spacing) / columns)

        width: parent ? parent.width : 0
        columns: Theme.wide ? 6 : 3
        spacing: Theme.space2

        Repeater {
            model: dock.entry.digits

            ActionButton {
                required property string modelData

                width: pad.cell
                height: Theme.touch
                text: modelData
                outlineColour: Theme.hairline
                textSize: Theme.textTitle
                onClicked: dock.entry.press(modelData)
            }
        }

        ActionButton {
            width: pad.cell
            height: Theme.touch
            fill: Theme.sunken
            symbol: "delete"
            text: Theme.wide ? "" : qsTr("Xoá")
            Accessible.name: qsTr("Xoá")
            leftPadding: Theme.space1
            rightPadding: Theme.space1
            onClicked: dock.entry.erase()
        }
    }

    footer: [
        PrimaryButton {
            width: parent ? parent.width : 0
            text: dock.entry.busy ? qsTr("Đang kiểm tra…") : qsTr("Vào trang kỹ thuật viên")
            enabled: dock.entry.typed > 0 && !dock.entry.busy
            onClicked: dock.entry.submit()
        },
        QuietButton {
            width: parent ? parent.width : 0
            text: qsTr("Đóng")
            onClicked: dock.entry.cancel()
        }
    ]
}
