pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Days off and worked by year, one more by hand, and newer lists by file. */
DeskPage {
    id: page

    required property CalendarPageModel model
    readonly property Item first: years

    heading: qsTr("Lịch và danh mục")
    lead: qsTr("Ngày hẹn trả tính theo lịch này.")
    fault: model.fault
    busy: model.busy

    DeskTabs {
        id: years

        width: parent.width
        tabs: page.model.years
        chosen: page.model.year
        onPicked: key => page.model.chooseYear(key)
    }

    DeskScroll {
        anchors.top: years.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width

        Grid {
            id: grid

            readonly property real half: (width - (columns - 1) * spacing) / columns

            width: parent.width
            columns: Theme.desk ? 2 : 1
            spacing: Theme.gap

            DeskPanel {
                width: grid.half
                heading: qsTr("Ngày nghỉ và làm bù")

                Repeater {
                    model: page.model.days

                    Item {
                        id: line

                        required property var modelData

                        width: parent ? parent.width : 0
                        height: Math.max(Theme.touch, name.implicitHeight)

                        StatePill {
                            id: kind

                            anchors.verticalCenter: parent.verticalCenter
                            kind: line.modelData.kind
                            text: line.modelData.word
                        }

                        Text {
                            id: name

                            anchors.left: kind.right
                            anchors.leftMargin: Theme.space2
                            anchors.right: away.left
                            anchors.rightMargin: Theme.space1
                            anchors.verticalCenter: parent.verticalCenter
                            text: qsTr("%1, %2").arg(line.modelData.day).arg(line.modelData.name)
                            color: Theme.ink
                            font.family: Theme.family
                            font.pixelSize: Theme.textLabel
                            wrapMode: Text.WordWrap
                            Accessible.role: Accessible.StaticText
                            Accessible.name: text
                        }

                        DeskButton {
                            id: away

                            anchors.right: parent.right
                            anchors.verticalCenter: parent.verticalCenter
                            kind: "quiet"
                            symbol: "trash-2"
                            Accessible.name: qsTr("Bỏ ngày %1").arg(line.modelData.day)
                            enabled: !page.model.busy
                            onClicked: page.model.remove(line.modelData.key)
                        }
                    }
                }
            }

            Column {
                width: grid.half
                spacing: Theme.gap

                DayForm {
                    width: parent.width
                    model: page.model
                }

                FileForm {
                    width: parent.width
                    model: page.model
                }
            }
        }
    }
}
