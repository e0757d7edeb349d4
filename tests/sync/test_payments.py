"""The payment platform: messages as the sandbox checks them, and every way a confirmation can go wrong."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest

from kiosk.domain.errors import AmountWrong, PaymentRefused, PortalAnswerUnreadable, PortalUnreachable
from kiosk.domain.payment import BankAccount, Payment, PaymentMethod, PaymentState
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.services import paying
from kiosk.store.opening import Store
from kiosk.sync.payment_platform import ANSWER, INIT, Partner, PortalPayments, sign
from kiosk.sync.payment_rounds import LONGEST, SHORTEST, PaymentRounds, pause
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.server import SANDBOX_PARTNER, SANDBOX_SECRET, SandboxServer
from tests.services.visit import NAME, NOW, NUMBER, Heard, StoppedClock, filled_draft, fresh_store, submit

BANK = BankAccount("970499", "0990000000001", "KHO BAC MAU")
PARTNER = Partner(SANDBOX_PARTNER, SANDBOX_SECRET, "H99.01", "Trung tâm Mẫu", BANK)
NOTICE = PaymentNotice("H9901261124P1", 8000, NOW, "H99.01-261124-0001", "1.999001", "Đăng ký mẫu", NAME, NUMBER, "")


@pytest.fixture
def platform(sandbox: SandboxServer) -> Iterator[PortalPayments]:
    client = PortalPayments(sandbox.address, "/paymentplatform", PARTNER, 2.0, 4.0)
    yield client
    client.close()


def word(platform: PortalPayments) -> PaymentWord:
    return platform.query(NOTICE.reference, NOTICE.asked_at)


def test_unknown_then_waiting_then_paid(platform: PortalPayments, sandbox: SandboxServer) -> None:
    assert word(platform).standing is PaymentStanding.UNKNOWN
    platform.announce(NOTICE)
    assert word(platform) == PaymentWord(NOTICE.reference, PaymentStanding.WAITING)
    with httpx.Client(base_url=sandbox.address, trust_env=False) as web:
        page = web.get("/thanh-toan").text
        assert NOTICE.reference in page
        assert NAME not in page
        assert web.post(f"/thanh-toan/{NOTICE.reference}").status_code == 303
        assert "Đã trả" in web.get("/thanh-toan").text
        assert web.post("/thanh-toan/khong-co").status_code == 404
    paid = word(platform)
    assert (paid.standing, paid.amount_vnd) == (PaymentStanding.PAID, 8000)
    assert paid.transaction.startswith("TN")


def test_the_same_reference_is_announced_once(platform: PortalPayments) -> None:
    platform.announce(NOTICE)
    with pytest.raises(PaymentRefused):
        platform.announce(NOTICE)


def test_a_wrong_secret_learns_nothing_and_announces_nothing(sandbox: SandboxServer) -> None:
    stranger = PortalPayments(
        sandbox.address, "/paymentplatform", Partner(SANDBOX_PARTNER, "guess", "H99", "x", BANK), 2.0, 4.0
    )
    with pytest.raises(PaymentRefused):
        stranger.announce(NOTICE)
    assert word(stranger).standing is PaymentStanding.UNKNOWN
    assert sandbox.payments.all() == []
    stranger.close()


def test_an_answer_that_is_not_signed_is_not_believed(platform: PortalPayments, sandbox: SandboxServer) -> None:
    platform.announce(NOTICE)
    sandbox.payments.pay(NOTICE.reference)
    sandbox.faults.set(Fault.PAYMENT_WRONG_CHECKSUM, 1, "QUERY")
    with pytest.raises(PortalAnswerUnreadable):
        word(platform)
    assert word(platform).standing is PaymentStanding.PAID


def test_signed_words_about_another_payment_or_state_are_not_believed(platform: PortalPayments) -> None:
    good = {
        "LoaiBanTin": "QUERY",
        "MaLoi": "00",
        "MaDoiTac": SANDBOX_PARTNER,
        "MaThamChieu": NOTICE.reference,
        "SoTien": 8000,
        "MaTienTe": "VND",
        "MaGiaoDich": "FT1",
        "MaNganHang": "PAYMENT",
        "ThoiGianGD": "20261124013000",
        "ThongTinGiaoDich": "x",
        "TrangThaiGD": "1",
    }

    def signed(**other: object) -> dict[str, object]:
        answer = {**good, **other}
        return {**answer, "MaXacThuc": sign(answer, ANSWER, SANDBOX_SECRET).upper()}

    assert platform._word(signed(), NOTICE.reference).standing is PaymentStanding.PAID
    for wrong in (
        {"MaThamChieu": "H9901261124P2"},
        {"MaDoiTac": "KHAC"},
        {"TrangThaiGD": "9"},
        {"SoTien": "8000.5"},
        {"SoTien": -8000},
        {"MaLoi": "07"},
    ):
        with pytest.raises(PortalAnswerUnreadable):
            platform._word(signed(**wrong), NOTICE.reference)


def test_the_checksum_is_the_one_that_is_written_down(platform: PortalPayments) -> None:
    message = platform.init_message(NOTICE)
    assert tuple(name for name in message if name not in ("ThongTinBienLai", "MaXacThuc")) == INIT
    assert message["ThoiGianGD"] == "20261124013000"
    digest = "2a225eccda01cff9be5c6cb79fe8fdc6ee76b4ce242813d17bcb2db41c8e4761"  # printf '1|x|s' | sha256sum
    assert sign({"a": "1", "b": "x"}, ["a", "b"], "s") == digest
    assert SANDBOX_SECRET not in json.dumps(message)
    assert SANDBOX_SECRET not in repr(PARTNER)


class Desk:
    """A dossier with a fee, the sandbox, and the worker's rounds."""

    def __init__(self, store: Store, platform: PortalPayments) -> None:
        self.open, self.clock = store.unit_of_work, StoppedClock()
        self.dossier = submit(filled_draft(self.open).id, self.open)
        self.payment = paying.ask(self.dossier.id, 8000, PaymentMethod.VIETQR, self.open, self.clock)
        self.rounds = PaymentRounds(
            platform,
            lambda: paying.awaited(self.open, self.clock),
            lambda payment: paying.notice_of(payment, self.open),
            lambda said: paying.hear(said, self.open, self.clock),
            self.clock,
        )

    def later(self, seconds: float = 60) -> None:
        self.clock.at += timedelta(seconds=seconds)

    @property
    def state(self) -> PaymentState:
        with self.open() as uow:
            found: Payment = uow.payment(self.payment.id)
            return found.state


@pytest.fixture
def desk(tmp_path: Path, platform: PortalPayments) -> Iterator[Desk]:
    store = fresh_store(tmp_path, Heard())
    yield Desk(store, platform)
    store.close()


def test_announced_asked_and_confirmed(desk: Desk, sandbox: SandboxServer) -> None:
    first = desk.rounds()
    assert first.personal  # it told the payer's name
    assert first.next_at == desk.clock.at + SHORTEST
    assert desk.rounds().personal is False  # not due yet
    desk.later()
    assert desk.rounds().personal is False
    assert desk.state is PaymentState.ASKED
    sandbox.payments.pay(desk.payment.reference)
    desk.later()
    assert desk.rounds().next_at is not None
    assert desk.state is PaymentState.PAID
    desk.later(3600)
    assert desk.rounds().next_at is None  # nothing waits any more


def test_a_late_confirmation_is_waited_for(desk: Desk, sandbox: SandboxServer) -> None:
    desk.rounds()
    paying.claim_paid(desk.payment.id, desk.open, desk.clock)
    sandbox.payments.pay(desk.payment.reference)
    sandbox.faults.set(Fault.PAYMENT_LATE, 2, "QUERY")
    for expected in (PaymentState.UNCONFIRMED, PaymentState.UNCONFIRMED, PaymentState.PAID):
        desk.later(900)
        desk.rounds()
        assert desk.state is expected


def test_another_amount_is_never_shown_as_paid(desk: Desk, sandbox: SandboxServer) -> None:
    desk.rounds()
    sandbox.payments.pay(desk.payment.reference)
    sandbox.faults.set(Fault.PAYMENT_WRONG_AMOUNT, 1, "QUERY")
    desk.later()
    assert desk.rounds().next_at == desk.clock.at + LONGEST
    assert desk.state is PaymentState.ASKED
    with desk.open() as uow:
        assert uow.count_audits("payment.amount-differs", desk.payment.id, NOW - timedelta(1)) == 1


@pytest.mark.parametrize("fault", [Fault.PAYMENT_WRONG_CHECKSUM, Fault.ERROR_500, Fault.CUT_JSON, Fault.HTML_200])
def test_a_platform_in_trouble_is_asked_again_soon(desk: Desk, sandbox: SandboxServer, fault: Fault) -> None:
    desk.rounds()
    sandbox.payments.pay(desk.payment.reference)
    sandbox.faults.set(fault, 1, "QUERY")
    desk.later()
    assert desk.rounds().next_at == desk.clock.at + timedelta(seconds=15)
    assert desk.state is PaymentState.ASKED
    desk.later()
    desk.rounds()
    assert desk.state is PaymentState.PAID


def test_without_a_line_nothing_is_lost(desk: Desk) -> None:
    away = PortalPayments("http://127.0.0.1:9", "/paymentplatform", PARTNER, 0.3, 0.5)
    with pytest.raises(PortalUnreachable):
        away.query("x", datetime.now(UTC))
    desk.rounds.platform = away
    assert desk.rounds().next_at == desk.clock.at + timedelta(seconds=15)
    assert desk.state is PaymentState.ASKED
    away.close()


def test_cancelled_transfers_are_not_asked_about_and_a_late_word_still_counts(desk: Desk) -> None:
    paying.cancel(desk.payment.id, desk.open, desk.clock)
    assert desk.rounds().next_at is None
    paid = PaymentWord(desk.payment.reference, PaymentStanding.PAID, 8000)
    assert paying.hear(paid, desk.open, desk.clock).state is PaymentState.PAID
    with pytest.raises(AmountWrong):
        other = paying.ask(desk.dossier.id, 500, PaymentMethod.VIETQR, desk.open, desk.clock)
        paying.hear(PaymentWord(other.reference, PaymentStanding.PAID, 8000), desk.open, desk.clock)


@pytest.mark.parametrize(("age", "seconds"), [(0, 3), (60, 12), (3600, 720), (86400, 3600)])
def test_who_stands_there_learns_it_soon(age: int, seconds: int) -> None:
    assert pause(timedelta(seconds=age)) == timedelta(seconds=seconds)
