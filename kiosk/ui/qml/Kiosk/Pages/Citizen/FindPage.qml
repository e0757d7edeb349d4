pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Which procedure? By a few letters, by what happened in life, or by field. */
Item {
    id: page

    required property FindPageModel model
    readonly property real columnWidth: Theme.columnOf(width)
    readonly property string spoken: heading.text + ". " + lead.text
    readonly property bool listed: model.mode === "list"

    Column {
        id: head

        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.space4
        width: page.columnWidth
        spacing: Theme.space2

        Heading {
            id: heading

            width: parent.width
            text: page.model.filing ? qsTr("Quý khách cần làm thủ tục gì?") : qsTr("Quý khách cần xem thủ tục nào?")
        }

        BodyText {
            id: lead

            width: parent.width
            soft: true
            text: qsTr("Gõ vài chữ, có dấu hoặc không dấu. Ví dụ: dang ky thuong tru")
            visible: page.model.mode === "doors" && !search.input.activeFocus
        }

        SearchField {
            id: search

            width: parent.width
            placeholder: qsTr("Tên thủ tục, ví dụ: khai sinh")
            text: page.model.query
            onEdited: text => page.model.search(text)
        }
    }

    // What is listed, and the way back to the doors ------------------------------------------------------------
    Item {
        id: strip

        anchors.top: head.bottom
        anchors.topMargin: Theme.space2
        anchors.horizontalCenter: parent.horizontalCenter
        width: page.columnWidth
        height: visible ? Math.max(Theme.touch, caption.implicitHeight) : 0
        visible: page.model.mode !== "doors"

        Heading {
            id: caption

            anchors.left: parent.left
            anchors.right: doorsButton.left
            anchors.rightMargin: Theme.gap
            anchors.verticalCenter: parent.verticalCenter
            level: "lead"
            text: page.model.mode === "fields" ? qsTr("Chọn lĩnh vực") : page.model.title !== "" ? qsTr("%1: %2 thủ tục").arg(page.model.title).arg(page.model.count) : page.model.count > 0 ? qsTr("%1 thủ tục phù hợp nhất").arg(page.model.count) : qsTr("Chưa tìm thấy thủ tục nào")
        }

        QuietButton {
            id: doorsButton

            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            focusPolicy: Qt.NoFocus
            symbol: "list"
            text: qsTr("Các nhóm việc")
            onClicked: {
                search.text = "";
                page.model.showDoors();
            }
        }
    }

    RowList {
        id: list

        anchors.top: strip.bottom
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: page.columnWidth
        visible: page.listed
        model: page.model.rows
        Accessible.name: caption.text

        delegate: ListRow {
            required property string code
            required property string name
            required property string note
            required property bool detailed

            width: list.width
            focusPolicy: Qt.NoFocus
            text: name
            facts: note
            symbol: detailed ? "file-text" : "info"
            onClicked: page.model.open(code)
        }
    }

    ScrollHint {
        area: list
        visible: list.visible
    }

    RowList {
        id: fields

        anchors.top: strip.bottom
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: page.columnWidth
        visible: page.model.mode === "fields"
        model: visible ? page.model.fields : []
        Accessible.name: caption.text

        delegate: ListRow {
            required property string modelData

            width: fields.width
            focusPolicy: Qt.NoFocus
            text: modelData
            symbol: "folder-open"
            onClicked: page.model.openField(modelData)
        }
    }

    ScrollHint {
        area: fields
        visible: fields.visible
    }

    BodyText {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: strip.bottom
        anchors.topMargin: Theme.space4
        width: page.columnWidth
        visible: page.listed && page.model.count === 0
        soft: true
        text: qsTr("Vui lòng thử từ khác ngắn hơn, chọn theo nhóm việc, hoặc bấm “Gọi cán bộ”.")
    }

    // Doors ----------------------------------------------------------------------------------------------------
    ScrollArea {
        anchors.top: head.bottom
        anchors.topMargin: Theme.space4
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: page.columnWidth
        visible: page.model.mode === "doors"

        Grid {
            id: grid

            width: parent.width
            columns: Theme.largeText ? 2 : page.width > 1.3 * Theme.column ? 6 : 3
            spacing: Theme.gap

            Repeater {
                model: page.model.mode === "doors" ? page.model.lifeEvents : [] // typing must not build tiles nobody sees

                IconTile {
                    required property var modelData

                    width: (grid.width - (grid.columns - 1) * Theme.gap) / grid.columns
                    focusPolicy: Qt.TabFocus
                    symbol: modelData.icon
                    text: modelData.title
                    onClicked: page.model.openEvent(modelData.key)
                }
            }

            IconTile {
                width: (grid.width - (grid.columns - 1) * Theme.gap) / grid.columns
                focusPolicy: Qt.TabFocus
                symbol: "folder-open"
                text: qsTr("Theo lĩnh vực")
                onClicked: page.model.showFields()
            }
        }

        LabelText {
            width: parent.width
            text: qsTr("%1 thủ tục, theo %2").arg(page.model.total).arg(page.model.source)
        }
    }
}
