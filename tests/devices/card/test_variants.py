"""Every variant of the software chip, and what a reading of it must end in: in memory, and a dozen through pcscd."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.card import virtual_reader
from kiosk.devices.card.reader import PcscCardReader, SoftwareCardReader
from kiosk.devices.card.software_card import variants
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.devices.card.virtual_reader import VirtualReader
from kiosk.domain.applicant import TRUST_VERDICT, TrustReason
from kiosk.domain.card import CardAccessNumber, MrzKey
from tests.devices.card.endings import EXPECTED, ending_of, expected, through_the_service

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
# Every variant of the table and one of each family: waiting for a card to be noticed costs a second each.
THROUGH_THE_SERVICE = [
    *variants.VARIANTS,
    *(next(name for name in variants.names() if name.startswith(f"{stem}-")) for stem in variants.FAMILIES),
]


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
    reader = SoftwareCardReader(lay(name), trust_folder, now=lambda: NOW)
    by_can, by_mrz = expected(name).endings
    assert ending_of(lambda: reader.read(can, nobody)) == by_can
    assert ending_of(lambda: reader.read(mrz_key, nobody)) == by_mrz


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
    reader = PcscCardReader("", trust_folder, 5, now=lambda: NOW)
    _, by_mrz = expected(name).endings
    assert ending_of(lambda: reader.read(mrz_key, nobody)) == through_the_service(by_mrz)


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
