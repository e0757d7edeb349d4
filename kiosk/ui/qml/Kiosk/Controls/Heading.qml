import QtQuick
import Kiosk.Theme

/* What the page asks. `level`: "hero", "title" or "lead". */
Text {
    property string level: "title"

    font.family: Theme.family
    font.pixelSize: level === "hero" ? Theme.textHero : level === "title" ? Theme.textTitle : Theme.textLead
    font.weight: level === "lead" ? Font.DemiBold : Font.Bold
    color: Theme.ink
    wrapMode: Text.WordWrap
    lineHeight: 1.16
    Accessible.role: Accessible.Heading
    Accessible.name: text
}
