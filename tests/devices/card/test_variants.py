"""Every variant of the software chip, and what a reading of it must end in: in memory, and a dozen through pcscd."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.card import virtual_reader
from kiosk.devices.card.reader import PcscCardReader, SoftwareCardReader
from kiosk.devices.card.software_card import variants
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.devices.card.virtual_reader import VirtualReader
from kiosk.domain.applicant import TRUST_VERDICT, TrustReason, Verdict, VerifiedIdentity
from kiosk.domain.card import AccessKey, CardAccessNumber, MrzKey
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

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
YES, NO, UNKNOWN = Verdict


@dataclass(frozen=True)
class Read:
    """by_can, by_mrz: the protocol that opened it, or the fault."""

    by_can: str | type[CardError] = "PACE-CAN"
    by_mrz: str | type[CardError] = "PACE-CAN"
    chip: Verdict = YES


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
# Every variant of the table and one of each family: waiting for a card to be noticed costs a second each.
THROUGH_THE_SERVICE = [
    *variants.VARIANTS,
    *(next(name for name in variants.names() if name.startswith(f"{stem}-")) for stem in variants.FAMILIES),
]


def expected(name: str) -> Read:
    return EXPECTED[max((start for start in EXPECTED if name.startswith(start)), key=len)]


def check(read: Callable[[], VerifiedIdentity], outcome: str | type[CardError], chip: Verdict) -> None:
    if not isinstance(outcome, str):
        with pytest.raises(CardError) as caught:
            read()
        assert caught.type is outcome
        return
    identity = read()
    assert identity.applicant.full_name == "NGUYỄN VĂN MẪU"
    if identity.evidence.trusted is not YES:  # a proof by a key that nobody trusted signed is none
        chip = UNKNOWN
    assert (identity.evidence.access, identity.evidence.chip) == (outcome, chip)
    assert identity.photo


def nobody(_: object) -> None:
    """Hears how far a reading is."""


@pytest.fixture
def lay(scenarios: Path) -> Callable[[str], Callable[[], SoftwareCard]]:
    return lambda name: card_factory(scenarios, "nguyen-van-mau", variant=name)


@pytest.mark.parametrize("name", variants.names())
def test_in_memory(
    name: str,
    lay: Callable[[str], Callable[[], SoftwareCard]],
    trust_folder: Path,
    can: CardAccessNumber,
    mrz_key: MrzKey,
) -> None:
    """One reader object for both: what the first reading taught must not spoil the second."""
    reader, read = SoftwareCardReader(lay(name), trust_folder, now=lambda: NOW), expected(name)
    keys: list[tuple[AccessKey, str | type[CardError]]] = [(can, read.by_can), (mrz_key, read.by_mrz)]
    for key, outcome in keys:
        check(lambda key=key: reader.read(key, nobody), outcome, read.chip)  # type: ignore[misc]


def test_every_expectation_is_of_a_variant() -> None:
    for start in EXPECTED:
        assert any(name.startswith(start) for name in variants.names())


@pytest.fixture(scope="module")
def virtual(mau: Callable[[], SoftwareCard]) -> Iterator[VirtualReader]:
    pytest.importorskip("smartcard.scard", reason="pyscard is not installed")
    reason = virtual_reader.why_not()
    if reason:
        pytest.skip(reason)
    with VirtualReader(mau) as reader:
        yield reader


@pytest.mark.pcscd
@pytest.mark.parametrize("name", THROUGH_THE_SERVICE)
def test_through_the_service(
    name: str,
    virtual: VirtualReader,
    lay: Callable[[str], Callable[[], SoftwareCard]],
    trust_folder: Path,
    mrz_key: MrzKey,
) -> None:
    virtual.exchange_card(lay(name))
    read = expected(name)
    # The driver takes a chip that says nothing for one that was lifted.
    outcome = CardRemoved if read.by_mrz is CardMute else read.by_mrz
    reader = PcscCardReader("", trust_folder, 5, now=lambda: NOW)
    check(lambda: reader.read(mrz_key, nobody), outcome, read.chip)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("card-2021", TrustReason.PROVED),
        ("csca-new-key", TrustReason.PROVED),
        ("csca-explicit", TrustReason.PROVED),
        ("csca-unknown", TrustReason.NO_AUTHORITY),
        ("csca-false", TrustReason.FORGED),
        ("signer-expired", TrustReason.SIGNER_EXPIRED),
        ("signer-revoked", TrustReason.REVOKED),
    ],
)
def test_whom_the_issuer_descends_from(
    name: str,
    reason: TrustReason,
    lay: Callable[[str], Callable[[], SoftwareCard]],
    trust_folder: Path,
    can: CardAccessNumber,
) -> None:
    evidence = SoftwareCardReader(lay(name), trust_folder, now=lambda: NOW).read(can, nobody).evidence
    assert (evidence.trust_reason, evidence.trusted) == (reason, TRUST_VERDICT[reason])
