pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* How far a dossier has come: by its code alone the stage only, with the PIN of the slip everything. */
Item {
    id: page

    required property LookUpPageModel model
    readonly property string heading: (body.item as PageBody)?.heading ?? ""
    readonly property string lead: (body.item as PageBody)?.lead ?? ""
    readonly property string spoken: model.spoken !== "" ? model.spoken : [heading, lead].filter(text => text).join(". ")

    Loader {
        id: body

        anchors.fill: parent
        sourceComponent: page.model.stage === "ways" ? ways : page.model.stage === "code" ? code : page.model.stage === "pin" ? pin : page.model.stage === "own" ? own : result
    }

    component Fault: FaultBanner {
        width: parent ? parent.width : 0
        title: page.model.fault.title
        action: page.model.fault.action
        code: page.model.fault.code
    }

    Component {
        id: ways

        PageBody {
            heading: qsTr("Tra cứu hồ sơ")
            lead: qsTr("Quý khách muốn tìm hồ sơ bằng cách nào?")

            BigTile {
                width: parent.width
                primary: true
                symbol: "id-card"
                text: qsTr("Bằng thẻ căn cước")
                note: qsTr("Xem mọi hồ sơ Quý khách đã nộp ở đây")
                onClicked: page.model.useCard()
            }

            BigTile {
                width: parent.width
                symbol: "file-search"
                text: qsTr("Bằng mã hồ sơ")
                note: qsTr("Gõ mã và sáu số tra cứu in trên phiếu")
                onClicked: page.model.useCode()
            }

            Surface {
                width: parent.width

                KeyValue {
                    width: parent.width
                    symbol: "qr-code"
                    label: qsTr("Có phiếu giữ hồ sơ?")
                    value: qsTr("Đưa mã QR trên phiếu vào đầu đọc mã của máy, nếu máy có. Mã hồ sơ sẽ tự hiện ra.")
                }
            }
        }
    }

    Component {
        id: own

        PageBody {
            heading: page.model.busy ? qsTr("Đang tìm hồ sơ…") : page.model.own.length > 0 ? qsTr("Hồ sơ của Quý khách") : qsTr("Chưa có hồ sơ nào")
            lead: page.model.busy ? "" : page.model.own.length > 0 ? page.model.holder : qsTr("%1 chưa nộp hồ sơ nào ở trung tâm này.").arg(page.model.holder)

            Fault {}

            Repeater {
                model: page.model.own

                ListRow {
                    required property var modelData

                    width: parent.width
                    symbol: "file-text"
                    text: modelData.name
                    facts: modelData.facts
                    onClicked: page.model.open(modelData.id)
                }
            }

            footer: PrimaryButton {
                width: parent.width
                symbol: "check"
                text: qsTr("Xong")
                onClicked: page.model.done()
            }
        }
    }

    Component {
        id: code

        PageBody {
            heading: qsTr("Mã hồ sơ của Quý khách")
            lead: qsTr("Mã in đậm trên phiếu giữ hồ sơ hoặc trên Giấy tiếp nhận.")

            Component.onCompleted: field.forceActiveFocus()

            InputBox {
                id: field

                width: parent.width
                mode: "code"
                wrong: page.model.fault.code !== ""
                symbol: "file-search"
                maximumLength: 40
                Accessible.name: qsTr("Mã hồ sơ")
                Component.onCompleted: text = page.model.code
                onTextEdited: page.model.typeCode(text)
                onAccepted: page.model.askPin()
            }

            Fault {}

            footer: PrimaryButton {
                width: parent.width
                enabled: page.model.codeReady
                symbol: "arrow-right"
                symbolAfter: true
                text: qsTr("Tiếp tục")
                onClicked: page.model.askPin()
            }
        }
    }

    Component {
        id: pin

        PageBody {
            heading: qsTr("Mã tra cứu sáu số")
            lead: page.model.pinAllowed && page.model.fault.code !== "" ? "" : page.model.pinAllowed ? qsTr("In trên phiếu giữ hồ sơ. Không có mã, Quý khách vẫn xem được hồ sơ đang ở bước nào.") : qsTr("Mã tra cứu đã sai nhiều lần. Quý khách vui lòng hỏi cán bộ tại quầy, hoặc xem hồ sơ đang ở bước nào.")

            Pair {
                id: secret

                width: parent.width

                Column {
                    width: secret.part
                    spacing: Theme.gap

                    Fault {}

                    DigitBoxes {
                        width: parent.width
                        visible: page.model.pinAllowed
                        digits: page.model.pin
                        count: page.model.pinLength
                        hidden: true
                    }
                }

                Item {
                    width: secret.part
                    height: pad.height
                    visible: page.model.pinAllowed

                    DigitPad {
                        id: pad

                        anchors.horizontalCenter: parent.horizontalCenter
                        onPressed: digit => page.model.press(digit)
                        onErased: page.model.erase()
                    }
                }
            }

            footer: [
                SecondaryButton {
                    width: parent.width
                    enabled: !page.model.busy
                    text: qsTr("Tôi không có mã, chỉ xem bước")
                    onClicked: page.model.findStage()
                },
                PrimaryButton {
                    width: parent.width
                    visible: page.model.pinAllowed
                    enabled: page.model.pinReady
                    symbol: "search"
                    text: qsTr("Xem hồ sơ")
                    onClicked: page.model.findWithPin()
                },
                PrimaryButton {
                    width: parent.width
                    visible: !page.model.pinAllowed
                    symbol: "hand"
                    text: qsTr("Gọi cán bộ")
                    onClicked: page.model.callOfficer()
                }
            ]
        }
    }

    Component {
        id: result

        LookUpResult {
            model: page.model
        }
    }
}
