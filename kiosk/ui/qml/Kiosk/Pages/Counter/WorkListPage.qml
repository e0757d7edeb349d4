import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Heaps of work as tabs, one table beneath, and a box that looks through every dossier. */
DeskPage {
    id: page

    required property WorkListPageModel model
    readonly property Item first: table

    heading: qsTr("Danh sách việc")
    fault: model.fault

    actions: [
        DeskInput {
            id: box

            width: Theme.px(420)
            rightPadding: Theme.px(42)
            symbol: "search"
            placeholderText: qsTr("Mã, tên, số định danh")
            Accessible.name: qsTr("Tìm hồ sơ")
            text: page.model.query
            onTextEdited: page.model.search(text)
            onAccepted: table.forceActiveFocus()
            Keys.onDownPressed: table.forceActiveFocus()
            Keys.onEscapePressed: {
                page.model.search("");
                table.forceActiveFocus();
            }

            Shortcut {
                enabled: box.visible && box.enabled && !box.activeFocus
                sequences: ["/", "Ctrl+F"]
                onActivated: {
                    box.forceActiveFocus();
                    box.selectAll();
                }
            }

            KeyHint {
                anchors.right: parent.right
                anchors.rightMargin: Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                visible: !box.activeFocus && box.text === ""
                keys: "/"
            }
        }
    ]

    DeskTabs {
        id: heaps

        width: parent.width
        tabs: page.model.heaps
        chosen: page.model.heap
        onPicked: key => page.model.choose(key)
    }

    DeskTable {
        id: table

        anchors.top: heaps.bottom
        anchors.topMargin: Theme.space2
        anchors.bottom: parent.bottom
        width: parent.width
        columns: page.model.columns
        rows: page.model.rows
        emptyText: page.model.emptyText
        emptyNote: page.model.emptyNote
        onOpened: index => page.model.open(index)
        onWanted: page.model.more()
        Keys.onLeftPressed: heaps.step(-1)
        Keys.onRightPressed: heaps.step(1)
    }
}
