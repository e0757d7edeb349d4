import QtQuick
import Kiosk.Theme

/* How many, in a rounded field. `kind`: "plain", "strong", "warn" or "fault". */
Rectangle {
    id: pill

    required property int count
    property string kind: "plain"
    readonly property bool strong: kind === "strong"

    implicitWidth: Math.max(implicitHeight, words.implicitWidth + Theme.px(12))
    implicitHeight: words.implicitHeight + Theme.px(4)
    radius: height / 2
    color: strong ? Theme.accent : kind === "warn" ? Theme.warnTint : kind === "fault" ? Theme.faultTint : Theme.sunken
    border.width: Theme.highContrast ? 1 : 0
    border.color: Theme.hairline
    Accessible.ignored: true

    Text {
        id: words

        anchors.centerIn: parent
        text: pill.count.toLocaleString(Qt.locale("vi"), "f", 0)
        color: pill.strong ? Theme.accentInk : pill.kind === "warn" ? Theme.warn : pill.kind === "fault" ? Theme.fault : Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textKeys
        font.weight: Font.DemiBold
        font.features: {
            "tnum": 1
        }
        Accessible.ignored: true
    }
}
