pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Shows whom the card names and what was proved about it, and asks whether that is the person standing here. */
PageBody {
    id: page

    required property ConfirmPageModel model
    readonly property string spoken: [heading, model.name].join(". ")

    heading: qsTr("Đây có phải Quý khách không?")

    Pair {
        id: shown

        width: parent.width

        Surface {
            width: shown.part

            Row {
                width: parent.width
                spacing: Theme.space5

                PhotoFrame {
                    id: photo

                    source: Qt.url(page.model.photo)
                }

                Column {
                    width: parent.width - photo.width - parent.spacing
                    spacing: Theme.gap

                    Heading {
                        width: parent.width
                        text: page.model.name
                    }

                    Fact {
                        width: parent.width
                        label: qsTr("Ngày sinh")
                        value: page.model.birthDate
                    }

                    Fact {
                        width: parent.width
                        label: qsTr("Số định danh cá nhân")
                        value: page.model.citizenId
                    }

                    HoldButton {
                        width: Math.min(implicitWidth, parent.width)
                        text: qsTr("Giữ để hiện đủ số")
                        onHeld: yes => page.model.reveal(yes)
                    }
                }
            }
        }

        Column {
            width: shown.part
            spacing: Theme.gap

            Surface {
                width: parent.width

                Fact {
                    width: parent.width
                    label: qsTr("Nơi thường trú ghi trên thẻ")
                    value: page.model.residence
                }
            }

            Column {
                width: parent.width
                spacing: Theme.space2

                Repeater {
                    model: page.model.badges

                    Badge {
                        required property var modelData

                        width: Math.min(implicitWidth, parent.width)
                        kind: modelData.kind
                        text: modelData.text
                    }
                }

                LabelText {
                    width: parent.width
                    visible: text !== ""
                    text: page.model.trustNote
                }

                Badge {
                    width: Math.min(implicitWidth, parent.width)
                    visible: page.model.qrNote !== ""
                    kind: "warn"
                    text: page.model.qrNote
                }
            }
        }
    }

    footer: [
        FaultBanner {
            width: parent.width
            title: page.model.fault.title
            action: page.model.fault.action
            code: page.model.fault.code
        },
        SecondaryButton {
            width: parent.width
            symbol: "x"
            text: qsTr("Không phải tôi")
            onClicked: page.model.deny()
        },
        PrimaryButton {
            width: parent.width
            enabled: !page.model.busy
            symbol: "user-round-check"
            text: qsTr("Đúng là tôi")
            onClicked: page.model.confirm()
        }
    ]
}
