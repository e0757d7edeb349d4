"""A clerk who is quicker than the recogniser waits for nothing, and the paper is searchable all the same."""

import threading
from typing import Any

import pytest
from desk_bench import DeskOnBench
from filing_bench import LETTERS, sheet

from kiosk.domain.dossier import Attachment, Dossier
from kiosk.domain.errors import DigitisingFailed
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.submission import Submission
from kiosk.services.late_letters import next_due
from kiosk.ui.counter.late_letters import LateLetters
from kiosk.ui.jobs import Job


def accepted(at: DeskOnBench) -> str:
    """A dossier whose first paper was scanned, accepted while its first page is being read. Returns its id."""
    model = at.receive()
    at.bench.scanner.lay(sheet(1), sheet(2))
    at.press("F2")
    for row in range(1, len(model.papers.rows)):
        model.papers.choose(row)
        at.press("F3")
    at.wait(lambda: model.acceptable, "all lamps")
    at.wait(lambda: model.papers.reading == [1, 2], "the first page read")
    at.press("Ctrl+Return")
    at.wait(lambda: model.accepted["code"], "the code")
    with at.bench.tools.unit_of_work() as uow:
        return uow.dossier_by_code(model.accepted["code"]).id


def stored(at: DeskOnBench, dossier_id: str) -> Dossier:
    with at.bench.tools.unit_of_work() as uow:
        return uow.dossier(dossier_id)


def told(at: DeskOnBench, dossier_id: str) -> list[str]:
    """The digest of the paper in each document for the Portal."""
    with at.bench.tools.unit_of_work() as uow:
        items = [item for item in uow.items_of(dossier_id) if item.kind is OutboxKind.REGISTER_DOSSIER]
    return [Submission.from_json(item.payload).files[0].digest for item in items]


def paper(at: DeskOnBench, dossier_id: str) -> Attachment:
    return stored(at, dossier_id).attachments[0]


def test_the_letters_come_behind_the_clerk_s_back(at: DeskOnBench) -> None:
    behind: Any = at.bench.tools.background
    behind.hold = threading.Event()
    dossier_id = accepted(at)
    quick = paper(at, dossier_id)
    assert (quick.version, quick.letters_due) == (1, True)
    at.press("Ctrl+N")  # the next person is served meanwhile
    at.desk.lock()
    behind.hold.set()
    at.wait(lambda: not paper(at, dossier_id).letters_due, "the letters")
    now = paper(at, dossier_id)
    attachments = at.bench.tools.attachments
    assert attachments.get(now.digest) == attachments.get(quick.digest) + LETTERS
    assert told(at, dossier_id) == [quick.digest, now.digest]
    with at.bench.tools.unit_of_work() as uow:
        assert uow.versions_of(dossier_id) == [quick]


def test_what_a_closed_window_left_is_read_when_the_desk_opens_again(at: DeskOnBench) -> None:
    behind: Any = at.bench.tools.background
    behind.hold = threading.Event()
    dossier_id = accepted(at)
    Job.stop_all()  # as the window does when it closes
    behind.hold.set()
    at.finger.rest(0.3)
    assert paper(at, dossier_id).letters_due
    LateLetters(at.bench.tools, at.desk).look()
    at.wait(lambda: not paper(at, dossier_id).letters_due, "the letters")


def test_where_nothing_can_be_read_the_file_without_letters_stands(
    at: DeskOnBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    behind: Any = at.bench.tools.background
    behind.hold = threading.Event()
    tried: list[bytes] = []

    def fail(file: bytes, *_: object) -> None:
        tried.append(file)
        raise DigitisingFailed("tesseract")

    monkeypatch.setattr(behind, "read_letters", fail)
    dossier_id = accepted(at)
    quick = paper(at, dossier_id)
    behind.hold.set()
    at.wait(lambda: tried, "a trial")
    at.desk_window.letters.look()
    at.finger.rest(0.3)
    assert paper(at, dossier_id) == quick
    assert len(tried) == 1, "not over and over"
    assert next_due(at.bench.tools.unit_of_work) == (dossier_id, quick.document_id)
