import QtQuick
import Kiosk.Theme

/* One part of the machine: how it is, and a button that lets it do its work. `standing`: see TryingModel.states. */
Rectangle {
    id: panel

    required property string part
    required property var standing
    required property bool idle // nothing is at its trial now
    property bool plain: false // without what was found by looking
    readonly property bool running: standing.phase !== ""

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
                    name: panel.standing.icon
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
                text: panel.standing.title
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
                kind: panel.plain && panel.standing.trialKind !== "" ? panel.standing.trialKind : panel.standing.kind
                text: panel.standing.word
                visible: !panel.plain
            }
        }

        LongWords {
            visible: !panel.plain && text !== ""
            text: panel.standing.found
        }

        LongWords {
            visible: !panel.plain && panel.standing.remedy !== ""
            text: panel.standing.remedy
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
            visible: panel.standing.trialKind !== "" && !panel.running

            Icon {
                id: verdict

                size: Theme.iconSmall
                name: panel.standing.trialKind === "ok" ? "circle-check" : panel.standing.trialKind === "fault" ? "octagon-alert" : panel.standing.trialKind === "warn" ? "triangle-alert" : "circle"
                colour: panel.standing.trialKind === "ok" ? Theme.ok : panel.standing.trialKind === "fault" ? Theme.fault : panel.standing.trialKind === "warn" ? Theme.warn : Theme.inkSoft
            }

            Column {
                width: parent.width - verdict.width - Theme.space1
                spacing: Theme.px(2)

                LongWords {
                    text: panel.standing.trialText
                    strong: true
                }

                LongWords {
                    visible: text !== ""
                    text: panel.standing.trialRemedy
                }

                LongWords {
                    text: panel.standing.trialCode === "" ? qsTr("Thử lúc %1").arg(panel.standing.trialWhen) : qsTr("Thử lúc %1, mã %2").arg(panel.standing.trialWhen).arg(panel.standing.trialCode)
                    soft: true
                }
            }
        }

        Image {
            width: Math.min(implicitWidth, parent.width)
            height: Math.min(Theme.px(Theme.desk ? 190 : 420), implicitHeight)
            visible: panel.standing.picture !== ""
            source: panel.standing.picture
            cache: false
            fillMode: Image.PreserveAspectFit
            horizontalAlignment: Image.AlignLeft
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("Trang vừa quét")
        }

        DeskField {
            id: access

            width: parent.width
            visible: panel.standing.wantsAccess && panel.standing.driver === "pcsc"
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
                text: panel.standing.phase
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
            label: panel.standing.phase
        }

        DeskButton {
            id: trial

            visible: panel.standing.tried && !panel.running
            enabled: panel.idle
            symbol: "circle-dot"
            text: qsTr("Thử")
            Accessible.name: qsTr("Thử %1").arg(panel.standing.title)
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
