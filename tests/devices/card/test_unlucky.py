"""Cards that are lifted at any moment: the right fault, no key left behind, nothing personal said, and on it goes."""

import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.devices.card import bac, chip_authentication, key_derivation, mrz, pace
from kiosk.devices.card.data_groups import dg1, dg13
from kiosk.devices.card.key_derivation import Algorithm, Purpose
from kiosk.devices.card.reader import SoftwareCardReader
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.profile import Misbehaviour
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.domain.card import AccessKey, CardAccessNumber, CardProgress, MrzKey
from kiosk.domain.errors import CardError, CardMute, CardRemoved

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
APDUS = 101  # of a full reading of this card, on a reader that has not met its kind
Lay = Callable[[str], Callable[[], SoftwareCard]]


class CountedCard(SoftwareCard):
    """Counts for the test, apart from its own counting."""

    seen = 0

    def process(self, apdu: bytes) -> bytes:
        self.seen += 1
        return super().process(apdu)


@pytest.fixture(scope="module")
def small(scenarios: Path) -> SoftwareCard:
    return card_factory(scenarios, "nguyen-van-mau", variant="jpeg2000")()


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytearray]]:
    """Every secret that is derived, and every password that is handed on, as the buffer it lies in."""
    made: list[bytearray] = []
    derive, key_seed, open_by_pace = key_derivation.derive, mrz.key_seed, pace.open_chip

    def spy(secret: bytearray, purpose: Purpose, algorithm: Algorithm) -> bytearray:
        made.append(derive(secret, purpose, algorithm))
        return made[-1]

    def spy_seed(key: MrzKey) -> bytearray:
        made.append(key_seed(key))
        return made[-1]

    def spy_pace(transport: object, password: bytearray, *rest: object) -> object:
        made.append(password)
        return open_by_pace(transport, password, *rest)  # type: ignore[arg-type]

    for module in (pace, bac, chip_authentication):
        monkeypatch.setattr(module, "derive", spy)
    monkeypatch.setattr(mrz, "key_seed", spy_seed)
    monkeypatch.setattr(pace, "open_chip", spy_pace)
    yield made


def all_wiped(keys: list[bytearray]) -> bool:
    return bool(keys) and not any(any(key) for key in keys)


def nobody(_: CardProgress) -> None:
    """Hears how far a reading is."""


def test_number_of_apdus(small: SoftwareCard, trust_folder: Path, can: CardAccessNumber) -> None:
    """Ties the numbers below to the reading as it is: one test each, and none left out."""
    card = CountedCard(small.content)
    SoftwareCardReader(lambda: card, trust_folder, now=lambda: NOW).read(can, nobody)
    assert card.seen == APDUS


@pytest.mark.parametrize("at", range(1, APDUS + 1))
def test_lifted_at_every_apdu(
    small: SoftwareCard, trust_folder: Path, can: CardAccessNumber, keys: list[bytearray], at: int
) -> None:
    cards = [SoftwareCard(small.content), SoftwareCard(small.content, Misbehaviour.REMOVED, at)]
    reader = SoftwareCardReader(cards.pop, trust_folder, now=lambda: NOW)
    told: list[CardProgress] = []
    with pytest.raises(CardError) as caught:
        reader.read(can, told.append)
    assert caught.type is CardRemoved
    assert not any(any(key) for key in keys)
    assert not any(progress.fraction == 1.0 for progress in told)
    assert reader.read(can, nobody).applicant.full_name == "NGUYỄN VĂN MẪU"
    assert all_wiped(keys)


@pytest.mark.parametrize(("fault", "misbehaviour"), [(CardRemoved, "REMOVED"), (CardMute, "MUTE")])
@pytest.mark.parametrize("at", range(1, 12))
def test_stopped_while_opening_by_the_mrz(
    scenarios: Path,
    trust_folder: Path,
    mrz_key: MrzKey,
    keys: list[bytearray],
    at: int,
    fault: type[CardError],
    misbehaviour: str,
) -> None:
    content = card_factory(scenarios, "nguyen-van-mau", variant="bac-only")().content
    cards = [SoftwareCard(content), SoftwareCard(content, Misbehaviour[misbehaviour], at)]
    reader = SoftwareCardReader(cards.pop, trust_folder, now=lambda: NOW)
    with pytest.raises(CardError) as caught:
        reader.read(mrz_key, nobody)
    assert caught.type is fault
    assert not any(any(key) for key in keys)
    assert reader.read(mrz_key, nobody).evidence.access == "BAC"
    assert all_wiped(keys)


def personal(card: SoftwareCard) -> set[str]:
    """Everything on the chip that says who its holder is, as text, in the forms that code might write it."""
    printed, zone = dg13.parse(card.content.files[0x010D]), dg1.parse(card.content.files[0x0101])
    assert printed.citizen_id
    assert printed.birth_date
    number = printed.citizen_id.digits
    texts = {number, number[3:], number[-6:], zone.birth, zone.name, zone.optional, zone.name.replace("<", " ")}
    texts |= {printed.full_name, printed.origin, printed.residence, printed.features, printed.old_id}
    texts |= {printed.father, printed.mother, printed.spouse}
    for day in (printed.birth_date, printed.issue_date, printed.expiry_date):
        texts |= {f"{day:{form}}" for form in ("%d/%m/%Y", "%d%m%Y", "%Y-%m-%d", "%y%m%d")} if day else set()
        texts |= {repr(day)} if day else set()
    texts |= {part for text in tuple(texts) for part in text.split(", ")}
    texts = {text for text in texts if len(text) > 3}  # a house number alone is nobody
    return texts | {text.encode().hex() for text in texts} | {repr(text.encode())[2:-1] for text in texts}


@pytest.mark.parametrize(
    "variant",
    ["card-2021", "bac-only", "cloned", "answers-6c", "wrong-checksum", "dg13-other-name", "blocked", "tampered-dg1"],
)
def test_nothing_personal_in_the_whole_log(
    variant: str,
    mau: Callable[[], SoftwareCard],
    scenarios: Path,
    trust_folder: Path,
    mrz_key: MrzKey,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "kiosk")
    lay = card_factory(scenarios, "nguyen-van-mau", variant=variant)
    reader = SoftwareCardReader(lay, trust_folder, now=lambda: NOW)
    said: list[object] = [mrz_key, reader, lay().content, lay()]
    keys: list[AccessKey] = [mrz_key, CardAccessNumber("000011"), CardAccessNumber("000012")]
    for key in keys:
        try:
            identity = reader.read(key, said.append)
            said += [identity.evidence, identity]
        except CardError as fault:
            said += [fault, fault.args, fault.__cause__, fault.__context__]
    good = mau().content.files
    said += [dg13.parse(good[0x010D]), dg1.parse(good[0x0101])]
    whole = caplog.text + "\n".join(repr(thing) + ("" if isinstance(thing, tuple) else str(thing)) for thing in said)
    assert len(caplog.records) >= 1
    assert [text for text in personal(mau()) if text in whole] == []
