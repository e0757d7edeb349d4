pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One slot for each paper; the one at hand shows its pages and what can be done with them. */
DeskPanel {
    id: panel

    required property IntakePapersModel papers

    heading: qsTr("Thành phần hồ sơ")
    note: papers.rows.length === 0 ? qsTr("Giấy tờ hiện ra khi đã có người nộp và thủ tục.") : ""

    Flow {
        width: parent.width
        visible: panel.papers.rows.length > 0
        spacing: Theme.space1

        DeskButton {
            enabled: !panel.papers.busy
            symbol: "scan-line"
            keys: "F2"
            text: panel.papers.busy ? qsTr("Đang quét…") : panel.papers.byCamera ? qsTr("Chụp") : qsTr("Quét")
            onClicked: panel.papers.scan()
        }

        DeskButton {
            visible: !panel.papers.byCamera
            symbol: panel.papers.duplex ? "check" : "files"
            keys: "Alt+M"
            text: panel.papers.duplex ? qsTr("Quét hai mặt") : qsTr("Quét một mặt")
            onClicked: panel.papers.turnDuplex()
        }

        DeskButton {
            visible: panel.papers.scanned > 0
            symbol: "images"
            keys: "F7"
            text: qsTr("Duyệt %1 trang").arg(panel.papers.scanned)
            onClicked: (panel.papers.review as ScanReviewModel).open()
        }

        DeskButton {
            symbol: "stamp"
            keys: "F3"
            text: qsTr("Nộp bản giấy")
            onClicked: panel.papers.handIn()
        }

        DeskButton {
            width: Math.min(implicitWidth, parent.width)
            symbol: "minus"
            keys: "F4"
            text: qsTr("Không thuộc trường hợp")
            onClicked: panel.papers.leaveOut()
        }

        DeskButton {
            visible: panel.papers.rows.length > 1
            kind: "quiet"
            symbol: "printer"
            keys: "F8"
            enabled: !panel.papers.printing
            text: qsTr("In tờ phân cách")
            onClicked: panel.papers.printSeparators()
        }
    }

    ReadingProgress {
        width: parent.width
        done: panel.papers.reading[0]
        of: panel.papers.reading[1]
    }

    BodyText {
        width: parent.width
        visible: panel.papers.note !== ""
        text: panel.papers.note
    }

    Repeater {
        model: panel.papers.rows.length

        PaperSlot {
            required property int index

            width: parent?.width ?? 0
            row: panel.papers.rows[index] ?? ({})
            thumbs: index === panel.papers.at ? panel.papers.thumbs : []
            onChosen: panel.papers.choose(index)
            onCounted: (what, by) => panel.papers.count(index, what, by)
            onTurned: page => panel.papers.turn(page)
            onMoved: (page, by) => panel.papers.move(page, by)
            onRemoved: page => panel.papers.remove(page)
            onAgain: page => panel.papers.scanAgain(page)
            onTakenBack: panel.papers.takeBack()
            onReuseAsked: panel.papers.askReuse()
        }
    }
}
