import QtQuick
import Kiosk.Theme

/* A countdown drawn as a ring that empties, with the seconds in the middle. */
Item {
    id: ring

    required property real fraction // 1 full, 0 empty
    property string text: ""
    property real thickness: Theme.px(14)

    implicitWidth: Theme.px(220)
    implicitHeight: implicitWidth
    Accessible.role: Accessible.StaticText
    Accessible.name: text

    Canvas {
        id: canvas

        anchors.fill: parent

        onPaint: {
            const c = getContext("2d");
            const middle = width / 2;
            const r = middle - ring.thickness / 2;
            c.reset();
            c.lineWidth = ring.thickness;
            c.lineCap = "round";
            c.strokeStyle = Theme.sunken;
            c.beginPath();
            c.arc(middle, middle, r, 0, 2 * Math.PI);
            c.stroke();
            if (ring.fraction > 0) {
                c.strokeStyle = Theme.accent;
                c.beginPath();
                c.arc(middle, middle, r, -Math.PI / 2, -Math.PI / 2 + 2 * Math.PI * Math.min(0.9999, ring.fraction));
                c.stroke();
            }
        }

        Connections {
            target: ring

            function onFractionChanged(): void {
                canvas.requestPaint();
            }
        }
    }

    Text {
        anchors.centerIn: parent
        text: ring.text
        color: Theme.ink
        font.family: Theme.family
        font.pixelSize: Theme.textHero
        font.weight: Font.Bold
        Accessible.ignored: true
    }
}
