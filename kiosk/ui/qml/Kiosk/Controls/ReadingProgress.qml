import QtQuick
import Kiosk.Theme

/* How many pages have had their letters read, behind everything else: a bar and its words; nothing when nothing is read. */
Item {
    id: progress

    required property int done
    required property int of
    property bool small: false // of one paper among several
    readonly property string words: small ? qsTr("%1/%2 trang có chữ").arg(done).arg(of) : qsTr("Đang nhận dạng chữ: %1 trong %2 trang. Cứ làm tiếp.").arg(done).arg(of)

    implicitHeight: visible ? bar.height + label.implicitHeight + Theme.px(6) : 0
    visible: of > 0

    Text {
        id: label

        width: parent.width
        text: progress.words
        color: Theme.inkSoft
        font.family: Theme.family
        font.pixelSize: Theme.textFine
        wrapMode: Text.WordWrap
        Accessible.ignored: true
    }

    ProgressBar {
        id: bar

        y: label.implicitHeight + Theme.px(6)
        width: parent.width
        height: Theme.px(progress.small ? 4 : 8)
        value: progress.done / Math.max(1, progress.of)
        label: progress.words
    }
}
