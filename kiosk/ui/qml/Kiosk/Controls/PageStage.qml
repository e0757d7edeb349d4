import QtQuick
import Kiosk.Theme

/* Shows one page (a file of Pages/Citizen, without .qml) and slides the next one in. The page before is gone at once: it may hold what a citizen typed. */
Item {
    id: stage

    required property var place // {file, model, forward}: one value, so that no part of it is another page's
    property QtObject model: null // of the page shown
    property int shown: 0 // pages shown so far, for tests
    readonly property Item page: loader.item as Item
    readonly property string spoken: textOf(page)

    function textOf(page: var): string {
        if (!page)
            return "";
        return page.spoken !== undefined ? page.spoken : [page.heading, page.lead].filter(text => text).join(". ");
    }

    function show(): void {
        if (!place.model || place.model === model)
            return;
        model = place.model;
        loader.setSource(Qt.resolvedUrl("../Pages/Citizen/" + place.file + ".qml"), {
            "model": model
        });
        shown += 1;
        slide.from = (place.forward ? 1 : -1) * Theme.px(240);
        if (Theme.slide > 0 && shown > 1)
            slide.restart();
    }

    onPlaceChanged: show()

    Loader {
        id: loader

        width: stage.width
        height: stage.height

        NumberAnimation on x {
            id: slide

            running: false
            to: 0
            duration: Theme.slide
            easing.type: Easing.OutCubic
        }
    }
}
