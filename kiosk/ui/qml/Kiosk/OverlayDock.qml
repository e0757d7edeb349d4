import QtQuick
import Kiosk.Controls
import Kiosk.Models

/* What lies over the page, with what it shows. Its own file, so that the first picture does not compile it. */
Overlays {
    required property Shell shell
    required property Visit visit

    attract: shell.attract
    officerCalled: visit.officerCalled
    idleAsked: shell.idleAsked
    centre: shell.centre
    graceFraction: shell.graceFraction
    graceSeconds: shell.graceSeconds
    onTouched: shell.touched()
    onDismissed: visit.dismissOfficer()
}
