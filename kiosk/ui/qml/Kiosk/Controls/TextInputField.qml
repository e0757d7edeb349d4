import QtQuick
import Kiosk.Theme

/* A labelled field. `complaint` is a sentence on what to mend, shown beneath with an icon. `edited` only by a person. */
Item {
    id: field

    required property string label
    property string hint: ""
    property string complaint: ""
    property string placeholder: ""
    property string mode: "text"
    property bool optional: false
    property int maximumLength: 200
    property alias text: box.text
    property alias input: box

    signal edited(string text)
    signal accepted

    implicitWidth: Theme.column
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.px(12)

        LabelText {
            width: parent.width
            soft: false
            text: field.optional ? qsTr("%1 (không bắt buộc)").arg(field.label) : field.label
            font.weight: Font.DemiBold
            Accessible.ignored: true
        }

        InputBox {
            id: box

            width: parent.width
            mode: field.mode
            wrong: field.complaint !== ""
            placeholderText: field.placeholder
            maximumLength: field.maximumLength
            Accessible.name: field.label
            Accessible.description: field.complaint !== "" ? field.complaint : field.hint
            onTextEdited: field.edited(text)
            onAccepted: field.accepted()
        }

        LabelText {
            width: parent.width
            visible: field.hint !== "" && field.complaint === ""
            text: field.hint
        }

        Row {
            width: parent.width
            visible: field.complaint !== ""
            spacing: Theme.space1

            Icon {
                name: "circle-alert"
                size: Theme.iconSmall
                colour: Theme.fault
            }

            LabelText {
                width: parent.width - Theme.iconSmall - Theme.space1
                text: field.complaint
                color: Theme.fault
            }
        }
    }
}
