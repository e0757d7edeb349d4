import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What the Portal lacks: the list at the left, the row at hand with its one button at the right. */
DeskPage {
    id: page

    required property SyncPageModel model
    readonly property Item first: table

    heading: qsTr("Bảng đồng bộ với Cổng")
    lead: qsTr("Mọi thứ Cổng Dịch vụ công quốc gia chưa nhận được. Hồ sơ vẫn nguyên trong kho của trung tâm.")
    fault: model.fault

    actions: [
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "refresh-cw"
            text: qsTr("Gửi lại tất cả ngay")
            keys: "F5"
            onClicked: page.model.wakeAll()
        }
    ]

    DeskTabs {
        id: groups

        width: parent.width
        tabs: page.model.groups
        chosen: page.model.group
        onPicked: key => page.model.choose(key)
    }

    DeskSplit {
        anchors.top: groups.bottom
        anchors.topMargin: Theme.space2
        anchors.bottom: parent.bottom
        width: parent.width
        share: 0.7

        near: DeskTable {
            id: table

            anchors.fill: parent
            selecting: true
            columns: page.model.columns
            rows: page.model.rows
            emptyText: page.model.emptyText
            onMoved: index => page.model.move(index)
            onOpened: page.model.act()
            Keys.onLeftPressed: groups.step(-1)
            Keys.onRightPressed: groups.step(1)
        }

        far: DeskScroll {
            anchors.fill: parent
            visible: page.model.here.what !== ""

            DeskPanel {
                width: parent.width
                heading: page.model.here.what
                note: page.model.here.code
                spacing: Theme.gap

                DeskFact {
                    width: parent.width
                    visible: value !== ""
                    label: qsTr("Thủ tục")
                    value: page.model.here.procedure
                }

                DeskFact {
                    width: parent.width
                    label: qsTr("Ai xử lý")
                    value: page.model.here.who
                }

                DeskFact {
                    width: parent.width
                    label: page.model.here.fault === "" ? qsTr("Vì sao") : qsTr("Vì sao (mã %1)").arg(page.model.here.fault)
                    value: page.model.here.why
                }

                DeskFact {
                    width: parent.width
                    visible: value !== ""
                    label: qsTr("Câu trả lời sau cùng")
                    value: page.model.here.answer
                }

                DeskFact {
                    width: parent.width
                    label: qsTr("Cần làm")
                    value: page.model.here.advice
                }

                DeskFact {
                    width: parent.width
                    visible: value !== ""
                    label: qsTr("Cổng trả lời")
                    value: page.model.known
                }

                DeskButton {
                    width: parent.width
                    visible: page.model.here.button !== ""
                    kind: "primary"
                    hintOnly: "Enter"
                    symbol: page.model.symbol
                    text: page.model.here.button
                    enabled: !page.model.busy
                    onClicked: page.model.act()
                }

                DeskButton {
                    width: parent.width
                    visible: page.model.here.remedy === "look-up" && page.model.known !== ""
                    symbol: "circle-check"
                    text: qsTr("Cổng đã có bước này")
                    onClicked: page.model.confirmStep()
                }

                DeskButton {
                    width: parent.width
                    visible: page.model.here.remedy === "look-up" && page.model.known !== ""
                    symbol: "send"
                    text: qsTr("Cổng chưa có, gửi lại")
                    onClicked: page.model.sendAgain()
                }

                DeskButton {
                    width: parent.width
                    visible: ["correct", "open-dossier"].includes(page.model.here.remedy)
                    symbol: "send"
                    text: qsTr("Đã sửa xong, gửi lại")
                    enabled: !page.model.busy
                    onClicked: page.model.tryNow()
                }

                DeskButton {
                    width: parent.width
                    visible: page.model.hasDossier && page.model.here.remedy !== "open-dossier"
                    symbol: "folder-open"
                    text: qsTr("Mở hồ sơ")
                    keys: "Ctrl+O"
                    onClicked: page.model.openDossier()
                }
            }
        }
    }
}
