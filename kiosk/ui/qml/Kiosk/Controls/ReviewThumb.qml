import QtQuick
import QtQuick.Templates as T
import Kiosk.Theme

/* One scanned page among many; a mouse may carry it elsewhere. `page`: {id, source, number, marks, wanting, chosen}. */
T.AbstractButton {
    id: thumb

    required property var page
    readonly property bool carried: hand.active

    signal dropped(point place) // of the window

    implicitWidth: Theme.px(148)
    implicitHeight: picture.height + mark.height + Theme.px(4)
    hoverEnabled: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Trang %1").arg(page.number ?? 0) + ((page.marks ?? "") !== "" ? ", " + page.marks : "")
    Accessible.checked: page.chosen ?? false
    Accessible.onPressAction: click()
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()

    transform: Translate {
        x: hand.active ? hand.activeTranslation.x : 0
        y: hand.active ? hand.activeTranslation.y : 0
    }

    DragHandler {
        id: hand

        property point last

        target: null
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad
        onCentroidChanged: if (active)
            last = centroid.scenePosition
        onActiveChanged: if (!active)
            thumb.dropped(last)
    }

    PageThumb {
        id: picture

        width: thumb.width
        height: Theme.px(200)
        source: thumb.page.source ?? ""
        number: thumb.page.number ?? 0
        border.width: thumb.page.chosen || thumb.visualFocus ? 2 * Theme.lineStrong : Theme.line
        border.color: thumb.visualFocus ? Theme.gold : thumb.page.chosen ? Theme.accent : thumb.hovered ? Theme.inkSoft : Theme.outline
        Accessible.ignored: true
    }

    StatePill {
        id: mark

        anchors.top: picture.bottom
        anchors.topMargin: Theme.px(4)
        width: parent.width
        height: visible ? implicitHeight : 0
        visible: (thumb.page.marks ?? "") !== ""
        whole: true
        kind: thumb.page.wanting ? "warn" : "plain"
        symbol: thumb.page.wanting ? "triangle-alert" : "check"
        text: thumb.page.marks ?? ""
        Accessible.ignored: true
    }
}
