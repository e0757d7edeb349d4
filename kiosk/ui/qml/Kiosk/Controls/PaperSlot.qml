pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One paper of a dossier at the desk. `row`: {name, state, kind, there, here, reading, originals, certified, copies, offer}. */
T.AbstractButton {
    id: slot

    required property var row
    property var thumbs: []

    signal chosen
    signal counted(string what, int by)
    signal turned(int page)
    signal moved(int page, int by)
    signal removed(int page)
    signal again(int page)
    signal takenBack
    signal reuseAsked

    objectName: "unfold" // opening it shows what is cut here
    implicitHeight: body.implicitHeight + 2 * Theme.space2
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: (row.name ?? "") + ", " + (row.state ?? "")
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    onClicked: chosen()
    onActiveFocusChanged: if (activeFocus)
        chosen()

    background: Rectangle {
        radius: Theme.radiusSmall
        color: slot.hovered && !slot.row.here ? Theme.hoverTint : Theme.surface
        border.width: slot.visualFocus ? Theme.lineStrong + 1 : slot.row.here ? Theme.lineStrong : Theme.line
        border.color: slot.visualFocus ? Theme.gold : slot.row.here ? Theme.accent : Theme.hairline
    }
    contentItem: Item {
        Column {
            id: body

            x: Theme.space2
            y: Theme.space2
            width: parent.width - 2 * Theme.space2
            spacing: Theme.space1

            Text {
                width: parent.width
                text: slot.row.name ?? ""
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textLabel
                font.weight: Font.Medium
                wrapMode: Text.WordWrap
                maximumLineCount: slot.row.here ? 6 : 2
                elide: Text.ElideRight
                Accessible.ignored: true
            }

            Flow {
                width: parent.width
                spacing: Theme.space1

                StatePill {
                    text: slot.row.state ?? ""
                    kind: slot.row.kind ?? "plain"
                }

                DeskButton {
                    visible: (slot.row.here ?? false) && (slot.row.there ?? false)
                    kind: "quiet"
                    symbol: "rotate-ccw"
                    text: qsTr("Bỏ")
                    onClicked: slot.takenBack()
                }
            }

            ReadingProgress {
                width: parent.width
                small: true
                done: slot.row.reading?.[0] ?? 0
                of: slot.row.reading?.[1] ?? 0
            }

            Text {
                width: parent.width
                visible: text !== ""
                text: slot.row.offer ?? ""
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textFine
                wrapMode: Text.WordWrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }

            DeskButton {
                width: Math.min(implicitWidth, parent.width)
                visible: (slot.row.here ?? false) && (slot.row.offer ?? "") !== ""
                symbol: "files"
                keys: "Alt+L"
                text: qsTr("Dùng lại")
                onClicked: slot.reuseAsked()
            }

            Flow {
                width: parent.width
                visible: slot.row.here ?? false
                spacing: Theme.px(4)

                DeskCount {
                    label: qsTr("Bản chính")
                    value: slot.row.originals ?? 0
                    onStepped: by => slot.counted("originals", by)
                }

                DeskCount {
                    label: qsTr("Chứng thực")
                    value: slot.row.certified ?? 0
                    onStepped: by => slot.counted("certified", by)
                }

                DeskCount {
                    label: qsTr("Bản sao")
                    value: slot.row.copies ?? 0
                    onStepped: by => slot.counted("copies", by)
                }
            }

            Flow {
                width: parent.width
                visible: slot.thumbs.length > 0
                spacing: Theme.space2

                Repeater {
                    model: slot.thumbs.length

                    Column {
                        id: sheet

                        required property int index

                        spacing: Theme.px(4)

                        PageThumb {
                            width: Theme.px(164)
                            height: Theme.px(226)
                            source: slot.thumbs[sheet.index] ?? ""
                            number: sheet.index + 1
                        }

                        Row {
                            spacing: 0

                            DeskButton {
                                width: Theme.px(41)
                                kind: "quiet"
                                symbol: "rotate-cw"
                                Accessible.name: qsTr("Xoay trang %1").arg(sheet.index + 1)
                                onClicked: slot.turned(sheet.index)
                            }

                            DeskButton {
                                width: Theme.touch
                                kind: "quiet"
                                symbol: "chevron-right"
                                enabled: sheet.index < slot.thumbs.length - 1
                                Accessible.name: qsTr("Chuyển trang %1 ra sau").arg(sheet.index + 1)
                                onClicked: slot.moved(sheet.index, 1)
                            }

                            DeskButton {
                                width: Theme.px(41)
                                kind: "quiet"
                                symbol: "refresh-cw"
                                Accessible.name: qsTr("Quét lại trang %1").arg(sheet.index + 1)
                                onClicked: slot.again(sheet.index)
                            }

                            DeskButton {
                                width: Theme.touch
                                kind: "quiet"
                                symbol: "trash-2"
                                Accessible.name: qsTr("Xóa trang %1").arg(sheet.index + 1)
                                onClicked: slot.removed(sheet.index)
                            }
                        }
                    }
                }
            }
        }
    }
}
