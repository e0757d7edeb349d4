from collections.abc import Mapping
from datetime import timedelta
from itertools import pairwise

import pytest
from sync_people import NOW, PDF, PDF_DIGEST, STEP, SUBMISSION, item_for

from kiosk.domain.errors import (
    AttachmentCorrupt,
    KioskError,
    PortalBusy,
    PortalError,
    PortalLoginRefused,
    PortalRefused,
    PortalUnreachable,
    StepUnconfirmed,
    StoreUnavailable,
    every_fault,
)
from kiosk.domain.submission import Step, Submission
from kiosk.ports import PortalRecord
from kiosk.sync.outbox import LONGEST_WAIT_SECONDS, deliver


class RecordingPortal:
    def __init__(self, fault: KioskError | None = None) -> None:
        self.calls: list[tuple[str, object]] = []
        self.fault = fault

    def ping(self) -> None: ...

    def upload(self, digest: str, content: bytes, media_type: str) -> str:
        self.calls.append(("upload", digest))
        return f"http://files/{digest}"

    def register(self, submission: Submission, links: Mapping[str, str]) -> None:
        self.calls.append(("register", dict(links)))
        if self.fault:
            raise self.fault

    def report(self, step: Step) -> None:
        self.calls.append(("report", step))
        if self.fault:
            raise self.fault

    def look_up(self, dossier_code: str) -> PortalRecord | None:
        return None


def read(digest: str) -> bytes:
    assert digest == PDF_DIGEST
    return PDF


def test_files_go_before_the_dossier_that_names_them() -> None:
    portal = RecordingPortal()
    assert deliver(item_for(SUBMISSION), portal, read, NOW, lambda: 0.5).delivered
    assert portal.calls == [("upload", PDF_DIGEST), ("register", {PDF_DIGEST: f"http://files/{PDF_DIGEST}"})]


def test_a_step_is_reported_whole() -> None:
    portal = RecordingPortal()
    assert deliver(item_for(STEP), portal, read, NOW, lambda: 0.5).delivered
    assert portal.calls == [("report", STEP)]


@pytest.mark.parametrize("fault", list(every_fault(PortalError)), ids=lambda f: f.code)
def test_each_fault_waits_or_goes_to_an_officer(fault: type[PortalError]) -> None:
    outcome = deliver(item_for(SUBMISSION), RecordingPortal(fault("x")), read, NOW, lambda: 0.5)
    assert (outcome.delivered, outcome.fault_code) == (False, fault.code)
    assert (outcome.next_attempt_at is not None) == (fault.retryable or fault is PortalLoginRefused)


@pytest.mark.parametrize("fault", [PortalRefused("x"), StepUnconfirmed("x")])
def test_final_faults_name_no_next_attempt(fault: PortalError) -> None:
    assert deliver(item_for(STEP), RecordingPortal(fault), read, NOW, lambda: 0.5).next_attempt_at is None


def test_the_ceiling_doubles_up_to_the_cap() -> None:
    portal = RecordingPortal(PortalUnreachable())
    waits = [
        (deliver(item_for(SUBMISSION, n), portal, read, NOW, lambda: 1.0).next_attempt_at or NOW) - NOW
        for n in range(12)
    ]
    assert waits[0] == timedelta(seconds=1)
    assert all(b == min(2 * a, timedelta(seconds=LONGEST_WAIT_SECONDS)) for a, b in pairwise(waits))
    assert waits[-1] == timedelta(seconds=300)


def test_the_ten_thousandth_attempt_waits_like_any_other() -> None:
    portal = RecordingPortal(PortalUnreachable())
    outcome = deliver(item_for(SUBMISSION, 10_000), portal, read, NOW, lambda: 1.0)
    assert outcome.next_attempt_at == NOW + timedelta(seconds=LONGEST_WAIT_SECONDS)


@pytest.mark.parametrize(("asked", "chance", "waits"), [(30, 0.0, 30), (30, 0.5, 45), (86_400, 0.0, 3600)])
def test_retry_after_is_obeyed_spread_and_bounded(asked: float, chance: float, waits: float) -> None:
    portal = RecordingPortal(PortalBusy("HTTP 503", asked))
    outcome = deliver(item_for(SUBMISSION), portal, read, NOW, lambda: chance)
    assert outcome.next_attempt_at == NOW + timedelta(seconds=waits)


def test_a_damaged_file_stops_and_a_locked_store_waits() -> None:
    def corrupt(digest: str) -> bytes:
        raise AttachmentCorrupt

    def locked(digest: str) -> bytes:
        raise StoreUnavailable

    portal = RecordingPortal()
    assert deliver(item_for(SUBMISSION), portal, corrupt, NOW, lambda: 0.5).next_attempt_at is None
    assert deliver(item_for(SUBMISSION), portal, locked, NOW, lambda: 0.5).next_attempt_at is not None
    assert portal.calls == []
