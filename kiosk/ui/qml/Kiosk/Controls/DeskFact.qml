import QtQuick
import Kiosk.Theme

/* A fact: its name in small above, its value beneath. */
Column {
    id: fact

    required property string label
    required property string value
    property bool strong: false

    spacing: Theme.px(2)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    Text {
        width: parent.width
        text: fact.label
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    Text {
        width: parent.width
        text: fact.value
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: fact.strong ? Theme.textLead : Theme.textBody
        font.weight: fact.strong ? Font.Bold : Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.15
        Accessible.ignored: true
    }
}
