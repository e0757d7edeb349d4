import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A box for many lines. Grows with what is written; the page scrolls. */
T.TextArea {
    id: box

    property int maximumLength: 4000

    signal edited(string text)

    implicitWidth: Theme.column
    implicitHeight: Math.max(Theme.px(300), contentHeight + topPadding + bottomPadding)
    padding: Theme.gap
    wrapMode: TextEdit.Wrap
    font.family: Theme.family
    font.pixelSize: Theme.textBody
    color: Theme.ink
    placeholderTextColor: Theme.inkFaint
    selectionColor: Theme.goldTint
    selectedTextColor: Theme.ink
    selectByMouse: true
    inputMethodHints: Qt.ImhNone
    Accessible.role: Accessible.EditableText
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason) // goes on; it writes no tab
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    onTextChanged: {
        if (length > maximumLength)
            remove(maximumLength, length);
        edited(text);
    }

    background: Rectangle {
        radius: Theme.radiusSmall
        color: Theme.surface
        border.width: box.activeFocus ? 1.3 * Theme.lineStrong : 0.7 * Theme.lineStrong
        border.color: box.activeFocus ? Theme.accent : Theme.outline
    }

    Text {
        x: box.leftPadding
        y: box.topPadding
        width: box.width - box.leftPadding - box.rightPadding
        visible: box.text === "" && box.preeditText === ""
        text: box.placeholderText
        color: box.placeholderTextColor
        font: box.font
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }
}
