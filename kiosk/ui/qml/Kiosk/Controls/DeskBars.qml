pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/* A bar chart on its side: `bars` are [{label, value, share, kind}], share from 0 to 1 of the longest. */
Column {
    id: chart

    required property var bars
    property real labelWidth: Theme.px(180)

    spacing: Theme.px(6)

    Repeater {
        model: chart.bars

        Item {
            id: bar

            required property var modelData

            width: chart.width
            height: Math.max(name.implicitHeight, Theme.px(28))
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.label + ": " + modelData.value

            Text {
                id: name

                anchors.verticalCenter: parent.verticalCenter
                width: chart.labelWidth
                text: bar.modelData.label
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textFine
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }

            Rectangle {
                x: chart.labelWidth + Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(Theme.px(2), (chart.width - chart.labelWidth - Theme.space1 - value.width - Theme.space1) * bar.modelData.share)
                height: Theme.px(18)
                radius: Theme.px(4)
                color: bar.modelData.kind === "ok" ? Theme.ok : bar.modelData.kind === "fault" ? Theme.fault : bar.modelData.kind === "warn" ? Theme.warn : Theme.gold
                border.width: Theme.highContrast ? 1 : 0
                border.color: Theme.hairline

                Text {
                    id: value

                    anchors.left: parent.right
                    anchors.leftMargin: Theme.space1
                    anchors.verticalCenter: parent.verticalCenter
                    text: bar.modelData.value
                    color: Theme.ink
                    font.family: Theme.family
                    font.pixelSize: Theme.textFine
                    font.weight: Font.DemiBold
                    font.features: {
                        "tnum": 1
                    }
                    Accessible.ignored: true
                }
            }
        }
    }
}
