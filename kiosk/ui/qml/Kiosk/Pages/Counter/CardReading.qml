pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Reads a card at the desk: the chip is opened with six digits, the card's QR or the digits on its back. */
Column {
    id: reading

    required property CardReadingModel card
    readonly property TypedMrzModel mrz: card.mrz as TypedMrzModel
    readonly property Item first: digits.input

    spacing: Theme.space2

    Connections {
        target: reading.card

        function onChanged(): void { // a scan, or the next person, has emptied it
            if (digits.text !== reading.card.digits)
                digits.text = reading.card.digits;
        }
    }

    DeskTabs {
        width: parent.width
        tabs: reading.card.ways
        chosen: reading.card.rung
        onPicked: key => reading.card.choose(key)
    }

    DeskField {
        id: digits

        width: parent.width
        visible: reading.card.rung === "number"
        label: qsTr("6 số cuối của thẻ")
        hint: reading.card.hint
        symbol: "nfc"
        maximumLength: 6
        onEdited: text => reading.card.type(text)
        onAccepted: reading.card.read()
    }

    BodyText {
        width: parent.width
        visible: reading.card.rung === "qr" && !reading.card.reading
        text: reading.card.codeSource === "camera" ? qsTr("Đưa mã QR trên thẻ trước máy ảnh, cách chừng một gang tay.") : qsTr("Quét mã QR in trên thẻ: mặt trước thẻ cấp từ năm 2021, mặt sau thẻ căn cước mới.")
    }

    Picture {
        width: Math.min(parent.width, Theme.px(420))
        visible: reading.card.rung === "mrz"
        name: "card-mrz"
        ratio: 968 / 190
        said: qsTr("Nửa dưới mặt sau thẻ: ba dòng chữ và số, ba nhóm cần gõ nằm trong khung")
    }

    Repeater {
        model: reading.card.rung === "mrz" ? reading.mrz.groups.length : 0

        DeskField {
            id: group

            required property int index
            readonly property var told: reading.mrz.groups[index]

            width: reading.width
            label: told.label
            hint: told.state === "right" ? qsTr("đúng") : qsTr("đã nhập %1 trong %2 chữ số").arg(told.digits.length).arg(told.length)
            complaint: told.complaint
            symbol: told.state === "right" ? "circle-check" : told.state === "wrong" ? "circle-alert" : "circle"
            plain: true
            maximumLength: told.length
            onToldChanged: {
                if (text !== told.digits)
                    text = told.digits;
            }
            onEdited: text => reading.mrz.write(told.key, text)
            onAccepted: reading.card.read()
            Component.onCompleted: text = told.digits
        }
    }

    ProgressBar {
        width: parent.width
        height: Theme.px(6)
        visible: reading.card.reading || reading.card.rung === "qr"
        indeterminate: reading.card.fraction === 0 && !Theme.still
        value: reading.card.reading ? Math.max(0.04, reading.card.fraction) : 0.3
        label: reading.card.reading ? reading.card.phase : qsTr("Đang chờ mã QR")
    }

    BodyText {
        width: parent.width
        visible: reading.card.reading
        text: reading.card.phase
    }

    CheckLamp {
        width: parent.width
        visible: reading.card.doubt !== ""
        kind: "fault"
        text: reading.card.doubt
    }

    Flow {
        width: parent.width
        spacing: Theme.space1

        DeskButton {
            visible: reading.card.reading || reading.card.rung !== "qr"
            symbol: reading.card.reading ? "x" : "id-card"
            text: reading.card.reading ? qsTr("Dừng") : qsTr("Đọc thẻ")
            enabled: reading.card.reading || reading.card.rung !== "mrz" || reading.mrz.ready
            onClicked: reading.card.reading ? reading.card.cancel() : reading.card.read()
        }

        DeskButton {
            visible: reading.card.offer !== ""
            kind: "primary"
            symbol: reading.card.offer === "qr" ? "qr-code" : reading.card.offer === "mrz" ? "keyboard" : "user-round-check"
            text: reading.card.offer === "qr" ? qsTr("Thử bằng mã QR") : reading.card.offer === "mrz" ? qsTr("Thử bằng số ở mặt sau") : qsTr("Đối chiếu giấy tờ")
            onClicked: reading.card.climb()
        }
    }
}
