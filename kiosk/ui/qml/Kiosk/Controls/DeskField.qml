import QtQuick
import Kiosk.Theme

/* A labelled field. `complaint` says what to mend. `edited` only by a person; `stepped` by the up and down keys. */
Item {
    id: field

    required property string label
    property string hint: ""
    property string complaint: ""
    property bool needed: false
    property bool secret: false
    property bool plain: false // a code or an account: no Vietnamese is composed
    property alias text: box.text
    property alias input: box
    property alias placeholder: box.placeholderText
    property alias symbol: box.symbol
    property alias unit: box.unit
    property alias maximumLength: box.maximumLength
    property alias readOnly: box.readOnly

    signal edited(string text)
    signal accepted
    signal stepped(int by)

    implicitWidth: Theme.px(280)
    implicitHeight: column.implicitHeight

    Column {
        id: column

        width: parent.width
        spacing: Theme.px(4)

        Text {
            width: parent.width
            text: field.needed ? field.label + " *" : field.label
            color: Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }

        DeskInput {
            id: box

            width: parent.width
            wrong: field.complaint !== ""
            echoMode: field.secret ? TextInput.Password : TextInput.Normal
            inputMethodHints: field.secret ? Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : field.plain ? Qt.ImhLatinOnly : Qt.ImhNone
            maximumLength: 400
            Accessible.name: field.label
            // Qt tells nobody the name of a field for secrets, so its description says it.
            Accessible.description: (field.secret ? field.label + " " : "") + (field.complaint !== "" ? field.complaint : field.hint)
            onTextEdited: field.edited(text)
            onAccepted: field.accepted()
            Keys.onUpPressed: field.stepped(1)
            Keys.onDownPressed: field.stepped(-1)
        }

        Text {
            width: parent.width
            visible: text !== ""
            text: field.complaint !== "" ? field.complaint : field.hint
            color: field.complaint !== "" ? Theme.fault : Theme.inkSoft
            font.family: Theme.family
            font.pixelSize: Theme.textFine
            wrapMode: Text.WordWrap
            Accessible.ignored: true
        }
    }
}
