pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Templates as T
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The last lines of the log; whatever might tell of a person is covered. */
DeskPage {
    id: page

    required property LogPageModel model
    readonly property Item first: again

    heading: qsTr("Nhật ký")
    lead: qsTr("Các dòng cuối của dịch vụ; số, tên và thư điện tử đã được che.")
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            id: again

            anchors.verticalCenter: parent.verticalCenter
            symbol: "refresh-cw"
            text: qsTr("Đọc lại")
            keys: Theme.desk ? "F5" : ""
            onClicked: page.model.read()
        }
    ]

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.line
        border.color: Theme.hairline

        ListView {
            id: lines

            anchors.fill: parent
            anchors.margins: Theme.space2
            clip: true
            boundsBehavior: Flickable.StopAtBounds
            model: page.model.lines
            activeFocusOnTab: true
            onCountChanged: positionViewAtEnd()
            T.ScrollBar.vertical: DeskScrollBar {}

            delegate: Text {
                required property string modelData

                width: lines.width - Theme.space2
                text: modelData
                color: Theme.ink
                font.family: Theme.family
                font.pixelSize: Theme.textFine
                wrapMode: Text.Wrap
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }
}
