pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* One of the six steps of the first set-up: what is to be said, what is to be tried, and the way on. */
DeskPage {
    id: page

    required property SetUpPageModel model
    readonly property TryingModel trying: model.trying as TryingModel
    readonly property Item first: settings.first
    readonly property string place: model.step + model.accepted.config

    heading: qsTr("Cài đặt lần đầu")
    lead: model.lead
    fault: model.fault.title !== "" ? model.fault : trying.fault
    busy: model.busy
    onPlaceChanged: scroll.contentY = 0

    StepLine {
        id: steps

        width: parent.width
        step: page.model.step
        count: page.model.steps
        title: page.model.title
    }

    DeskScroll {
        id: scroll

        anchors.top: steps.bottom
        anchors.topMargin: Theme.space4
        anchors.bottom: ways.top
        anchors.bottomMargin: Theme.space2
        width: parent.width

        Loader {
            width: parent.width
            active: page.model.picksPlace
            visible: active
            sourceComponent: PlacePicker {
                model: page.model
            }
        }

        DeskPanel {
            width: parent.width
            visible: page.model.fields.length > 0 && page.model.accepted.config === ""

            SettingGrid {
                id: settings

                width: parent.width
                fields: page.model.fields
                onEdited: (key, text) => page.model.type(key, text)
                onPicked: (key, option) => page.model.choose(key, option)
            }
        }

        DeskButton {
            visible: page.model.paymentCode !== ""
            symbol: "calendar-days"
            text: qsTr("Nhập lịch hoặc danh mục từ tệp")
            onClicked: page.model.openCalendar()
        }

        PaymentTrial {
            width: parent.width
            visible: page.model.paymentCode !== ""
            source: page.model.paymentCode
        }

        Loader {
            width: parent.width
            active: page.model.last
            visible: active
            sourceComponent: AcceptanceStep {
                model: page.model
            }
        }

        Grid {
            id: grid

            width: parent.width
            columns: Theme.desk ? 3 : 1
            spacing: Theme.gap

            Repeater {
                model: page.model.trials

                PartPanel {
                    required property string modelData

                    width: (grid.width - (grid.columns - 1) * grid.spacing) / grid.columns
                    part: modelData
                    standing: page.trying.states[modelData]
                    plain: page.model.last
                    idle: page.trying.running === ""
                    onTried: access => page.model.tryOut(part, access)
                    onStopped: page.trying.stop()
                }
            }
        }
    }

    Item {
        id: ways

        anchors.bottom: parent.bottom
        width: parent.width
        height: visible ? Theme.touchBig : 0
        visible: page.model.accepted.config === ""

        DeskButton {
            height: parent.height
            visible: page.model.step > 1
            symbol: Theme.desk ? "arrow-left" : ""
            text: qsTr("Trước")
            onClicked: page.model.back()
        }

        Row {
            anchors.right: parent.right
            height: parent.height
            spacing: Theme.space1

            DeskButton {
                height: parent.height
                kind: "quiet"
                text: qsTr("Để sau")
                onClicked: page.model.later()
            }

            DeskButton {
                height: parent.height
                visible: !page.model.last
                kind: "primary"
                symbol: Theme.desk ? "arrow-right" : ""
                text: qsTr("Tiếp theo")
                keys: Theme.desk ? "Ctrl+Return" : ""
                onClicked: page.model.next()
            }
        }
    }
}
