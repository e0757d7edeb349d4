import QtQuick
import Kiosk.Theme

/* Shows one page of the desk and gives the focus to what it names as `first`. */
Item {
    id: stage

    property string folder: "Counter" // in Pages
    required property string file // in that folder, without .qml
    required property QtObject model
    readonly property Item page: loader.item as Item

    function show(): void {
        if (!model || file === "") {
            loader.source = "";
            return;
        }
        loader.setSource(Qt.resolvedUrl("../Pages/" + folder + "/" + file + ".qml"), {
            "model": model
        });
        focusFirst();
    }

    function focusFirst(): void {
        const first = loader.item?.first ?? loader.item; // qmllint disable missing-property
        first?.forceActiveFocus();
    }

    onModelChanged: show()

    Loader {
        id: loader

        anchors.fill: parent
    }
}
