pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The figures of a day or a span, and their charts. */
DeskPage {
    id: page

    required property ReportPageModel model
    readonly property Item first: spans

    heading: qsTr("Báo cáo")
    lead: model.audit
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            symbol: "download"
            text: "XLSX"
            keys: "Ctrl+E"
            enabled: page.model.ready
            onClicked: page.model.exportXlsx()
        },
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            kind: "primary"
            symbol: "printer"
            text: qsTr("In báo cáo")
            keys: "Ctrl+P"
            enabled: page.model.ready
            onClicked: page.model.printSheet()
        }
    ]

    component Chart: DeskPanel {
        property alias bars: chart.bars

        DeskBars {
            id: chart

            width: parent.width
            bars: []
        }

        DeskEmpty {
            width: parent.width
            visible: chart.bars.length === 0
            symbol: "chart-column"
            text: qsTr("Chưa có số liệu")
        }
    }

    Flow {
        id: head

        width: parent.width
        spacing: Theme.space2

        Item {
            width: Theme.text(290)
            height: spans.y + spans.height

            DeskTabs {
                id: spans

                y: Theme.gap
                width: parent.width
                tabs: page.model.spans
                chosen: page.model.chosen
                onPicked: key => page.model.choose(key)
            }
        }

        DeskField {
            width: Theme.px(190)
            label: qsTr("Từ ngày")
            symbol: "calendar-days"
            text: page.model.first
            onEdited: text => page.model.span(text, page.model.last)
            onStepped: by => page.model.step(by, 0)
        }

        DeskField {
            width: Theme.px(190)
            label: qsTr("Đến ngày")
            symbol: "calendar-days"
            text: page.model.last
            onEdited: text => page.model.span(page.model.first, text)
            onStepped: by => page.model.step(0, by)
        }

        Text {
            visible: text !== ""
            topPadding: Theme.space6
            text: page.model.complaint
            color: Theme.fault
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    DeskScroll {
        anchors.top: head.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width

        Grid {
            id: figures

            width: parent.width
            columns: parent.width > Theme.px(1300) ? 6 : 3
            spacing: Theme.gap

            Repeater {
                model: page.model.figures

                DeskFigure {
                    required property var modelData

                    width: (figures.width - (figures.columns - 1) * Theme.gap) / figures.columns
                    height: Theme.px(128)
                    label: modelData.label
                    value: modelData.value
                    note: modelData.note
                    kind: modelData.kind
                }
            }
        }

        Row {
            id: charts

            readonly property int columns: width > Theme.px(1300) ? 3 : 2
            readonly property real part: (width - (columns - 1) * Theme.gap) / columns

            width: parent.width
            spacing: Theme.gap

            Column {
                width: charts.part
                spacing: Theme.gap

                Chart {
                    width: parent.width
                    heading: qsTr("Tiếp nhận theo lĩnh vực")
                    bars: page.model.fields
                }

                Chart {
                    width: parent.width
                    heading: qsTr("Đánh giá của người dân")
                    bars: page.model.ratings
                }
            }

            Column {
                width: charts.part
                spacing: Theme.gap

                Chart {
                    width: parent.width
                    heading: qsTr("Đúng hạn và quá hạn")
                    bars: page.model.timeliness
                }

                Chart {
                    width: parent.width
                    heading: qsTr("Đã thu theo hình thức")
                    note: page.model.drawer
                    bars: page.model.money
                }

                Chart {
                    width: parent.width
                    heading: qsTr("Lượt lấy số")
                    note: page.model.wait
                    bars: page.model.hall
                }

                Chart {
                    width: parent.width
                    visible: charts.columns === 2
                    heading: stages.heading
                    bars: page.model.states
                }
            }

            Chart {
                id: stages

                width: charts.part
                visible: charts.columns === 3
                heading: qsTr("Nay ở bước nào")
                bars: page.model.states
            }
        }
    }
}
