"""The ladder at the desk: digits, QR from whatever reads one, typed groups, the officer; and what is kept of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from casework_bench import led
from desk_bench import DeskOnBench
from filing_bench import CAN, MAU, NOW, PERMANENT_RESIDENCE
from pytestqt.qtbot import QtBot
from test_card_ladder_page import QR, BenchCodeReader

from kiosk.domain.applicant import CardEvidence, TrustReason, Verdict, VerifiedIdentity
from kiosk.domain.card import CardAccessNumber, MrzKey
from kiosk.domain.casework import Action
from kiosk.domain.errors import AccessKeyRejected, CardMute, CodeDamaged, DeviceError
from kiosk.domain.typed_mrz import check_digit
from kiosk.ui.jobs import Job

GROUPS = {"document": "085000011", "birth": "850101", "expiry": "991231"}


def desk(folder: Path, source: str, reader: BenchCodeReader | None = None) -> Iterator[DeskOnBench]:
    at = DeskOnBench(folder, dossiers=0, code_source=source, code_reader=reader)
    at.log_in("tung")
    at.press("Ctrl+2")
    yield at
    Job.stop_all()
    if reader is not None:
        at.desk.logOut()
        at.wait(lambda: not reader.listening, "the code reader to be let go")
    at.close()


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[DeskOnBench]:
    """The page of reception, at a desk with a scanner that types."""
    yield from desk(tmp_path, "keyboard")


@pytest.fixture
def reader() -> BenchCodeReader:
    return BenchCodeReader()


@pytest.fixture(params=["serial", "camera"])
def listening(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, reader: BenchCodeReader
) -> Iterator[DeskOnBench]:
    yield from desk(tmp_path, request.param, reader)


def fail(at: DeskOnBench, fault: DeviceError) -> None:
    at.bench.reader.steps.put(fault)
    at.wait(lambda: not at.model.card.reading, "the fault")


def copy(at: DeskOnBench) -> None:
    for key, digits in GROUPS.items():
        at.model.card.mrz.write(key, digits + check_digit(digits))


def key_kept(at: DeskOnBench) -> str:
    """Where the key came from, as the store has it with the dossier that is begun."""
    at.model.choose(PERMANENT_RESIDENCE)
    at.settle()
    with at.bench.tools.unit_of_work() as uow:
        return str(uow.dossier(at.model._dossier.id).evidence.key_from)


def test_the_whole_ladder_from_the_number_to_the_officer(at: DeskOnBench) -> None:
    card, offers, wanted = at.model.card, [], []
    card.officerWanted.connect(lambda: wanted.append(True))
    card.type(CAN)
    for open_again in (card.read, lambda: card.scanned(QR), card.read):
        for _ in range(2):
            open_again()
            fail(at, AccessKeyRejected())
            offers.append((card.rung, card.offer))
        card.climb()
        if card.rung == "mrz":
            card.mrz.write("expiry", "991231" + check_digit("991231"))  # the QR knew the rest
    assert offers == [("number", ""), ("number", "qr"), ("qr", ""), ("qr", "mrz"), ("mrz", ""), ("mrz", "officer")]
    assert wanted == [True]
    mrz = MrzKey.of(MAU.citizen_id, MAU.birth_date, "991231")  # type: ignore[arg-type]
    assert at.bench.reader.keys == [CardAccessNumber(CAN)] * 4 + [mrz] * 2


@pytest.mark.parametrize("rung", ["number", "qr", "mrz"])
def test_what_opened_the_chip_is_kept_with_the_dossier(at: DeskOnBench, rung: str) -> None:
    card = at.model.card
    if rung == "qr":
        card.scanned(QR)
    else:
        card.choose(rung)
        card.type(CAN)
        copy(at)
        card.read()
    at.bench.reader.put_card()
    at.wait(lambda: at.model.identified, "the person")
    assert key_kept(at) == rung
    assert (card.digits, card.mrz.groups[0]["digits"]) == ("", "")


def test_the_check_digits_are_judged_while_they_are_typed(at: DeskOnBench) -> None:
    card = at.model.card
    card.choose("mrz")
    card.mrz.write("birth", "8501019")
    card.mrz.write("document", "0850000114")
    states = {group["key"]: group["state"] for group in card.mrz.groups}
    assert states == {"document": "wrong", "birth": "right", "expiry": "open"}
    card.read()
    assert not card.reading


def test_groups_are_typed_by_keys_and_read_with_enter(at: DeskOnBench) -> None:
    at.model.card.choose("mrz")
    at.settle()
    for digits in GROUPS.values():
        at.press("Tab")
        at.type(digits + check_digit(digits))
    assert at.model.card.mrz.ready
    at.bench.reader.steps.put(CardMute())
    at.press("Return")
    assert at.model.fault["code"] == "CARD-106"


def test_a_code_reader_is_heard_where_a_card_is_wanted_and_nowhere_else(
    listening: DeskOnBench, reader: BenchCodeReader
) -> None:
    at, camera = listening, listening.bench.tools.code_source == "camera"
    at.finger.rest(0.1)
    assert bool(reader.listening) is not camera  # a camera looks when it was asked to
    at.model.card.choose("qr")
    at.wait(lambda: reader.listening, "the reader")
    at.desk.lock()
    at.wait(lambda: not reader.listening, "the locked desk to let go")
    at.desk.admit(at.officers["tung"])
    at.wait(lambda: reader.listening, "the reader again")
    reader.codes.put(QR)
    at.wait(lambda: at.model.card.reading, "the card")
    at.bench.reader.put_card()
    at.wait(lambda: at.model.identified, "the person")
    assert at.bench.reader.keys == [CardAccessNumber(CAN)]
    at.wait(lambda: not reader.listening, "the reader to rest")
    at.press("Ctrl+1")
    at.finger.rest(0.1)
    assert not reader.listening


def test_a_spoilt_code_leads_to_the_next_rung(listening: DeskOnBench, reader: BenchCodeReader) -> None:
    card = listening.model.card
    card.choose("qr")
    listening.wait(lambda: reader.listening, "the reader")
    reader.codes.put(CodeDamaged())
    listening.wait(lambda: card.offer, "the offer")
    assert (card.offer, listening.model.fault["code"]) == ("mrz", "CODE-103")
    card.climb()
    assert (card.rung, card.offer, listening.model.fault["code"]) == ("mrz", "", "")


def refused() -> VerifiedIdentity:
    unknown = CardEvidence("BAC", Verdict.YES, Verdict.YES, Verdict.NO, NOW, trust_reason=TrustReason.REVOKED)
    return VerifiedIdentity(MAU, unknown)


def test_a_refused_card_says_why_and_offers_the_officer(at: DeskOnBench) -> None:
    card = at.model.card
    card.type(CAN)
    card.read()
    at.bench.reader.put_card(refused())
    at.wait(lambda: not card.reading, "the refusal")
    assert (at.model.fault["code"], card.offer) == ("CARD-108", "officer")
    assert "thu hồi" in card.doubt
    assert at.model.proof == []


def test_a_result_is_handed_out_to_a_card_opened_by_its_back(at: DeskOnBench) -> None:
    tools, head = at.bench.tools, at.officers["tung"]
    done = led(tools, head, Action.ACCEPT, Action.FORWARD, Action.RESULT_READY)
    at.desk.go("return", done.id)
    at.settle()
    card = at.model.card
    card.choose("mrz")
    copy(at)
    card.read()
    doubtful = CardEvidence("BAC", Verdict.YES, Verdict.YES, Verdict.UNKNOWN, NOW, trust_reason=TrustReason.NO_CRL)
    at.bench.reader.put_card(VerifiedIdentity(MAU, doubtful))
    at.wait(lambda: at.model.receiver, "the receiver")
    assert [badge["kind"] for badge in at.model.proof] == ["ok", "warn", "plain"]
    assert at.model.proofNote.startswith("Chip mở bằng số ở mặt sau. Máy chưa có danh sách")
    at.model.giveBack()
    at.settle()
    with tools.unit_of_work() as uow:
        assert "bằng số ở mặt sau, chưa rõ nơi cấp chứng thư" in uow.steps_of(done.id)[-1].reason
