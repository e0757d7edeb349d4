import QtQuick
import Kiosk.Theme

Rectangle {
    implicitWidth: Theme.column
    implicitHeight: Math.max(1, Theme.line)
    color: Theme.hairline
    Accessible.ignored: true
}
