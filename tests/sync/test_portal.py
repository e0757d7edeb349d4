import hashlib
import socket
import threading
import time
from dataclasses import replace

import httpx
import pytest
from delivering import deliver
from file_services import outgoing
from sync_people import NOW, PDF, PDF_DIGEST, STEP, SUBMISSION, a_file, item_for, placed, portal_at

from kiosk.config import RESOURCES
from kiosk.domain.errors import (
    CaptiveNetwork,
    ConfigError,
    PortalAnswerUnreadable,
    PortalBusy,
    PortalError,
    PortalFailing,
    PortalFileMismatch,
    PortalLoginRefused,
    PortalRefused,
    PortalTimeout,
    PortalUnreachable,
    StepUnconfirmed,
)
from kiosk.domain.outbox import Outcome
from kiosk.domain.portal_answer import AnswerKind, PlacedFile
from kiosk.sync.caller import require_success
from kiosk.sync.http import Answer, retry_after_seconds
from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.faults import EVERYTHING, Fault
from kiosk.sync.sandbox_portal.server import SandboxServer
from kiosk.sync.wire.profile import load_profile
from tests.waiting import PATIENCE_SECONDS, until

PLAYED = [
    (Fault.ERROR_500, PortalFailing),
    (Fault.ERROR_500_AFTER_COMMIT, PortalFailing),
    (Fault.HANG, PortalTimeout),
    (Fault.CUT_JSON, PortalAnswerUnreadable),
    (Fault.HTML_200, CaptiveNetwork),
    (Fault.BUSY_503, PortalBusy),
    (Fault.SLOW_LORIS, PortalTimeout),
    (Fault.RESET, PortalTimeout),
    (Fault.BUSINESS_REFUSAL, PortalRefused),
]
SILENT = {Fault.HANG, Fault.SLOW_LORIS}
AFTER_COMMIT = {Fault.ERROR_500_AFTER_COMMIT, Fault.HANG, Fault.CUT_JSON, Fault.SLOW_LORIS, Fault.RESET}


def put_up(portal: HttpPortal, digest: str = PDF_DIGEST) -> PlacedFile:
    return portal.files.place(outgoing(PDF, digest))


def report(portal: HttpPortal) -> None:
    require_success(portal.append_steps([STEP]))


def send(portal: HttpPortal) -> Outcome:
    return deliver(item_for(SUBMISSION), portal, lambda _: PDF, NOW, lambda: 0.0)


@pytest.mark.parametrize(("fault", "code"), PLAYED, ids=lambda v: str(v) if isinstance(v, Fault) else "")
def test_after_each_fault_one_dossier_with_its_files(
    sandbox: SandboxServer, portal: HttpPortal, hasty: HttpPortal, fault: Fault, code: type[PortalError]
) -> None:
    sandbox.faults.set(fault, 1)
    assert send(hasty if fault in SILENT else portal).fault_code == code.code
    assert bool(sandbox.archive.all()) == (fault in AFTER_COMMIT)
    assert send(portal).delivered
    seen = httpx.get(f"{sandbox.address}/quan-tri/ho-so", trust_env=False).json()["ho_so"]
    assert [row["dossier"]["MaHoSo"] for row in seen] == [SUBMISSION.dossier_code]
    assert [(p["digest_ok"], p["digest"], p["size"]) for p in seen[0]["papers"]] == [(True, PDF_DIGEST, len(PDF))]
    assert seen[0]["overwrites"] == (1 if fault in AFTER_COMMIT else 0)
    assert sandbox.puts == 1


def test_control_a_client_that_only_creates_is_told_that_it_exists(sandbox: SandboxServer, portal: HttpPortal) -> None:
    sandbox.faults.set(Fault.RESET, 1)
    assert not send(portal).delivered
    answer = portal.create(SUBMISSION, placed(f"{sandbox.address}/tep/{PDF_DIGEST}"))
    assert (answer.kind, answer.code, answer.said) == (AnswerKind.EXISTS, -3, "Mã hồ sơ đã tồn tại")


@pytest.mark.parametrize(("fault", "code"), PLAYED, ids=lambda v: str(v) if isinstance(v, Fault) else "")
def test_a_step_that_may_have_arrived_is_unconfirmed(
    sandbox: SandboxServer, portal: HttpPortal, hasty: HttpPortal, fault: Fault, code: type[PortalError]
) -> None:
    assert send(portal).delivered
    sandbox.faults.set(fault, 1, "CapNhatTienDoHoSoMC")
    said = code if fault in (Fault.BUSY_503, Fault.BUSINESS_REFUSAL) else StepUnconfirmed
    with pytest.raises(said):
        report(hasty if fault in SILENT else portal)
    assert len(sandbox.archive.all()[0].steps) == (1 if fault in AFTER_COMMIT else 0)


def test_the_slow_loris_is_cut_at_the_total_time(sandbox: SandboxServer) -> None:
    portal = portal_at(sandbox.address, read_seconds=60.0, total_seconds=0.7)
    sandbox.faults.set(Fault.SLOW_LORIS, 1, EVERYTHING)
    began = time.monotonic()
    with pytest.raises(PortalTimeout):
        portal.ping()
    assert 0.6 < time.monotonic() - began < 60.0
    portal.close()


def test_closing_ends_the_call_under_way(sandbox: SandboxServer) -> None:
    portal = portal_at(sandbox.address, read_seconds=300.0, total_seconds=300.0)
    portal.ping()
    sandbox.faults.set(Fault.HANG, 1)
    outcomes: list[Outcome] = []
    thread = threading.Thread(target=lambda: outcomes.append(send(portal)))
    thread.start()
    until(sandbox.archive.all)
    portal.close()
    thread.join(PATIENCE_SECONDS)
    assert [outcome.fault_code for outcome in outcomes] == ["PORT-302"]
    with pytest.raises(PortalUnreachable):
        portal.ping()


def test_nobody_listens_means_nothing_was_sent() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listening: refused for sure
        portal = portal_at(f"http://127.0.0.1:{held.getsockname()[1]}")
        with pytest.raises(PortalUnreachable):
            report(portal)
        portal.close()


def test_an_expired_session_is_renewed_once_for_a_dossier_and_for_a_step(
    sandbox: SandboxServer, portal: HttpPortal
) -> None:
    sandbox.faults.set(Fault.SESSION_EXPIRED, 1)
    assert send(portal).delivered
    sandbox.faults.set(Fault.SESSION_EXPIRED, 1)
    report(portal)
    assert len(sandbox.archive.all()[0].steps) == 1
    sandbox.faults.set(Fault.SESSION_EXPIRED, 2)
    with pytest.raises(PortalLoginRefused):
        report(portal)


def test_the_session_is_kept_ten_minutes_and_no_longer(sandbox: SandboxServer) -> None:
    hour = [0.0]
    portal = portal_at(sandbox.address, monotonic=lambda: hour[0])
    for at, sessions in [(0, 1), (599, 1), (600, 2), (1100, 2)]:
        hour[0] = at
        portal.ping()
        assert len(sandbox.services._sessions) == sessions
    portal.close()


def test_a_wrong_password_is_the_accounts_fault_not_the_dossiers(sandbox: SandboxServer) -> None:
    portal = portal_at(sandbox.address, "sai")
    with pytest.raises(PortalLoginRefused):
        portal.ping()
    assert send(portal).next_attempt_at is not None
    portal.close()


def test_a_file_is_sent_once_and_again_when_the_service_holds_other_bytes(
    sandbox: SandboxServer, portal: HttpPortal
) -> None:
    links = {put_up(portal).link for _ in range(3)}
    assert (links, sandbox.puts) == ({f"{sandbox.address}/tep/{PDF_DIGEST}"}, 1)
    (sandbox.archive._files / PDF_DIGEST).write_bytes(PDF.swapcase())
    put_up(portal)
    assert (sandbox.puts, sandbox.archive.file(PDF_DIGEST)) == (2, PDF)


def test_bytes_that_are_not_what_the_name_says_are_refused(portal: HttpPortal) -> None:
    with pytest.raises(PortalRefused):
        put_up(portal, hashlib.sha256(b"another").hexdigest())


def test_an_echo_of_another_file_is_a_mismatch(portal: HttpPortal, monkeypatch: pytest.MonkeyPatch) -> None:
    echo = Answer(200, {"content-type": "application/json"}, b'{"sha256": "00", "size": 1}')
    line = portal._caller.line
    monkeypatch.setattr(line, "exchange", lambda method, *_: Answer(404, {}, b"") if method == "HEAD" else echo)
    with pytest.raises(PortalFileMismatch):
        put_up(portal)


def test_look_up_tells_the_state_and_the_times(portal: HttpPortal) -> None:
    assert portal.look_up(SUBMISSION.dossier_code) is None
    assert send(portal).delivered
    report(portal)
    record = portal.look_up(SUBMISSION.dossier_code)
    assert record is not None
    assert (record.national_state, record.state_title) == (2, "Được tiếp nhận")
    assert (record.received_at, record.due_at) == (SUBMISSION.received_at, SUBMISSION.due_at)


def test_a_dossier_of_many_files_and_long_texts_is_taken(sandbox: SandboxServer, portal: HttpPortal) -> None:
    contents = [b"trang %d" % n for n in range(4)]
    long = replace(
        SUBMISSION, summary="ệ" * 3000, note="ệ" * 3000, files=tuple(a_file(c, "ệ" * 5000) for c in contents)
    )
    by_digest = {hashlib.sha256(c).hexdigest(): c for c in contents}
    assert deliver(item_for(long), portal, by_digest.__getitem__, NOW, lambda: 0.0).delivered
    assert all(p.digest_ok for p in sandbox.archive.check_papers(sandbox.archive.all()[0]))


def test_dstcode_may_travel_in_the_query(sandbox: SandboxServer) -> None:
    profile = load_profile(RESOURCES / "portal", "p1-mapi", {"destination": {"place": "query"}})
    portal = portal_at(sandbox.address, profile=profile)
    portal.ping()
    portal.close()


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("7", 7),
        ("", 0),
        ("soon", 0),
        ("-3", 0),
        ("Mon, 23 Nov 2026 01:15:30 GMT", 30),
        ("Mon, 23 Nov 2026 01:00:00 GMT", 0),
    ],
)
def test_retry_after_is_a_number_or_a_date_on_the_servers_clock(text: str, seconds: float) -> None:
    headers = httpx.Headers({"Retry-After": text, "Date": "Mon, 23 Nov 2026 01:15:00 GMT"})
    assert retry_after_seconds(Answer(503, headers, b"")) == seconds


def test_an_address_that_is_no_web_address_is_a_setting_to_mend() -> None:
    with pytest.raises(ConfigError):
        portal_at("cong")
