pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The clerk's window: rail, call bar, page; over them palette, dialogs and words in passing; before all the log-in sheet. */
Window {
    id: window

    required property Desk desk
    required property LogInModel logIn
    required property PaletteModel finder
    required property CallBarModel callBar
    required property DeskClock clock
    required property DeskTyping typing
    readonly property bool atWork: desk.stage === "work"
    readonly property bool covered: finder.shown || desk.asked !== "" || callBar.dialog !== ""

    visible: true
    title: qsTr("Quầy Một cửa")
    color: Theme.ground
    onWidthChanged: Theme.fit(width, height)
    onHeightChanged: Theme.fit(width, height)
    onAtWorkChanged: {
        if (atWork)
            stage.focusFirst();
    }
    onCoveredChanged: {
        if (!covered)
            stage.focusFirst();
    }
    Component.onCompleted: {
        Theme.desk = true;
        Theme.fit(width, height);
    }

    Connections {
        target: window.desk

        function onContrastWanted(): void {
            Theme.highContrast = !Theme.highContrast;
        }

        function onLargeTextWanted(): void {
            Theme.largeText = !Theme.largeText;
        }
    }

    Shortcut {
        enabled: window.atWork
        sequences: ["Ctrl+K"]
        onActivated: window.finder.shown ? window.finder.close() : window.finder.open()
    }

    Shortcut {
        enabled: window.atWork && !window.covered && window.desk.canGoBack
        sequences: ["Esc", "Alt+Left"]
        onActivated: window.desk.back()
    }

    Item {
        anchors.fill: parent
        visible: window.atWork
        enabled: !window.covered

        DeskRail {
            id: rail

            width: Theme.frameText(236)
            height: parent.height
            sections: window.desk.sections
            officer: window.desk.officerName
            roles: window.desk.officerRoles
            counter: window.desk.counter
            onPicked: key => window.desk.open(key)
            onLocked: window.desk.lock()
            onLeaving: window.desk.logOut()
        }

        Item {
            anchors.left: rail.right
            anchors.right: parent.right
            height: parent.height

            Banner {
                id: banner

                width: Math.max(0, parent.width)
                height: visible ? implicitHeight : 0
                visible: text !== ""
                text: window.desk.simulated === "" ? "" : qsTr("MÔ PHỎNG: %1. Không dùng cho hồ sơ thật").arg(window.desk.simulated)
            }

            CounterHead {
                id: head

                anchors.top: banner.bottom
                width: parent.width
                desk: window.desk
                callBar: window.callBar
                clock: window.clock
                typing: window.typing
                onSearched: window.finder.open()
            }

            DeskStage {
                id: stage

                anchors.top: head.bottom
                anchors.bottom: parent.bottom
                width: parent.width
                file: window.desk.file
                model: window.desk.model
            }
        }
    }

    Loader {
        anchors.fill: parent
        active: window.finder.shown
        sourceComponent: CounterPalette {
            finder: window.finder
        }
    }

    Loader {
        anchors.fill: parent
        active: window.callBar.dialog !== "" && window.atWork
        sourceComponent: CounterCallDialog {
            callBar: window.callBar
        }
    }

    DeskDialog {
        open: window.desk.asked !== ""
        heading: qsTr("Bỏ việc đang làm?")
        lead: window.desk.asked
        onClosed: window.desk.stay()
        footer: [
            DeskButton {
                kind: "primary"
                text: qsTr("Ở lại trang này")
                onClicked: window.desk.stay()
            },
            DeskButton {
                text: qsTr("Bỏ và rời trang")
                onClicked: window.desk.leaveAnyway()
            }
        ]
    }

    Loader {
        anchors.fill: parent
        active: !window.atWork
        sourceComponent: CounterLogIn {
            desk: window.desk
            logIn: window.logIn
        }
    }

    DeskToast {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: Theme.margin
        z: 100
        text: window.atWork ? window.desk.toast.text : ""
        kind: window.desk.toast.kind
        onDismissed: window.desk.dismissToast()
    }
}
