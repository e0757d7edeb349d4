import QtQuick
import Kiosk.Controls
import Kiosk.Models

/* What lies over the page, with what it shows. Its own file, so that the first picture does not compile it. */
Overlays {
    required property Shell shell
    required property Visit visit
    readonly property OfficerCallModel call: visit.call as OfficerCallModel // none while the machine gets ready
    readonly property KeepDraftModel keeping: visit.keeping as KeepDraftModel

    attract: shell.attract
    keepPossible: keeping ? keeping.possible : false
    keepDays: keeping ? keeping.days : 0
    keepFault: keeping ? keeping.fault.title : ""
    officerCalled: visit.officerCalled
    callStage: call ? call.state : "failed"
    callCode: call ? call.code : ""
    callCounter: call ? call.counter : ""
    workKept: call ? call.workKept : false
    idleAsked: shell.idleAsked
    centre: shell.centre
    graceFraction: shell.graceFraction
    graceSeconds: shell.graceSeconds
    onTouched: shell.touched()
    onDismissed: call ? call.goOn() : visit.dismissOfficer()
    onLeftForCounter: visit.end()
    onKept: keeping.keep()
}
