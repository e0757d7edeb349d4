import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* Every setting with its meaning; what was typed is checked before it is written. */
DeskPage {
    id: page

    required property SettingsPageModel model
    readonly property Item first: groups

    heading: qsTr("Mọi cài đặt")
    lead: qsTr("Ghi vào kiosk.toml; bản trước được giữ bên cạnh. Mật khẩu không phải là cài đặt.")
    fault: model.fault
    busy: model.busy

    actions: [
        DeskButton {
            anchors.verticalCenter: parent.verticalCenter
            kind: "primary"
            symbol: "check"
            text: qsTr("Ghi vào máy")
            keys: Theme.desk ? "Ctrl+S" : ""
            enabled: page.model.waiting && !page.model.busy
            onClicked: page.model.keep()
        }
    ]

    DeskTabs {
        id: groups

        width: parent.width
        tabs: page.model.groups
        chosen: page.model.group
        onPicked: key => page.model.choose(key)
    }

    DeskScroll {
        anchors.top: groups.bottom
        anchors.topMargin: Theme.gap
        anchors.bottom: parent.bottom
        width: parent.width

        DeskPanel {
            width: parent.width

            SettingGrid {
                width: parent.width
                fields: page.model.fields
                onEdited: (key, text) => page.model.type(key, text)
                onPicked: (key, option) => page.model.type(key, option)
            }
        }
    }
}
