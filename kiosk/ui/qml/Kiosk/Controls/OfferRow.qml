import QtQuick
import Kiosk.Theme

/* One value that was read: what it is, the piece of the page, the value, how sure. `offer`: {label, value, sure, kind, where, picture, keys, taken}. */
Column {
    id: row

    required property var offer
    readonly property bool done: offer.taken ?? false

    signal taken

    spacing: Theme.px(6)
    Accessible.role: Accessible.Grouping
    Accessible.name: (offer.label ?? "") + ": " + (offer.value ?? "") + ", " + (offer.sure ?? "")

    Rectangle {
        width: parent.width
        height: Theme.line
        color: Theme.hairline
    }

    Text {
        width: parent.width
        text: row.offer.label ?? ""
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    Rectangle {
        id: frame

        width: parent.width
        height: picture.height + 2 * Theme.px(4)
        visible: (row.offer.picture ?? "") !== ""
        radius: Theme.radiusSmall
        color: Theme.sunken
        border.width: Theme.line
        border.color: Theme.outline

        Image {
            id: picture

            x: Theme.px(4)
            y: Theme.px(4)
            width: frame.width - 2 * x
            height: Math.min(Theme.px(72), implicitWidth > 0 ? implicitHeight * width / implicitWidth : 0)
            cache: false
            source: row.offer.picture ?? ""
            fillMode: Image.PreserveAspectFit
            horizontalAlignment: Image.AlignLeft
            smooth: true
            Accessible.role: Accessible.Graphic
            Accessible.name: row.offer.where ?? ""
        }
    }

    Text {
        width: parent.width
        text: row.offer.value ?? ""
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textLabel
        font.weight: Font.DemiBold
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    Flow {
        width: parent.width
        spacing: Theme.space1

        StatePill {
            width: Math.min(implicitWidth, row.width)
            whole: true
            text: row.done ? qsTr("Đã nhận") : row.offer.sure ?? ""
            kind: row.done ? "ok" : row.offer.kind ?? "plain"
            symbol: row.done ? "check" : kind === "warn" ? "triangle-alert" : "circle-check"
        }

        Text {
            height: Theme.px(26)
            text: row.offer.where ?? ""
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            verticalAlignment: Text.AlignVCenter
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    DeskButton {
        width: parent.width
        visible: !row.done
        symbol: "check"
        keys: row.offer.keys ?? ""
        text: qsTr("Nhận")
        Accessible.name: qsTr("Nhận") + " " + (row.offer.label ?? "")
        onClicked: row.taken()
    }
}
