import QtQuick
import Kiosk.Theme

/* The one code of a page, as large as the width allows: it is read aloud and copied by hand. */
Column {
    id: big

    required property string label
    required property string code

    spacing: Theme.px(4)
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + code

    LabelText {
        width: parent.width
        text: big.label
        Accessible.ignored: true
    }

    Text {
        width: parent.width
        height: Theme.textHero * 1.3
        text: big.code
        color: Theme.accent
        font.family: Theme.family
        font.pixelSize: Theme.textHero
        font.weight: Font.Bold
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 20
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
