import QtQuick
import Kiosk.Theme

/* What stands where there is nothing to show: an icon, a sentence, and what one can do. */
Column {
    id: empty

    required property string text
    property string note: ""
    property string symbol: "circle-check"

    spacing: Theme.space1

    Icon {
        anchors.horizontalCenter: parent.horizontalCenter
        size: Theme.iconBig
        name: empty.symbol
        colour: Theme.gold
    }

    Text {
        width: parent.width
        text: empty.text
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textLead
        font.weight: Font.DemiBold
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Text {
        width: parent.width
        visible: empty.note !== ""
        text: empty.note
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textLabel
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
