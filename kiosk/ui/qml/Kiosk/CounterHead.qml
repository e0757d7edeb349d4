import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The call bar: whom this counter serves, the keys of the queue, and at the right search, connection and clock. */
Rectangle {
    id: head

    required property Desk desk
    required property CallBarModel callBar
    required property DeskClock clock
    required property DeskTyping typing
    readonly property bool narrow: width < (Theme.largeText ? 2100 : 1500)
    readonly property bool tight: width < 1300 && Theme.largeText
    readonly property bool called: callBar.state === "called"

    signal searched

    implicitHeight: Math.max(Theme.px(72), row.implicitHeight + Theme.space2)
    color: Theme.surface

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.lineStrong
        color: Theme.gold
    }

    Row {
        id: row

        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space1

        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(Theme.px(108), number.implicitWidth + Theme.space4)
            height: Theme.px(50)
            radius: Theme.radiusSmall
            color: head.called ? Theme.accent : head.callBar.number !== "" ? Theme.accentTint : Theme.sunken
            border.width: Theme.highContrast ? 2 : 0
            border.color: Theme.hairline
            Accessible.role: Accessible.StaticText
            Accessible.name: head.callBar.number === "" ? qsTr("Chưa gọi số nào") : qsTr("Số %1").arg(head.callBar.number)

            Text {
                id: number

                anchors.centerIn: parent
                text: head.callBar.number === "" ? "–" : head.callBar.number
                color: head.called ? Theme.accentInk : head.callBar.number !== "" ? Theme.accent : Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textTitle
                font.weight: Font.Bold
                font.features: {
                    "tnum": 1
                }
                Accessible.ignored: true
            }
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(head.tight ? 190 : head.narrow ? 200 : 250)

            Text {
                width: parent.width
                text: head.callBar.state === "called" ? qsTr("Đang gọi") : head.callBar.state === "serving" ? qsTr("Đang phục vụ") : qsTr("Quầy %1").arg(head.desk.counter)
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }

            Text {
                width: parent.width
                text: head.callBar.number !== "" ? head.callBar.note : head.callBar.waiting > 0 ? qsTr("%1 người đang chờ").arg(head.callBar.waiting) : qsTr("Không có ai chờ")
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textKeys
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.called
            kind: "primary"
            symbol: "user-round-check"
            keys: "F6"
            text: qsTr("Đã đến")
            onClicked: head.callBar.serve()
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: !head.called
            kind: head.callBar.number === "" ? "primary" : "secondary"
            symbol: "megaphone"
            keys: "F6"
            text: qsTr("Gọi tiếp")
            onClicked: head.callBar.callNext()
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.called
            symbol: "volume-2"
            keys: "F7"
            text: head.narrow ? "" : qsTr("Gọi lại")
            Accessible.name: qsTr("Gọi lại")
            onClicked: head.callBar.recall()
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.called
            symbol: "skip-forward"
            keys: "F8"
            text: head.narrow ? "" : qsTr("Vắng mặt")
            Accessible.name: qsTr("Vắng mặt")
            onClicked: head.callBar.skip()
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.callBar.state === "serving"
            kind: "primary"
            symbol: "check"
            keys: "F9"
            text: qsTr("Xong")
            onClicked: head.callBar.finish()
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.callBar.number !== ""
            symbol: "arrow-left-right"
            keys: "F10"
            text: head.narrow ? "" : qsTr("Chuyển")
            Accessible.name: qsTr("Chuyển sang nhóm khác")
            onClicked: head.callBar.ask("transfer")
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.callBar.number === ""
            symbol: "ticket"
            keys: "Shift+F6"
            text: head.tight ? "" : qsTr("Gọi theo số")
            Accessible.name: qsTr("Gọi theo số")
            onClicked: head.callBar.ask("take")
        }
    }

    Row {
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space2

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            kind: "quiet"
            symbol: "keyboard"
            text: head.typing.on ? "VI" : "EN"
            keys: "F12"
            hinted: !head.tight
            Accessible.name: head.typing.on ? qsTr("Đang gõ tiếng Việt kiểu Telex") : qsTr("Đang gõ không dấu")
            onClicked: head.typing.toggle()
        }

        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "search"
            text: head.narrow || head.called && head.width < 1700 ? "" : qsTr("Tìm và lệnh")
            Accessible.name: qsTr("Tìm và lệnh")
            hinted: !head.tight
            hintOnly: "Ctrl+K" // the shortcut itself is of the window: it also closes
            onClicked: head.searched()
        }

        Column {
            anchors.verticalCenter: parent.verticalCenter

            Text {
                anchors.right: parent.right
                text: head.clock.time
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.frameClock
                font.weight: Font.DemiBold
                font.features: {
                    "tnum": 1
                }
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }

            Row {
                anchors.right: parent.right
                spacing: Theme.px(4)

                Icon {
                    anchors.verticalCenter: parent.verticalCenter
                    size: Theme.px(15)
                    name: head.desk.online ? "circle-check" : "cloud-off"
                    colour: head.desk.online ? Theme.ok : Theme.warn
                }

                Text {
                    text: head.desk.line
                    color: head.desk.online ? Theme.ok : Theme.warn
                    font.family: Theme.family
                    font.pixelSize: Theme.textKeys
                    font.weight: Font.DemiBold
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }
    }
}
