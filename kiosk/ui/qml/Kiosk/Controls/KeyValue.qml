import QtQuick
import Kiosk.Theme

/* A fact: its name left, its value right (beneath when there is no room or the text is large). `action` adds a small button. */
Item {
    id: row

    required property string label
    required property string value
    property string symbol: ""
    property string actionText: ""
    readonly property bool stacked: width < Theme.px(720) || Theme.largeText

    signal actionClicked

    implicitWidth: Theme.column
    implicitHeight: Math.max(words.implicitHeight, action.visible ? action.implicitHeight : 0, icon.visible ? icon.height : 0)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Icon {
        id: icon

        visible: row.symbol !== ""
        anchors.top: words.top
        size: Theme.px(40)
        name: row.symbol
        colour: Theme.accent
    }

    Grid {
        id: words

        anchors.left: icon.visible ? icon.right : parent.left
        anchors.leftMargin: icon.visible ? Theme.gap : 0
        anchors.right: action.visible ? action.left : parent.right
        anchors.rightMargin: action.visible ? Theme.gap : 0
        anchors.verticalCenter: parent.verticalCenter
        columns: row.stacked ? 1 : 2
        columnSpacing: Theme.gap
        rowSpacing: Theme.px(4)

        LabelText {
            width: row.stacked ? words.width : Theme.px(230)
            topPadding: Theme.px(3)
            text: row.label
            Accessible.ignored: true
        }

        Text {
            width: row.stacked ? words.width : words.width - Theme.px(230) - Theme.gap
            text: row.value
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textBody
            font.weight: Font.DemiBold
            wrapMode: Text.Wrap
            lineHeight: 1.2
            Accessible.ignored: true
        }
    }

    QuietButton {
        id: action

        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        visible: row.actionText !== ""
        text: row.actionText
        symbol: "pencil"
        onClicked: row.actionClicked()
    }
}
