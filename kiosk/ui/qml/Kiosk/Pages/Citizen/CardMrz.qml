import QtQuick
import Kiosk.Controls
import Kiosk.Models
import Kiosk.Theme

/* The three groups of digits on the back of a card, copied by hand. */
Pair {
    id: copying

    required property TypedMrzModel mrz

    spacing: wide ? Theme.space5 : Theme.gap

    Column {
        width: copying.part
        spacing: Theme.space2

        Zone {
            width: Math.min(copying.part, Theme.px(860))
            visible: !copying.wide
        }

        MrzGroups {
            width: parent.width
            groups: copying.mrz.groups
            current: copying.mrz.current
            onChosen: key => copying.mrz.choose(key)
        }
    }

    Column { // where height is dear the drawing stands above the keys
        width: copying.part
        spacing: Theme.space2

        Zone {
            width: copying.part
            visible: copying.wide
        }

        DigitPad {
            id: digits

            crowded: true
            anchors.horizontalCenter: parent.horizontalCenter
            onPressed: digit => copying.mrz.press(digit)
            onErased: copying.mrz.erase()
        }
    }

    component Zone: Picture {
        name: "card-mrz"
        ratio: 968 / 190
        said: qsTr("Nửa dưới mặt sau thẻ: ba dòng chữ và số, ba nhóm cần gõ nằm trong khung")
    }
}
