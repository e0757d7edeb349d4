pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Window
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The window: the frame, the page of the visit, the keyboard, and the sheets that may lie over them. */
Window {
    id: window

    required property Visit visit
    required property Shell shell
    required property KeyboardModel keyboard

    property bool leaving: false // asked whether to leave the visit
    readonly property var stepTitles: [qsTr("Chọn thủ tục"), qsTr("Thẻ căn cước"), qsTr("Thông tin"), qsTr("Giấy tờ"), qsTr("Kiểm tra và nộp")]
    readonly property var weekdays: [qsTr("Thứ hai"), qsTr("Thứ ba"), qsTr("Thứ tư"), qsTr("Thứ năm"), qsTr("Thứ sáu"), qsTr("Thứ bảy"), qsTr("Chủ nhật")]
    readonly property string spoken: over.item ? (over.item as Overlays).spoken : pages.spoken
    readonly property string stepTitle: visit.step > 0 ? stepTitles[visit.step - 1] : ""

    visible: true
    title: qsTr("Máy tự phục vụ")
    color: Theme.ground
    onSpokenChanged: shell.tellPage(spoken)
    onWidthChanged: Theme.fit(width, height)
    onHeightChanged: Theme.fit(width, height)
    Component.onCompleted: Theme.fit(width, height)

    Connections {
        target: window.shell

        function onWiped(): void {
            Theme.largeText = false;
            Theme.highContrast = false;
            frame.lowered = false;
            window.leaving = false;
        }
    }

    Steering {
        id: steering

        anchors.fill: parent
        onBack: over.item ? (over.item as Overlays).stepBack() : window.visit.back()
        onReadAloud: window.shell.say(window.spoken)
        onReached: name => window.shell.tellControl(name)

        Frame {
            id: frame

            anchors.fill: parent
            enabled: !over.wanted && !entry.wanted
            simulated: window.shell.simulated !== "" ? qsTr("MÔ PHỎNG: %1. Không dùng cho hồ sơ thật").arg(window.shell.simulated) : ""
            keyboardHeight: keys.item ? keys.height : 0

            head.onKnocked: window.shell.knock()
            head.authority: window.shell.authority
            head.centre: window.shell.centre
            head.online: window.shell.online
            head.connection: !window.shell.ready ? "" : window.shell.online ? qsTr("Đã kết nối Cổng DVCQG") : qsTr("Đang ngoại tuyến: hồ sơ vẫn được tiếp nhận")
            head.clock: window.shell.clock
            head.date: qsTr("%1, %2").arg(window.weekdays[window.shell.weekday]).arg(window.shell.date)

            stepLine.step: window.visit.step
            stepLine.count: window.visit.steps
            stepLine.title: window.stepTitle

            bar.canGoBack: window.visit.canGoBack
            bar.speechAvailable: window.shell.speechAvailable
            bar.speaking: window.shell.speaking
            bar.otherLanguage: window.shell.language === "vi" ? "English" : "Tiếng Việt"
            bar.onBack: window.visit.back()
            bar.onHome: window.visit.atWork ? window.leaving = true : window.visit.end()
            bar.onLargeText: Theme.largeText = !Theme.largeText
            bar.onContrast: Theme.highContrast = !Theme.highContrast
            bar.onSpeak: window.shell.say(window.spoken)
            bar.onLower: frame.lowered = !frame.lowered
            bar.onLanguage: window.shell.switchLanguage()
            bar.onHelp: window.visit.callOfficer()

            PageStage {
                id: pages

                anchors.fill: parent
                place: ({
                        file: window.visit.file,
                        model: window.visit.model,
                        forward: window.visit.forward
                    })
            }
        }

        Loader {
            id: keys

            readonly property var field: window.activeFocusItem
            readonly property bool wanted: field !== null && field.inputMethodHints !== undefined && field.cursorPosition !== undefined && !field.readOnly && !over.wanted

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
                    frame.forceActiveFocus();
                }
            }
        }

        Loader {
            id: entry

            readonly property bool wanted: window.shell.entry !== null

            anchors.fill: parent
            z: 15
            onWantedChanged: {
                if (wanted)
                    setSource("TechnicianEntryDock.qml", {
                        "entry": window.shell.entry
                    });
                else
                    source = "";
            }
            onItemChanged: item ? steering.cover(item as Item) : steering.uncover()
        }

        // What may lie over the page is made when it is wanted: the first picture does not wait for it.
        Loader {
            id: over

            readonly property bool wanted: window.shell.attract || window.leaving || window.visit.officerCalled || window.shell.idleAsked

            anchors.fill: parent
            z: 20
            onWantedChanged: {
                if (wanted)
                    setSource("OverlayDock.qml", {
                        "shell": window.shell,
                        "visit": window.visit,
                        "leaving": window.leaving,
                        "place": ""
                    });
                else
                    source = "";
            }
            onItemChanged: item ? steering.cover(item as Item) : steering.uncover()

            Binding {
                target: over.item
                property: "leaving"
                value: window.leaving
            }

            Binding {
                target: over.item
                property: "place"
                value: window.visit.step > 0 ? qsTr("Đang ở bước %1: %2").arg(window.visit.step).arg(window.stepTitle) : qsTr("Đang ở trang đầu")
            }

            Connections {
                target: over.item
                ignoreUnknownSignals: true

                function onStayed(): void {
                    window.leaving = false;
                }

                function onGone(): void {
                    window.leaving = false;
                    window.visit.end();
                }
            }
        }
    }
}
