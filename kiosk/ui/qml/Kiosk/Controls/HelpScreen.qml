pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/*
    The citizen wants an officer: seen from across the hall, with the code under which the counters find the work.

    It says no more than is so: the list of the counters has it, and a counter has taken it when one has.
*/
Rectangle {
    id: screen

    required property string place // where in the visit
    required property string stage // "telling", "told", "taken" or "failed"
    required property string code
    required property string counter
    required property bool workKept

    readonly property color inkColour: Theme.highContrast ? Theme.ink : Theme.accentInk
    readonly property bool listed: stage === "told" || stage === "taken"
    readonly property string spoken: listed ? title.text + ". " + qsTr("Mã chuyển việc: %1").arg(code) : title.text

    signal dismissed
    signal gone

    color: Theme.highContrast ? Theme.ground : Theme.accent
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text

    component Words: Text {
        width: parent ? parent.width : 0
        color: screen.inkColour
        font.family: Theme.family
        font.pixelSize: Theme.textLead
        horizontalAlignment: Text.AlignHCenter
        wrapMode: Text.WordWrap
        lineHeight: 1.25
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    MouseArea {
        anchors.fill: parent
        Accessible.ignored: true
    }

    Flickable {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: actions.top
        anchors.margins: Theme.margin
        clip: contentHeight > height
        contentHeight: Math.max(height, body.height)
        interactive: contentHeight > height

        Column {
            id: body

            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: Theme.space4

            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(Theme.px(260), screen.height * 0.15)
                visible: !(Theme.wide && Theme.largeText) // the words need the height
                height: width
                radius: width / 2
                color: Theme.highContrast ? Theme.accent : Theme.accentInk

                Icon {
                    anchors.centerIn: parent
                    size: parent.width * 0.56
                    name: "hand"
                    colour: Theme.highContrast ? Theme.accentInk : Theme.accent
                }
            }

            Text {
                id: title

                width: parent.width
                text: screen.stage === "taken" ? qsTr("Mời Quý khách đến quầy số %1").arg(screen.counter) : screen.stage === "told" ? qsTr("Đã báo cho các quầy") : qsTr("Cần cán bộ hỗ trợ")
                color: screen.inkColour
                font.family: Theme.family
                font.pixelSize: Theme.textHero
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.WordWrap
                lineHeight: 1.1
                Accessible.ignored: true
            }

            Column {
                width: parent.width
                visible: screen.listed
                spacing: Theme.space1
                Accessible.role: Accessible.StaticText
                Accessible.name: qsTr("Mã chuyển việc: %1").arg(screen.code)

                Words {
                    text: qsTr("Mã chuyển việc")
                    Accessible.ignored: true
                }

                Text {
                    width: parent.width
                    text: screen.code
                    color: Theme.highContrast ? Theme.accent : Theme.accentInk
                    font.family: Theme.family
                    font.pixelSize: Theme.textDigits
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: 20
                    Accessible.ignored: true
                }
            }

            Words {
                text: screen.stage === "taken" ? qsTr("Quầy số %1 đang mở phần việc của Quý khách. Quý khách chỉ cần đọc mã trên.").arg(screen.counter) : screen.listed && screen.workKept ? qsTr("Những gì Quý khách đã khai và quét được chuyển đến quầy. Quý khách đọc mã này cho cán bộ, hoặc giơ tay để cán bộ đến máy.") : screen.listed ? qsTr("Quý khách đọc mã này cho cán bộ ở quầy, hoặc giơ tay để cán bộ đến máy.") : screen.stage === "telling" ? qsTr("Đang báo cho các quầy…") : qsTr("Vui lòng giơ tay để cán bộ trong sảnh nhìn thấy. Những gì Quý khách đã khai vẫn còn nguyên.")
            }

            Words {
                text: screen.place
                font.pixelSize: Theme.textBody
            }
        }
    }

    Grid {
        id: actions

        readonly property bool paired: Theme.wide && screen.listed && screen.stage !== "taken"
        readonly property real part: paired ? (width - spacing) / 2 : width

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space6
        width: Math.min(parent.width - 2 * Theme.margin, (paired ? 1.6 : 1) * Theme.column)
        columns: paired ? 2 : 1
        spacing: Theme.gap

        SecondaryButton {
            width: actions.part
            height: actions.paired ? onward.height : implicitHeight
            visible: screen.stage !== "taken"
            enabled: screen.stage !== "telling"
            text: qsTr("Tôi tự làm tiếp")
            onClicked: screen.dismissed()
        }

        SecondaryButton {
            id: onward

            width: actions.part
            height: Math.max(Theme.touchBig, implicitHeight)
            visible: screen.listed
            textSize: Theme.textLead
            text: qsTr("Tôi đến quầy, kết thúc ở máy này")
            onClicked: screen.gone()
        }
    }
}
