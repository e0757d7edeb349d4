pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The drawer of a shift: its float at the beginning, its notes counted at the end. */
DeskPage {
    id: page

    required property ShiftPageModel model
    readonly property Item first: model.open ? (notes.count > 0 ? notes.itemAt(0) : finish) : laid.input // qmllint disable missing-property

    heading: qsTr("Ca thu tiền")
    lead: model.open ? qsTr("Đếm từng loại tiền trong ngăn kéo rồi kết ca.") : qsTr("Mở ca để thu tiền mặt.")
    fault: model.fault
    busy: model.busy

    DeskPanel {
        visible: page.model.ready && !page.model.open
        width: Math.min(parent.width, Theme.px(560))
        heading: qsTr("Mở ca")
        spacing: Theme.gap

        DeskField {
            id: laid

            width: parent.width
            label: qsTr("Tiền trong ngăn kéo đầu ca")
            unit: qsTr("đồng")
            maximumLength: 13
            onEdited: text => page.model.typeFloat(text)
            onAccepted: begin.click()
        }

        DeskButton {
            id: begin

            width: parent.width
            height: Theme.touchBig
            kind: "primary"
            symbol: "wallet"
            keys: "Ctrl+Return"
            text: qsTr("Mở ca")
            onClicked: page.model.begin()
        }
    }

    DeskSplit {
        anchors.fill: parent
        visible: page.model.open
        share: 0.5

        near: DeskScroll {
            anchors.fill: parent

            DeskPanel {
                width: parent.width
                heading: qsTr("Số tờ trong ngăn kéo")

                Grid {
                    id: grid

                    width: parent.width
                    columns: 2
                    columnSpacing: Theme.gap
                    rowSpacing: Theme.space2

                    Repeater {
                        id: notes

                        model: page.model.denominations

                        DeskField {
                            required property var modelData

                            width: (grid.width - grid.columnSpacing) / 2
                            label: modelData.title
                            unit: qsTr("tờ")
                            maximumLength: 5
                            onEdited: text => page.model.count(modelData.vnd, text)
                        }
                    }
                }
            }
        }

        far: DeskScroll {
            anchors.fill: parent
            spacing: Theme.gap

            DeskPanel {
                width: parent.width
                heading: qsTr("Trong ca này")

                DeskFacts {
                    width: parent.width
                    facts: page.model.facts
                }
            }

            DeskPanel {
                width: parent.width
                heading: qsTr("Đếm được: %1").arg(page.model.counted)
                spacing: Theme.gap

                CheckLamp {
                    width: parent.width
                    text: page.model.difference.text
                    kind: page.model.difference.kind
                }

                DeskField {
                    width: parent.width
                    label: qsTr("Lý do chênh lệch")
                    needed: page.model.difference.kind !== "ok"
                    maximumLength: 200
                    onEdited: text => page.model.write(text)
                }

                DeskButton {
                    id: finish

                    width: parent.width
                    height: Theme.touchBig
                    kind: "primary"
                    symbol: "check"
                    keys: "Ctrl+Return"
                    text: qsTr("Kết ca")
                    onClicked: page.model.finish()
                }
            }
        }
    }
}
