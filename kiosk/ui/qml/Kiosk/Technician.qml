pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The technician's window: pages at the left of a wide screen, at the foot of an upright one, where a finger types too. */
Window {
    id: window

    required property Technician technician
    required property KeyboardModel keyboard
    readonly property bool upright: height > width
    readonly property bool atWork: technician.stage === "work"

    function fit(): void {
        Theme.desk = !upright;
        Theme.fit(width, height);
    }

    visible: true
    title: qsTr("Kỹ thuật viên")
    color: Theme.ground
    onWidthChanged: fit()
    onHeightChanged: fit()
    Component.onCompleted: fit()

    Banner {
        id: banner

        width: Math.max(0, window.width)
        height: visible ? implicitHeight : 0
        visible: text !== ""
        text: window.technician.simulated === "" ? "" : qsTr("MÔ PHỎNG: %1. Không dùng cho hồ sơ thật").arg(window.technician.simulated)
    }

    TechnicianHead {
        id: head

        anchors.top: banner.bottom
        width: parent.width
        technician: window.technician
    }

    TechnicianNav {
        id: nav

        visible: window.atWork
        across: window.upright
        sections: window.technician.sections
        y: across ? window.height - height : head.y + head.height
        width: across ? window.width : Theme.px(236)
        height: across ? implicitHeight : window.height - y
        onPicked: key => window.technician.go(key)
    }

    DeskStage {
        id: stage

        folder: "Technician"
        visible: window.atWork
        x: window.upright ? 0 : nav.width
        y: head.y + head.height
        width: window.width - x
        height: (keys.item ? window.height - keys.height : window.upright ? nav.y : window.height) - y
        file: window.technician.file
        model: window.technician.model
    }

    Text {
        anchors.centerIn: parent
        visible: window.technician.stage === "opening"
        text: qsTr("Đang đọc cài đặt của máy…")
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textLead
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    FaultBanner {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(900))
        title: window.technician.fault.title
        action: window.technician.fault.action
        code: window.technician.fault.code
    }

    Loader {
        id: keys

        readonly property var field: window.activeFocusItem
        readonly property bool wanted: window.upright && field !== null && field.inputMethodHints !== undefined && field.cursorPosition !== undefined && !field.readOnly

        anchors.bottom: parent.bottom
        width: parent.width
        z: 10
        onWantedChanged: {
            if (wanted)
                setSource("KeyboardDock.qml", {
                    "keyboard": window.keyboard
                });
            else
                source = "";
        }

        Connections {
            target: keys.item
            ignoreUnknownSignals: true

            function onFinished(): void {
                if (keys.field)
                    keys.field.focus = false;
                stage.forceActiveFocus();
            }
        }
    }

    DeskToast {
        anchors.right: parent.right
        anchors.bottom: window.upright ? nav.top : parent.bottom
        anchors.margins: Theme.margin
        anchors.bottomMargin: Theme.margin + Theme.touchBig // above the buttons of a step
        z: 20
        text: window.technician.toast.text
        kind: window.technician.toast.kind
        onDismissed: window.technician.dismissToast()
    }
}
