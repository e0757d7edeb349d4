pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What most people come for, what is behind one door, and the way to what is done elsewhere. */
Item {
    id: page

    required property EssentialPageModel model
    readonly property string heading: (body.item as PageBody)?.heading ?? ""
    readonly property string lead: (body.item as PageBody)?.lead ?? ""

    Loader {
        id: body

        anchors.fill: parent
        sourceComponent: page.model.stage === "all" ? all : page.model.stage === "group" ? group : elsewhere
    }

    Component {
        id: all

        PageBody {
            id: doors

            heading: qsTr("Dịch vụ thiết yếu")
            lead: qsTr("Những việc được làm nhiều nhất, chạm là mở.")

            Grid {
                id: grid

                width: parent.width
                columns: Theme.largeText ? 2 : doors.width > 1.3 * Theme.column ? 5 : 3
                spacing: Theme.gap

                Repeater {
                    model: page.model.here

                    IconTile {
                        required property var modelData

                        width: (grid.width - (grid.columns - 1) * Theme.gap) / grid.columns
                        height: Math.max(implicitHeight, Theme.px(216))
                        symbol: modelData.icon
                        text: modelData.title
                        onClicked: page.model.open(modelData.key)
                    }
                }
            }

            Heading {
                width: parent.width
                topPadding: Theme.space2
                level: "lead"
                text: qsTr("Làm ở nơi khác: máy chỉ đường, cán bộ giúp")
            }

            Repeater {
                model: page.model.elsewhere

                ListRow {
                    required property var modelData

                    width: parent.width
                    symbol: modelData.icon
                    text: modelData.title
                    onClicked: page.model.showWay(modelData.key)
                }
            }
        }
    }

    Component {
        id: group

        PageBody {
            heading: page.model.title
            lead: qsTr("Chọn đúng việc Quý khách cần")

            Repeater {
                model: page.model.procedures

                ListRow {
                    required property var modelData

                    width: parent.width
                    symbol: "file-text"
                    text: modelData.name
                    onClicked: page.model.openProcedure(modelData.code)
                }
            }
        }
    }

    Component {
        id: elsewhere

        PageBody {
            heading: page.model.title
            lead: page.model.what

            Pair {
                id: way

                width: parent.width
                verticalItemAlignment: Grid.AlignTop

                Surface {
                    width: way.part

                    QrPicture {
                        anchors.horizontalCenter: parent.horizontalCenter
                        implicitWidth: Theme.px(360)
                        source: Qt.url(page.model.qr)
                        Accessible.name: qsTr("Mã QR của %1").arg(page.model.address)
                    }

                    BodyText {
                        width: parent.width
                        horizontalAlignment: Text.AlignHCenter
                        font.weight: Font.DemiBold
                        text: page.model.address
                    }
                }

                Column {
                    width: way.part
                    spacing: Theme.gap

                    NumberedList {
                        width: parent.width
                        heading: qsTr("Chuẩn bị sẵn")
                        items: page.model.prepare
                        numbered: false
                    }

                    NumberedList {
                        width: parent.width
                        heading: qsTr("Các bước trên trang đó")
                        items: page.model.steps
                    }
                }
            }

            footer: [
                SecondaryButton {
                    width: parent.width
                    symbol: "ticket"
                    text: qsTr("Lấy số để cán bộ giúp")
                    onClicked: page.model.takeNumber()
                },
                PrimaryButton {
                    width: parent.width
                    symbol: "check"
                    text: qsTr("Xong")
                    onClicked: page.model.done()
                }
            ]
        }
    }
}
