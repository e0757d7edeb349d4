pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Theme

/*
    The Vietnamese keyboard: letters with marks and the five tones have keys of their own, and Telex works too.

    Says what was pressed; what that does is the business of whoever listens. `pad` shows digits only. In a wide
    window marks and tones stand beside the letters, because there is less height.
*/
Rectangle {
    id: board

    property bool pad: false
    property bool plain: false // an address or a code: no marks and tones
    property bool shift: false
    property bool locked: false
    property bool last: true // the finishing key closes; else it goes on
    readonly property bool wide: width > 1.4 * Theme.column
    readonly property real inner: Math.min(width - 2 * Theme.space2, wide ? Theme.px(1900) : width)
    readonly property int columns: wide && !plain && !pad ? 13 : 10
    readonly property real unit: (inner - (columns - 1) * Theme.keyGap) / columns
    readonly property var tones: [["f", "`", qsTr("huyền")], ["s", "´", qsTr("sắc")], ["r", "ˀ", qsTr("hỏi")], ["x", "~", qsTr("ngã")], ["j", ".", qsTr("nặng")]]

    signal pressed(string key)
    signal tone(string key)
    signal erase
    signal enter
    signal hide
    signal shiftPressed

    implicitHeight: (pad ? digits.height : letters.height) + 2 * Theme.space2
    color: Theme.sunken
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Bàn phím")

    function span(keys: int): real {
        return keys * unit + (keys - 1) * Theme.keyGap;
    }

    Rectangle {
        width: parent.width
        height: Theme.lineStrong
        color: Theme.gold
    }

    MouseArea { // a finger between two keys must not reach the page
        anchors.fill: parent
        Accessible.ignored: true
    }

    Grid {
        id: digits

        anchors.centerIn: parent
        visible: board.pad
        columns: 3
        spacing: Theme.space2

        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]

            Key {
                required property string modelData

                width: Theme.px(220)
                implicitHeight: Theme.touch
                text: modelData
                onClicked: board.pressed(modelData)
            }
        }

        Key {
            width: Theme.px(220)
            implicitHeight: Theme.touch
            quiet: true
            symbol: "delete"
            text: qsTr("Xóa")
            autoRepeat: true
            onClicked: board.erase()
        }

        Key {
            width: Theme.px(220)
            implicitHeight: Theme.touch
            text: "0"
            onClicked: board.pressed("0")
        }

        Key {
            width: Theme.px(220)
            implicitHeight: Theme.touch
            strong: true
            symbol: "check"
            text: qsTr("Xong")
            onClicked: board.enter()
        }
    }

    Row {
        anchors.centerIn: parent
        visible: !board.pad
        spacing: Theme.keyGap

        Column {
            id: letters

            spacing: Theme.keyGap

            KeyRow {
                keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
                keyWidth: board.unit
                onPressed: key => board.pressed(key)
            }

            KeyRow {
                visible: !board.wide && !board.plain
                keys: ["ă", "â", "ê", "ô", "ơ", "ư", "đ"]
                keyWidth: (board.span(10) - 6 * Theme.keyGap) / 7
                shift: board.shift
                onPressed: key => board.pressed(key)
            }

            Row {
                visible: !board.wide && !board.plain
                spacing: Theme.keyGap

                Repeater {
                    model: board.tones

                    ToneKey {
                        width: (board.span(10) - 4 * Theme.keyGap) / 5
                        onClicked: board.tone(modelData[0])
                    }
                }
            }

            KeyRow {
                keys: ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"]
                keyWidth: board.unit
                shift: board.shift
                onPressed: key => board.pressed(key)
            }

            KeyRow {
                anchors.horizontalCenter: parent.horizontalCenter
                keys: ["a", "s", "d", "f", "g", "h", "j", "k", "l"]
                keyWidth: board.unit
                shift: board.shift
                onPressed: key => board.pressed(key)
            }

            Row {
                spacing: Theme.keyGap

                Key {
                    width: 1.5 * board.unit + 0.5 * Theme.keyGap
                    quiet: true
                    checked: board.shift
                    symbol: "arrow-big-up"
                    text: board.locked ? qsTr("HOA") : qsTr("Hoa")
                    spoken: qsTr("Chữ hoa")
                    onClicked: board.shiftPressed()
                }

                KeyRow {
                    keys: ["z", "x", "c", "v", "b", "n", "m"]
                    keyWidth: board.unit
                    shift: board.shift
                    onPressed: key => board.pressed(key)
                }

                Key {
                    width: 1.5 * board.unit + 0.5 * Theme.keyGap
                    quiet: true
                    symbol: "delete"
                    text: qsTr("Xóa")
                    autoRepeat: true
                    onClicked: board.erase()
                }
            }

            Row {
                spacing: Theme.keyGap

                Key {
                    width: board.span(2)
                    quiet: true
                    symbol: "chevron-down"
                    text: qsTr("Ẩn phím")
                    spoken: qsTr("Ẩn bàn phím")
                    onClicked: board.hide()
                }

                KeyRow {
                    visible: board.plain
                    keys: ["@", ".", "-", "_", "/", ".com"]
                    keyWidth: board.unit
                    onPressed: key => board.pressed(key)
                }

                Key {
                    visible: !board.plain
                    width: board.unit
                    text: ","
                    onClicked: board.pressed(text)
                }

                Key {
                    visible: !board.plain
                    width: board.span(3)
                    text: qsTr("dấu cách")
                    onClicked: board.pressed(" ")
                }

                KeyRow {
                    visible: !board.plain
                    keys: [".", "/"]
                    keyWidth: board.unit
                    onPressed: key => board.pressed(key)
                }

                Key {
                    width: board.span(2)
                    strong: true
                    symbol: "check"
                    text: qsTr("Xong")
                    onClicked: board.enter()
                }
            }
        }

        Grid {
            visible: board.wide && !board.plain
            columns: 3
            spacing: Theme.keyGap

            Repeater {
                model: ["ă", "â", "ê", "ô", "ơ", "ư", "đ"]

                Key {
                    required property string modelData

                    width: board.unit
                    text: board.shift ? modelData.toUpperCase() : modelData
                    onClicked: board.pressed(modelData)
                }
            }

            Repeater {
                model: board.tones

                ToneKey {
                    width: board.unit
                    onClicked: board.tone(modelData[0])
                }
            }
        }
    }
}
