import QtQuick
import Kiosk.Theme

/* One part of the machine: how it is, and a button that lets it do its work. `state`: see TryingModel.states. */
Rectangle {
    id: panel

    required property string part
    required property var state_
    required property bool idle // nothing is at its trial now
    property bool plain: false // without what was found by looking
    readonly property bool running: state_.phase !== ""

    signal tried(string access)
    signal stopped

    implicitWidth: Theme.px(420)
    implicitHeight: column.implicitHeight + 2 * Theme.space4
    radius: Theme.radius
    color: Theme.surface
    border.width: running ? Theme.lineStrong : Theme.line
    border.color: running ? Theme.accent : Theme.hairline

    Column {
        id: column

        x: Theme.space4
        y: Theme.space4
        width: panel.width - 2 * Theme.space4
        spacing: Theme.space2

        Item {
            width: parent.width
            height: Math.max(name.implicitHeight, pill.implicitHeight, disc.height)

            Rectangle {
                id: disc

                anchors.verticalCenter: parent.verticalCenter
                width: Theme.icon + Theme.space2
                height: width
                radius: width / 2
                color: Theme.accentTint

                Icon {
                    anchors.centerIn: parent
                    size: Theme.iconSmall + Theme.px(4)
                    name: panel.state_.icon
                    colour: Theme.accent
                }
            }

            Text {
                id: name

                anchors.left: disc.right
                anchors.leftMargin: Theme.space2
                anchors.right: pill.left
                anchors.rightMargin: Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                text: panel.state_.title
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textLead
                font.weight: Font.DemiBold
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }

            StatePill {
                id: pill

                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                kind: panel.plain && panel.state_.trialKind !== "" ? panel.state_.trialKind : panel.state_.kind
                text: panel.state_.word
                visible: !panel.plain
            }
        }

        LongWords {
            visible: !panel.plain && text !== ""
            text: panel.state_.found
        }

        LongWords {
            visible: !panel.plain && panel.state_.remedy !== ""
            text: panel.state_.remedy
            soft: true
        }

        Rectangle {
            width: parent.width
            height: Theme.line
            color: Theme.hairline
            visible: last.visible && !panel.plain
        }

        Row {
            id: last

            width: parent.width
            spacing: Theme.space1
            visible: panel.state_.trialKind !== "" && !panel.running

            Icon {
                id: verdict

                size: Theme.iconSmall
                name: panel.state_.trialKind === "ok" ? "circle-check" : panel.state_.trialKind === "fault" ? "octagon-alert" : panel.state_.trialKind === "warn" ? "triangle-alert" : "circle"
                colour: panel.state_.trialKind === "ok" ? Theme.ok : panel.state_.trialKind === "fault" ? Theme.fault : panel.state_.trialKind === "warn" ? Theme.warn : Theme.inkSoft
            }

            Column {
                width: parent.width - verdict.width - Theme.space1
                spacing: Theme.px(2)

                LongWords {
                    text: panel.state_.trialText
                    strong: true
                }

                LongWords {
                    visible: text !== ""
                    text: panel.state_.trialRemedy
                }

                LongWords {
                    text: panel.state_.trialCode === "" ? qsTr("Thử lúc %1").arg(panel.state_.trialWhen) : qsTr("Thử lúc %1, mã %2").arg(panel.state_.trialWhen).arg(panel.state_.trialCode)
                    soft: true
                }
            }
        }

        Image {
            width: Math.min(implicitWidth, parent.width)
            height: Math.min(Theme.px(360), implicitHeight)
            visible: panel.state_.picture !== ""
            source: panel.state_.picture
            cache: false
            fillMode: Image.PreserveAspectFit
            horizontalAlignment: Image.AlignLeft
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Trang vừa quét")
        }

        DeskField {
            id: access

            width: parent.width
            visible: panel.state_.wantsAccess && panel.state_.driver === "pcsc"
            label: qsTr("Sáu số cuối của số định danh trên thẻ thử")
            symbol: "id-card"
            maximumLength: 6
            input.inputMethodHints: Qt.ImhDigitsOnly
            onAccepted: trial.click()
        }

        Row {
            width: parent.width
            spacing: Theme.space1
            visible: panel.running

            LongWords {
                width: parent.width - stop.width - Theme.space1
                anchors.verticalCenter: parent.verticalCenter
                text: panel.state_.phase
                strong: true
            }

            DeskButton {
                id: stop

                anchors.verticalCenter: parent.verticalCenter
                symbol: "x"
                text: qsTr("Dừng")
                onClicked: panel.stopped()
            }
        }

        ProgressBar {
            width: parent.width
            height: Theme.px(6)
            visible: panel.running
            indeterminate: !Theme.still
            value: 0.3
            label: panel.state_.phase
        }

        DeskButton {
            id: trial

            visible: panel.state_.tried && !panel.running
            enabled: panel.idle
            symbol: "circle-dot"
            text: qsTr("Thử")
            Accessible.name: qsTr("Thử %1").arg(panel.state_.title)
            onClicked: {
                panel.tried(access.text);
                access.text = "";
            }
        }
    }

    component LongWords: Text {
        property bool strong: false
        property bool soft: false

        width: parent ? parent.width : 0
        color: soft ? Theme.inkSoft : Theme.ink
        font.family: Theme.family
        font.pixelSize: soft ? Theme.textFine : Theme.textLabel
        font.weight: strong ? Font.DemiBold : Font.Normal
        wrapMode: Text.Wrap
        lineHeight: 1.15
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
