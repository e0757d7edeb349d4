"""What a reading of each variant of the software chip must end in: in memory and through the card service."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.domain.applicant import Verdict, VerifiedIdentity
from kiosk.domain.errors import (
    CardBlocked,
    CardDataConflict,
    CardError,
    CardMute,
    CardRemoved,
    CardTampered,
    CardUnreadable,
    CardUnsupported,
    MrzNeeded,
    SecureMessagingBroken,
)

YES, NO, UNKNOWN = Verdict

Ending = (
    type[CardError] | tuple[str, Verdict]
)  # a fault; or the protocol that opened the chip, and whether it is no copy


@dataclass(frozen=True)
class Read:
    """by_can, by_mrz: the protocol that opened it, or the fault."""

    by_can: str | type[CardError] = "PACE-CAN"
    by_mrz: str | type[CardError] = "PACE-CAN"
    chip: Verdict = YES

    @property
    def endings(self) -> tuple[Ending, Ending]:
        """By the CAN, and by the MRZ."""
        by_can, by_mrz = ((by, self.chip) if isinstance(by, str) else by for by in (self.by_can, self.by_mrz))
        return by_can, by_mrz


def fails(fault: type[CardError]) -> Read:
    return Read(fault, fault)


# By the longest beginning of the name. What is not listed is read in full and proved to be no copy.
EXPECTED = {
    "": Read(),
    "bac-only": Read(MrzNeeded, "BAC"),
    "no-door": fails(CardUnsupported),
    "pace-unknown": Read(CardUnsupported, "BAC"),
    "blocked": fails(CardBlocked),
    "no-authentication": Read(chip=UNKNOWN),
    "cloned": Read(chip=NO),
    "csca-unknown": Read(chip=UNKNOWN),  # a proof by a key that nobody trusted signed is none
    "csca-false": Read(chip=UNKNOWN),
    "signer-": Read(chip=UNKNOWN),
    "dg13-other-name": fails(CardDataConflict),
    "dg13-missing-2": fails(CardUnreadable),  # the name as the law writes it is nowhere else
    "dg13-empty-2": fails(CardUnreadable),
    "wrong-checksum": fails(SecureMessagingBroken),
    "wrong-counter": fails(SecureMessagingBroken),
    "replayed": fails(SecureMessagingBroken),
    "unprotected": fails(SecureMessagingBroken),
    "removed-at-": fails(CardRemoved),
    "mute-at-": fails(CardMute),
    "tampered-": fails(CardTampered),
    "missing-": fails(CardUnreadable),
    "truncated-": fails(CardUnreadable),
    "length-longer-": fails(CardUnreadable),
    "length-huge-": fails(CardUnreadable),
    "length-shorter-": fails(CardTampered),
}


def expected(name: str) -> Read:
    return EXPECTED[max((start for start in EXPECTED if name.startswith(start)), key=len)]


def through_the_service(ending: Ending) -> Ending:
    """The driver takes a chip that says nothing for one that was lifted."""
    return CardRemoved if ending is CardMute else ending


def ending_of(read: Callable[[], VerifiedIdentity]) -> Ending:
    """Raises AssertionError for an identity that is not the holder's, or not whole."""
    try:
        identity = read()
    except CardError as fault:
        return type(fault)
    assert identity.applicant.full_name == "NGUYỄN VĂN MẪU"
    assert identity.photo
    return identity.evidence.access, identity.evidence.chip
