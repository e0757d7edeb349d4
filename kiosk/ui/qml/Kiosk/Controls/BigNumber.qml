import QtQuick
import Kiosk.Theme

/* A ticket's number, as large as the card allows: read across a hall, copied by hand. */
Column {
    id: big

    required property string label
    required property string number

    spacing: Theme.space1
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + number

    LabelText {
        width: parent.width
        text: big.label
        horizontalAlignment: Text.AlignHCenter
        Accessible.ignored: true
    }

    Text {
        width: parent.width
        height: 1.6 * Theme.textDigits
        text: big.number
        color: Theme.accent
        font.family: Theme.family
        font.pixelSize: 1.3 * Theme.textDigits
        font.weight: Font.Bold
        font.features: {
            "tnum": 1
        }
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 40
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
