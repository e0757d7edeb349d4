pragma ComponentBehavior: Bound

import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* What the procedure asks, one question at a time: each kind of question has its own way to answer. */
Item {
    id: page

    required property DetailsPageModel model
    readonly property string heading: model.title
    readonly property string lead: model.lead
    readonly property string spoken: model.spoken

    // A new question is drawn anew, so that nothing of the one before stays in a field.
    Loader {
        id: question

        readonly property string shown: page.model.number + page.model.ask

        anchors.fill: parent
        sourceComponent: page.model.padded ? digits : page.model.ask === "choice" ? choice : page.model.ask === "province" || page.model.ask === "commune" ? place : page.model.ask === "" ? null : writing
        onShownChanged: {
            active = false;
            active = true;
        }
    }

    component Foot: Column {
        width: parent ? parent.width : 0
        spacing: Theme.gap

        LabelText {
            width: parent.width
            visible: page.model.count > 1 && !(Theme.largeText && question.sourceComponent === writing) // the keyboard leaves no room for it
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Câu hỏi %1 trong %2").arg(page.model.number).arg(page.model.count)
        }

        FaultBanner {
            width: parent.width
            title: page.model.fault.title
            action: page.model.fault.action
            code: page.model.fault.code
        }

        PrimaryButton {
            width: parent.width
            enabled: !page.model.busy
            symbol: "arrow-right"
            symbolAfter: true
            text: page.model.optional && page.model.value === "" ? qsTr("Bỏ qua câu này") : page.model.last ? qsTr("Xong") : qsTr("Tiếp tục")
            onClicked: page.model.next()
        }
    }

    component Complaint: Badge {
        visible: page.model.complaint !== ""
        width: Math.min(implicitWidth, parent ? parent.width : 0)
        kind: "fault"
        text: page.model.complaint
    }

    Component {
        id: writing

        PageBody {
            heading: page.model.title
            lead: page.model.lead

            Component.onCompleted: field.forceActiveFocus()

            InputBox {
                id: field

                width: parent.width
                mode: page.model.ask
                wrong: page.model.complaint !== ""
                maximumLength: page.model.maximumLength
                Accessible.name: page.model.title
                Accessible.description: page.model.complaint
                Component.onCompleted: text = page.model.value
                onTextEdited: page.model.type(text)
                onAccepted: page.model.next()
            }

            Complaint {}

            footer: Foot {}
        }
    }

    Component {
        id: digits

        PageBody {
            heading: page.model.title
            lead: page.model.lead

            Pair {
                id: calling

                width: parent.width

                Column {
                    width: calling.part
                    spacing: Theme.gap

                    ShownNumber {
                        width: parent.width
                        text: page.model.shownValue
                        wrong: page.model.complaint !== ""
                    }

                    Complaint {}
                }

                Item {
                    width: calling.part
                    height: pad.height

                    DigitPad {
                        id: pad

                        anchors.horizontalCenter: parent.horizontalCenter
                        onPressed: digit => page.model.press(digit)
                        onErased: page.model.erase()
                    }
                }
            }

            footer: Foot {}
        }
    }

    Component {
        id: choice

        PageBody {
            heading: page.model.title
            lead: page.model.lead

            Complaint {}

            Repeater {
                model: page.model.options.length

                ChoiceCard {
                    required property int index

                    width: parent.width
                    autoExclusive: false
                    checkable: false
                    text: page.model.options[index].label
                    checked: page.model.options[index].value === page.model.value
                    onClicked: page.model.choose(page.model.options[index].value)
                }
            }

            footer: Foot {}
        }
    }

    Component {
        id: place

        PickBody {
            heading: page.model.title
            lead: page.model.lead
            placeholder: qsTr("Gõ tên để tìm, không cần dấu")
            complaint: page.model.complaint
            options: page.model.options
            chosen: page.model.value
            onSearched: text => page.model.search(text)
            onPicked: value => page.model.choose(value)

            footer: Foot {}
        }
    }
}
