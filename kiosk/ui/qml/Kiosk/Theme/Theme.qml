pragma Singleton
import QtQuick

/*
    Every colour, size and duration of the product. Nothing else may hold one.

    Sizes are for a 1080x1920 portrait screen at arm's length, times `unit`, which the window sets from its own size.
    With `desk` they are for 1920x1080 before a clerk's eyes, mouse and keyboard at hand.
    Text sizes are also multiplied by 1.35 when the citizen asks for large text.
*/
QtObject {
    id: theme

    property bool highContrast: false
    property bool largeText: false
    property bool still: false // no motion: for pictures
    property real unit: 1
    property bool desk: false // a clerk's or technician's window
    property bool wide: false // more across than high: less height, parts beside each other

    readonly property color paper: "#FFFFFF" // under a code that a machine reads, in every theme
    readonly property string family: "Inter"

    // Colours by role -------------------------------------------------------------------------------------------
    readonly property color ground: highContrast ? "#000000" : "#FBF7F0"
    readonly property color groundClear: highContrast ? "#00000000" : "#00FBF7F0"
    readonly property color surface: highContrast ? "#000000" : "#FFFFFF"
    readonly property color sunken: highContrast ? "#000000" : "#EFE6D7" // wells: the keyboard, an empty slot
    readonly property color hairline: highContrast ? "#FFFFFF" : "#E8DFD0"
    readonly property color outline: highContrast ? "#FFFFFF" : "#B9AB97" // what a field or a choice is drawn with
    readonly property color ink: highContrast ? "#FFFFFF" : "#241C15"
    readonly property color inkSoft: highContrast ? "#FFFFFF" : "#5A4F44"
    readonly property color inkFaint: highContrast ? "#FFFFFF" : "#655A4D" // a placeholder
    readonly property color accent: highContrast ? "#FFD400" : "#A61C28"
    readonly property color accentPressed: highContrast ? "#FFFFFF" : "#84141F"
    readonly property color accentTint: highContrast ? "#000000" : "#F9ECEA"
    readonly property color accentInk: highContrast ? "#000000" : "#FFFFFF"
    readonly property color medallion: highContrast ? "#000000" : "#8E1722" // a disc on the accent
    readonly property color medallionInk: highContrast ? "#FFD400" : "#FFFFFF"
    readonly property color gold: highContrast ? "#FFD400" : "#C8963E" // emblem line, stars, highlights; never text
    readonly property color goldInk: highContrast ? "#000000" : "#241C15" // on a key held down
    readonly property color keyQuiet: highContrast ? "#000000" : "#E4D9C7"
    readonly property color goldTint: highContrast ? "#000000" : "#F8EFDD"
    readonly property color ok: highContrast ? "#FFFFFF" : "#1E6B45"
    readonly property color okTint: highContrast ? "#000000" : "#E6F1EA"
    readonly property color warn: highContrast ? "#FFFFFF" : "#8A5200"
    readonly property color warnTint: highContrast ? "#000000" : "#FBF0DB"
    readonly property color fault: highContrast ? "#FFFFFF" : "#A61C28"
    readonly property color faultTint: highContrast ? "#000000" : "#FAE8E7"
    readonly property color pressedTint: highContrast ? "#333333" : "#F3EADC" // a quiet thing under a finger
    readonly property color hoverTint: highContrast ? "#262626" : "#FAF4EA" // under a mouse
    readonly property color focus: highContrast ? "#FFD400" : "#241C15" // the ring of the keyboard's place
    readonly property color scrim: highContrast ? "#CC000000" : "#99241C15"
    readonly property color disabled: highContrast ? "#000000" : "#E4DACA"
    readonly property color disabledInk: highContrast ? "#A6A6A6" : "#655A4D"
    readonly property color disabledLine: highContrast ? "#6E6E6E" : "#E4DACA"

    // Spacing: multiples of 8 -----------------------------------------------------------------------------------
    readonly property real space1: px(8)
    readonly property real space2: px(desk ? 12 : 16)
    readonly property real gap: px(desk ? 16 : 24) // between two things a finger hits
    readonly property real space4: px(desk ? 20 : 32)
    readonly property real space5: px(desk ? 24 : 40)
    readonly property real space6: px(desk ? 32 : 48)
    readonly property real space8: px(desk ? 48 : 64)
    readonly property real margin: px(desk ? 28 : 56) // page edge
    readonly property real column: px(968) // what a page's content is drawn for

    readonly property real rail: px(500) // the buttons of a page, beside its content on a wide screen

    // Shapes ----------------------------------------------------------------------------------------------------
    readonly property real radius: px(desk ? 12 : 20)
    readonly property real radiusSmall: px(desk ? 8 : 12)
    readonly property real line: highContrast ? 3 : Math.max(1, px(1.5))
    readonly property real lineThin: Math.max(1, px(1.5)) // round what cannot be pressed now
    readonly property real lineStrong: Math.max(2, px(desk ? 2 : 3))
    readonly property real touch: desk ? Math.max(40, px(44)) : Math.max(72, px(104)) // smallest side of anything a finger hits
    readonly property real touchBig: desk ? Math.max(44, px(50)) : Math.max(72, px(120)) // the primary action
    readonly property real key: Math.max(56, px(96)) // height of a key of the keyboard
    readonly property real keyGap: px(8)
    readonly property real iconSmall: px(desk ? 18 : 32)
    readonly property real icon: px(desk ? 22 : 44)
    readonly property real iconBig: px(desk ? 44 : 72)

    // Type ------------------------------------------------------------------------------------------------------
    readonly property real textKeys: text(13.5) // shortcuts and counters of the desk
    readonly property real textFine: text(desk ? 14.5 : 22)
    readonly property real textLabel: text(desk ? 15.5 : 26)
    readonly property real textBody: text(desk ? 17 : 30)
    readonly property real textLead: text(desk ? 20 : 36)
    readonly property real textTitle: text(desk ? 27 : 48)
    readonly property real textHero: text(desk ? 40 : 72)
    readonly property real keyLetter: px(40) // keys do not grow with large text: there is no room, and they are large
    readonly property real keyWord: px(28)
    readonly property real textDigits: text(desk ? 64 : 160)
    readonly property real frameFine: frameText(desk ? 14.5 : 22) // what stands round every page grows less than the page
    readonly property real frameName: frameText(desk ? 17 : 30)
    readonly property real frameClock: frameText(desk ? 22 : 48)
    readonly property real leading: 1.32

    // The hall's display, read from ten metres ------------------------------------------------------------------
    readonly property real hallNumber: px(440)
    readonly property real hallCounter: px(140)
    readonly property real hallRow: px(88)
    readonly property real hallClock: px(72)
    readonly property real hallLead: px(60)
    readonly property real hallFine: px(38)
    readonly property real hallSmall: px(26)
    readonly property real hallHead: px(150)
    readonly property real hallLine: px(204)
    readonly property color hallGround: highContrast ? "#000000" : "#A61C28"
    readonly property color hallInk: highContrast ? "#FFD400" : "#FFFFFF"
    readonly property color hallSoft: highContrast ? "#FFFFFF" : "#F9ECEA"

    // Time, ms --------------------------------------------------------------------------------------------------
    readonly property int quick: highContrast || still ? 0 : 90
    readonly property int slide: highContrast || still ? 0 : 200
    readonly property int breath: 1600 // a running operation's cycle

    function px(length: real): real {
        return Math.round(length * unit * 2) / 2;
    }

    function text(size: real): real {
        return Math.round(size * unit * (largeText ? desk ? 1.2 : 1.35 : 1));
    }

    function frameText(size: real): real {
        return Math.round(size * unit * (largeText ? 1.15 : 1));
    }

    /* How wide a page's content is in a window of this width. */
    function columnOf(width: real): real {
        return Math.min(width - 2 * margin, Math.max(column, width * 0.86));
    }

    /* Fit the tokens to a window. Portrait is drawn for 1080x1920; a landscape screen has less height. */
    function fit(width: real, height: real): void {
        if (desk) {
            wide = true;
            unit = Math.min(1.6, Math.max(0.9, Math.round(1000 * Math.min(width / 1920, height / 1080)) / 1000));
            return;
        }
        const scale = height >= width ? Math.min(width / 1080, height / 1920) : Math.min(width / 1920, height / 1080) * 0.8;
        wide = width > height;
        unit = Math.max(0.4, Math.round(scale * 1000) / 1000);
    }
}
