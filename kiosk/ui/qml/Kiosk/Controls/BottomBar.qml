import QtQuick
import Kiosk.Theme

/* The eight that are always in the same place. Says what was pressed; decides nothing. */
Rectangle {
    id: bar

    property bool canGoBack: true
    property bool lowered: false
    property bool speaking: false
    property bool speechAvailable: false
    property string otherLanguage: "English"

    signal back
    signal home
    signal largeText
    signal contrast
    signal speak
    signal lower
    signal language
    signal help

    readonly property real cell: (width - 2 * Theme.gap - (row.visibleChildren.length - 1) * Theme.gap) / Math.max(1, row.visibleChildren.length)

    implicitHeight: Theme.px(Theme.wide ? 132 : 148)
    color: Theme.surface

    Rectangle {
        width: parent.width
        height: Theme.line
        color: Theme.hairline
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: Theme.gap

        BarButton {
            width: bar.cell
            symbol: "arrow-left"
            text: qsTr("Quay lại")
            enabled: bar.canGoBack
            onClicked: bar.back()
        }

        BarButton {
            width: bar.cell
            symbol: "house"
            text: qsTr("Trang đầu")
            onClicked: bar.home()
        }

        BarButton {
            width: bar.cell
            symbol: "a-large-small"
            text: qsTr("Cỡ chữ")
            checked: Theme.largeText
            onClicked: bar.largeText()
        }

        BarButton {
            width: bar.cell
            symbol: "contrast"
            text: qsTr("Tương phản")
            checked: Theme.highContrast
            onClicked: bar.contrast()
        }

        BarButton {
            width: bar.cell
            visible: bar.speechAvailable
            symbol: bar.speaking ? "volume-x" : "volume-2"
            text: bar.speaking ? qsTr("Dừng đọc") : qsTr("Đọc to")
            checked: bar.speaking
            onClicked: bar.speak()
        }

        BarButton {
            width: bar.cell
            symbol: bar.lowered ? "arrow-up-to-line" : "arrow-down-to-line"
            text: bar.lowered ? qsTr("Nâng lên") : qsTr("Hạ thấp")
            checked: bar.lowered
            onClicked: bar.lower()
        }

        BarButton {
            width: bar.cell
            symbol: "languages"
            text: bar.otherLanguage
            onClicked: bar.language()
        }

        BarButton {
            width: bar.cell
            symbol: "hand"
            text: qsTr("Gọi cán\u00a0bộ")
            strong: true
            onClicked: bar.help()
        }
    }
}
