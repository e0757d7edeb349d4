"""The ways to open a card, from the easiest to the officer, and which comes next when one fails.

Two failures on a rung and the next one is offered: nobody is told "try again" for ever.
"""

from dataclasses import dataclass, field
from enum import Enum, StrEnum

from kiosk.domain.errors import (
    AccessBroken,
    AccessKeyRejected,
    CardAbsent,
    CardMute,
    CardRemoved,
    CardUnsupported,
    CodeDamaged,
    CodeReaderAbsent,
    CodeReaderError,
    CodeUnknown,
    DeviceProcessDied,
    KioskError,
    MrzNeeded,
    ReaderBusy,
    SecureMessagingBroken,
    every_fault,
)

TRIES = 2


class Rung(StrEnum):
    """How the chip is opened. The first two use the same number: one types it, a scanner reads the other."""

    NUMBER = "number"  # six digits, typed
    QR = "qr"  # six digits, from the card's QR
    MRZ = "mrz"  # three groups of the machine-readable zone, typed: BAC
    OFFICER = "officer"


class _Cure(Enum):
    """What helps after a fault, besides trying the same rung again `tries` times."""

    NEXT = "next"  # another key, or the same from another source
    OTHER_KEY = "other key"  # only one that is not the six digits
    OFFICER = "officer"  # no key changes anything


# fault -> (how often the same rung may be tried, what comes then). Every other fault is the officer's at once.
_CURES: dict[type[KioskError], tuple[int, _Cure]] = {
    AccessKeyRejected: (TRIES, _Cure.NEXT),
    CardMute: (TRIES, _Cure.NEXT),  # some readers starve a chip during PACE that answers to BAC
    SecureMessagingBroken: (TRIES, _Cure.NEXT),
    DeviceProcessDied: (TRIES, _Cure.NEXT),
    AccessBroken: (TRIES, _Cure.NEXT),
    MrzNeeded: (1, _Cure.OTHER_KEY),
    CardUnsupported: (1, _Cure.OTHER_KEY),  # without EF.CardAccess the six digits open nothing
    CodeUnknown: (TRIES, _Cure.NEXT),
    CodeDamaged: (1, _Cure.NEXT),  # the scanner would do the same to the next code
    CodeReaderAbsent: (1, _Cure.NEXT),
    CardAbsent: (TRIES, _Cure.OFFICER),
    CardRemoved: (TRIES, _Cure.OFFICER),
    ReaderBusy: (TRIES, _Cure.OFFICER),
}
_OF_THE_CODE = {fault.code for fault in every_fault(CodeReaderError)}
_CURE_OF = {fault.code: cure for fault, cure in _CURES.items()}


@dataclass(slots=True)
class CardLadder:
    """One visit's way up. `with_qr`: the machine has something that reads a QR."""

    with_qr: bool
    at: Rung = Rung.NUMBER
    _failures: dict[tuple[Rung, bool], int] = field(default_factory=dict)  # of the chip, and apart of the code

    def stand_on(self, rung: Rung) -> None:
        self.at = rung

    def fail(self, code: str) -> Rung:
        """Count a failure on this rung. Returns the rung to offer first: this one again, or a higher one."""
        counted = (self.at, code in _OF_THE_CODE)
        failures = self._failures[counted] = self._failures.get(counted, 0) + 1
        tries, cure = _CURE_OF.get(code, (0, _Cure.OFFICER))
        if failures < tries:
            return self.at
        if cure is _Cure.OFFICER:
            return Rung.OFFICER
        return self.above(Rung.QR if cure is _Cure.OTHER_KEY else self.at)

    def above(self, rung: Rung) -> Rung:
        """The next rung that this machine has. One lower than where the person stands is never offered."""
        order = [one for one in Rung if one is not Rung.QR or self.with_qr]
        lowest = max(list(Rung).index(rung), list(Rung).index(self.at))
        return next((one for one in order if list(Rung).index(one) > lowest), Rung.OFFICER)
