import QtQuick
import Kiosk.Theme

/* One figure, large, with its name. `kind` tints it: "plain", "ok", "warn", "fault". */
Rectangle {
    id: figure

    required property string label
    required property string value
    property string note: ""
    property string kind: "plain"

    implicitWidth: Theme.px(200)
    implicitHeight: column.implicitHeight + 2 * Theme.space4
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.line
    border.color: Theme.hairline
    Accessible.role: Accessible.StaticText
    Accessible.name: label + ": " + value + (note !== "" ? ", " + note : "")

    Rectangle {
        x: Theme.space4
        width: Theme.px(36)
        height: Theme.px(3)
        color: figure.kind === "ok" ? Theme.ok : figure.kind === "warn" ? Theme.warn : figure.kind === "fault" ? Theme.fault : Theme.gold
    }

    Column {
        id: column

        x: Theme.space4
        y: Theme.space4
        width: parent.width - 2 * Theme.space4
        spacing: Theme.px(2)

        Text {
            width: parent.width
            text: figure.label
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            text: figure.value
            color: figure.kind === "fault" ? Theme.fault : figure.kind === "warn" ? Theme.warn : Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textHero * 0.8
            font.weight: Font.Bold
            font.features: {
                "tnum": 1
            }
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: 16
            Accessible.ignored: true
        }

        Text {
            width: parent.width
            visible: figure.note !== ""
            text: figure.note
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
