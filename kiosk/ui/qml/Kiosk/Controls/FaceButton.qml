import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* A face one answers with: large, a word beneath, never by colour alone. */
T.Button {
    id: face

    required property string symbol

    implicitHeight: picture.height + words.implicitHeight + Theme.gap + topPadding + bottomPadding
    padding: Theme.space2
    topPadding: Theme.space4
    bottomPadding: Theme.space4
    Accessible.role: Accessible.RadioButton
    Accessible.name: text
    Accessible.checked: checked
    Accessible.onPressAction: click()

    background: Rectangle {
        radius: Theme.radius
        color: face.down ? Theme.pressedTint : face.checked ? Theme.accentTint : Theme.surface
        border.width: face.visualFocus || face.checked ? 1.3 * Theme.lineStrong : Theme.line
        border.color: face.visualFocus ? Theme.gold : face.checked ? Theme.accent : Theme.hairline
    }
    contentItem: Item {
        implicitHeight: picture.height + words.implicitHeight + Theme.gap

        Icon {
            id: picture

            anchors.horizontalCenter: parent.horizontalCenter
            size: Theme.px(160)
            name: face.symbol
            colour: Theme.accent
        }

        Text {
            id: words

            anchors.top: picture.bottom
            anchors.topMargin: Theme.gap
            width: parent.width
            text: face.text
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.textBody
            font.weight: Font.DemiBold
            wrapMode: Text.WordWrap
            horizontalAlignment: Text.AlignHCenter
            lineHeight: 1.15
            Accessible.ignored: true
        }
    }
}
