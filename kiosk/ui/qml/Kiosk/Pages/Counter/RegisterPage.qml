import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The book of a year, as form 07 has it. */
DeskPage {
    id: page

    required property RegisterPageModel model
    readonly property Item first: table

    heading: qsTr("Sổ theo dõi hồ sơ")
    lead: qsTr("Mẫu số 07. Số thứ tự liên tục trong năm.")
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "download"
            text: "CSV"
            enabled: page.model.ready
            onClicked: page.model.exportCsv()
        },
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "download"
            text: "XLSX"
            keys: "Ctrl+E"
            enabled: page.model.ready
            onClicked: page.model.exportXlsx()
        },
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            kind: "primary"
            symbol: "printer"
            text: qsTr("In sổ")
            keys: "Ctrl+P"
            enabled: page.model.ready
            onClicked: page.model.printBook()
        }
    ]

    Flow {
        id: span

        width: parent.width
        spacing: Theme.space2

        DeskChoice {
            width: Theme.px(160)
            label: qsTr("Quyển")
            options: page.model.years
            chosen: page.model.year
            onPicked: key => page.model.choose(key)
        }

        DeskField {
            width: Theme.px(190)
            label: qsTr("Từ ngày")
            symbol: "calendar-days"
            text: page.model.first
            complaint: page.model.complaint === "" ? "" : " "
            onEdited: text => page.model.span(text, page.model.last)
            onStepped: by => page.model.step(by, 0)
        }

        DeskField {
            width: Theme.px(190)
            label: qsTr("Đến ngày")
            symbol: "calendar-days"
            text: page.model.last
            complaint: page.model.complaint === "" ? "" : " "
            onEdited: text => page.model.span(page.model.first, text)
            onStepped: by => page.model.step(0, by)
        }

        Text {
            topPadding: Theme.space6
            text: page.model.complaint === "" ? qsTr("Khoảng ngày dùng khi in và xuất tệp.") : page.model.complaint
            color: page.model.complaint === "" ? Theme.inkSoft : Theme.fault
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    DeskTable {
        id: table

        anchors.top: span.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width
        short: true
        columns: page.model.columns
        rows: page.model.rows
        emptyText: page.model.emptyText
        emptySymbol: "book-open"
        onOpened: index => page.model.open(index)
        onWanted: page.model.more()
    }
}
