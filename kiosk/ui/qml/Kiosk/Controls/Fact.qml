import QtQuick
import Kiosk.Theme

/* A fact in a narrow place: its name in small above, its value beneath. */
Column {
    id: fact

    required property string label
    required property string value
    property real size: Theme.textBody

    visible: value !== ""
    spacing: Theme.px(4)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value

    LabelText {
        width: parent.width
        text: fact.label
        Accessible.ignored: true
    }

    Text {
        width: parent.width
        text: fact.value
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: fact.size
        font.weight: Font.DemiBold
        wrapMode: Text.Wrap
        lineHeight: 1.2
        Accessible.ignored: true
    }
}
