pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Feedback and petitions: what kind, the words, how to be reached; or what became of one (PetitionFind.qml). */
Item {
    id: page

    required property PetitionPageModel model
    readonly property string heading: (body.item as PageBody)?.heading ?? ""
    readonly property string lead: (body.item as PageBody)?.lead ?? ""
    readonly property string spoken: (body.item as PetitionFiled)?.spoken ?? [heading, lead].filter(text => text).join(". ")
    readonly property var stages: ({
            "kind": kind,
            "text": words,
            "contact": contact,
            "filed": filed
        })

    Loader {
        id: body

        anchors.fill: parent
        sourceComponent: page.stages[page.model.stage] ?? find
    }

    component Fault: FaultBanner {
        width: parent ? parent.width : 0
        title: page.model.fault.title
        action: page.model.fault.action
        code: page.model.fault.code
    }

    Component {
        id: find

        PetitionFind {
            model: page.model
        }
    }

    Component {
        id: kind

        PageBody {
            id: choice

            heading: qsTr("Quý khách muốn nói với Trung tâm điều gì?")
            lead: qsTr("Được ghi vào sổ theo dõi của Trung tâm và có câu trả lời. Có thể không ghi tên.")

            Grid {
                id: grid

                width: parent.width
                columns: Theme.largeText ? 1 : 2
                spacing: Theme.gap

                Repeater {
                    model: page.model.kinds

                    BigTile {
                        required property var modelData

                        width: (grid.width - (grid.columns - 1) * Theme.gap) / grid.columns
                        small: true
                        symbol: modelData.icon
                        text: modelData.title
                        note: modelData.note
                        onClicked: page.model.chooseKind(modelData.value)
                    }
                }
            }

            SiteCard {
                width: parent.width
                title: qsTr("Hoặc gửi thẳng lên Cổng quốc gia")
                note: qsTr("Hệ thống phản ánh, kiến nghị: %1. Quét mã bằng điện thoại.").arg(page.model.site)
                site: page.model.site
                source: Qt.url(page.model.siteQr)
            }

            footer: [
                SecondaryButton {
                    width: parent.width
                    symbol: "smile"
                    text: qsTr("Đánh giá lần phục vụ hôm nay")
                    onClicked: page.model.rate()
                },
                SecondaryButton {
                    width: parent.width
                    symbol: "search"
                    text: qsTr("Xem câu trả lời cho lần trước")
                    onClicked: page.model.find()
                }
            ]
        }
    }

    Component {
        id: words

        PageBody {
            heading: page.model.kindTitle
            lead: qsTr("Xin kể sự việc: ở đâu, khi nào, như thế nào.")

            TextBlock {
                width: parent.width
                maximumLength: page.model.mostText
                placeholderText: qsTr("Chạm vào đây để viết")
                Accessible.name: qsTr("Nội dung")
                Component.onCompleted: {
                    text = page.model.text;
                    forceActiveFocus();
                }
                onEdited: text => page.model.typeText(text)
            }

            footer: PrimaryButton {
                width: parent.width
                enabled: page.model.textReady
                symbol: "arrow-right"
                symbolAfter: true
                text: qsTr("Tiếp tục")
                onClicked: page.model.askContact()
            }
        }
    }

    Component {
        id: contact

        PageBody {
            heading: qsTr("Quý khách có muốn để lại cách liên hệ?")
            lead: qsTr("Không bắt buộc. Không để lại, Quý khách vẫn xem được câu trả lời bằng mã và mã PIN.")

            TextInputField {
                width: parent.width
                label: qsTr("Họ tên, số điện thoại hoặc thư điện tử")
                optional: true
                maximumLength: page.model.mostContact
                Component.onCompleted: text = page.model.contact
                onEdited: text => page.model.typeContact(text)
            }

            Fault {}

            footer: [
                SecondaryButton {
                    width: parent.width
                    enabled: !page.model.busy
                    text: qsTr("Gửi không ghi tên")
                    onClicked: page.model.send(false)
                },
                PrimaryButton {
                    width: parent.width
                    enabled: !page.model.busy && page.model.contact !== ""
                    symbol: "send"
                    text: qsTr("Gửi kèm liên hệ")
                    onClicked: page.model.send(true)
                }
            ]
        }
    }

    Component {
        id: filed

        PetitionFiled {
            model: page.model
        }
    }
}
