import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A labelled field of several lines. Tab leaves it. `edited` only by a person. */
Item {
    id: field

    required property string label
    property string hint: ""
    property string complaint: ""
    property bool needed: false
    property int lines: 4
    property alias text: area.text
    property alias input: area
    property alias placeholder: area.placeholderText

    signal edited(string text)

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

        Rectangle {
            width: parent.width
            height: field.lines * Theme.textBody * Theme.leading + 2 * Theme.space1
            radius: Theme.radiusSmall
            color: Theme.surface
            border.width: area.activeFocus || field.complaint !== "" ? Theme.lineStrong : Theme.line
            border.color: field.complaint !== "" ? Theme.fault : area.activeFocus ? Theme.accent : Theme.outline

            Flickable {
                id: flick

                anchors.fill: parent
                anchors.margins: Theme.px(3)
                clip: true
                contentWidth: width
                contentHeight: area.implicitHeight
                boundsBehavior: Flickable.StopAtBounds
                interactive: contentHeight > height

                T.TextArea {
                    id: area

                    width: flick.width
                    height: Math.max(implicitHeight, flick.height)
                    implicitHeight: contentHeight + topPadding + bottomPadding
                    padding: Theme.space1
                    wrapMode: TextEdit.Wrap
                    font.family: Theme.family
                    font.pixelSize: Theme.textBody
                    color: Theme.ink
                    placeholderTextColor: Theme.inkSoft
                    selectionColor: Theme.goldTint
                    selectedTextColor: Theme.ink
                    selectByMouse: true
                    KeyNavigation.priority: KeyNavigation.BeforeItem
                    KeyNavigation.tab: area.nextItemInFocusChain(true)
                    KeyNavigation.backtab: area.nextItemInFocusChain(false)
                    Accessible.role: Accessible.EditableText
                    Accessible.multiLine: true
                    Accessible.name: field.label
                    Accessible.description: field.complaint !== "" ? field.complaint : field.hint
                    onTextChanged: if (activeFocus)
                        field.edited(text)
                    onCursorRectangleChanged: flick.contentY = Math.max(0, Math.min(flick.contentY, cursorRectangle.y), cursorRectangle.y + cursorRectangle.height - flick.height)

                    Text {
                        anchors.fill: parent
                        anchors.margins: Theme.space1
                        visible: area.text === "" && area.preeditText === ""
                        text: area.placeholderText
                        color: area.placeholderTextColor
                        font: area.font
                        wrapMode: Text.WordWrap
                        elide: Text.ElideRight
                        Accessible.ignored: true
                    }
                }
            }
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
