pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/*
    Rows and columns under the arrow keys. `columns`: [{key, title, share, kind, align}]; a row of `rows` (a list model with the
    role `cells`) holds for each column's key a text, for kind "state" {text, kind}, for kind "two" {text, note}.
    Enter is `opened`. Near the end `wanted` asks for more.
*/
FocusScope {
    id: table

    required property var columns
    required property var rows
    property string emptyText: ""
    property string emptyNote: ""
    property string emptySymbol: "circle-check"
    property bool selecting: false // whether the row at hand stays marked without the focus
    property bool short: false // lower rows
    property alias currentIndex: list.currentIndex
    property alias count: list.count
    readonly property real shares: columns.reduce((sum, column) => sum + column.share, 0)

    signal opened(int index)
    signal moved(int index)
    signal wanted

    function widthOf(column: var): real {
        return (list.width - 2 * Theme.space2 - (columns.length - 1) * Theme.space2) * column.share / shares;
    }

    implicitHeight: head.height + list.contentHeight
    Accessible.role: Accessible.Table

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.line
        border.color: table.activeFocus && !Theme.highContrast ? Theme.outline : Theme.hairline
    }

    Row {
        id: head

        x: Theme.space2 + Theme.px(4)
        height: Math.max(Theme.px(38), implicitHeight + Theme.space1)
        spacing: Theme.space2

        Repeater {
            model: table.columns

            Text {
                required property var modelData

                y: Theme.px(8)
                width: table.widthOf(modelData)
                text: modelData.title
                color: Theme.inkSoft
                font.family: Theme.family
                font.pixelSize: Theme.textFine
                font.weight: Font.DemiBold
                horizontalAlignment: modelData.align === "right" ? Text.AlignRight : Text.AlignLeft
                wrapMode: Text.Wrap
                Accessible.role: Accessible.ColumnHeader
                Accessible.name: text
            }
        }
    }

    Rectangle {
        y: head.height
        x: Theme.px(1)
        width: parent.width - Theme.px(2)
        height: Theme.line
        color: Theme.hairline
    }

    ListView {
        id: list

        anchors.fill: parent
        anchors.topMargin: head.height + Theme.line
        anchors.bottomMargin: Theme.px(6)
        anchors.leftMargin: Theme.px(4)
        anchors.rightMargin: Theme.px(4)
        clip: true
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: table.rows
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        reuseItems: true
        highlightMoveDuration: 0
        currentIndex: 0
        Accessible.role: Accessible.List
        Accessible.name: table.emptyText
        onCurrentIndexChanged: table.moved(currentIndex)
        onContentYChanged: {
            if (contentY + 2 * height > contentHeight)
                table.wanted();
        }
        onCountChanged: {
            if (currentIndex < 0 && count > 0)
                currentIndex = 0;
            if (contentY + 2 * height > contentHeight)
                table.wanted();
        }
        Keys.onReturnPressed: table.opened(currentIndex)
        Keys.onEnterPressed: table.opened(currentIndex)
        Keys.onPressed: event => {
            const page = Math.max(1, Math.floor(height / Theme.touch) - 1);
            if (event.key === Qt.Key_PageDown)
                currentIndex = Math.min(count - 1, currentIndex + page);
            else if (event.key === Qt.Key_PageUp)
                currentIndex = Math.max(0, currentIndex - page);
            else if (event.key === Qt.Key_Home)
                currentIndex = 0;
            else if (event.key === Qt.Key_End)
                currentIndex = count - 1;
            else
                return;
            event.accepted = true;
        }

        delegate: DeskRow {
            width: ListView.view.width
            columns: table.columns
            widthOf: table.widthOf
            lowered: table.short
            here: ListView.isCurrentItem && (list.activeFocus || table.selecting)
            focused: ListView.isCurrentItem && list.activeFocus
            onClicked: {
                list.currentIndex = index;
                list.forceActiveFocus();
            }
            onDoubleClicked: table.opened(index)
        }

        T.ScrollBar.vertical: DeskScrollBar {}
    }

    DeskEmpty {
        anchors.centerIn: list
        width: Math.min(list.width - 2 * Theme.margin, Theme.px(460))
        visible: list.count === 0 && table.emptyText !== ""
        text: table.emptyText
        note: table.emptyNote
        symbol: table.emptySymbol
    }
}
