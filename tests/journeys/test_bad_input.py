"""Every bad morning of a whole kiosk: which code comes, what was kept, and that nothing is doubled."""

import shutil
from pathlib import Path

import pytest

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.config import RESOURCES
from kiosk.domain.card import CardAccessNumber
from kiosk.domain.dossier import Delivery, DossierState
from kiosk.domain.errors import (
    AccessKeyRejected,
    CardMute,
    CardRemoved,
    CardServiceDown,
    CardTampered,
    DiskFull,
    EditionMissing,
    EditionTampered,
    KioskError,
    PrinterAbsent,
    ReaderAbsent,
)
from kiosk.domain.outbox import OutboxState
from kiosk.domain.printing import PrintState
from kiosk.services.delivery_state import delivery_of
from kiosk.services.printing import print_slip
from kiosk.store import disk
from kiosk.store.editions import newest_good_edition
from kiosk.store.faults import load_faults
from tests.journeys.conftest import QUICK_CARD, OpenKiosk, file_one, on_portal, play_fault, slips
from tests.waiting import until


def drafts_and_dossiers(kiosk: Kiosk) -> list[DossierState]:
    with kiosk.store.unit_of_work() as uow:
        return [dossier.state for dossier in uow.dossiers(100)]


def told_in_vietnamese(fault: type[KioskError]) -> bool:
    text = load_faults()[fault.code]
    return bool(text.title and text.action)


@pytest.mark.parametrize(
    ("person", "fault"),
    [("removed-midway", CardRemoved), ("tampered-dg13", CardTampered), ("mute", CardMute)],
)
def test_a_bad_card_begins_no_dossier(open_it: OpenKiosk, person: str, fault: type[KioskError]) -> None:
    kiosk = open_it(f'{QUICK_CARD}person = "{person}"\n')
    with pytest.raises(fault):
        file_one(kiosk)
    assert drafts_and_dossiers(kiosk) == []
    assert told_in_vietnamese(fault)


def test_a_wrong_number_is_told_from_a_bad_card_and_the_next_try_reads(open_it: OpenKiosk) -> None:
    kiosk = open_it()
    with pytest.raises(AccessKeyRejected):
        kiosk.tools.card_reader.read(CardAccessNumber("999999"), lambda _: None)
    assert file_one(kiosk).state is DossierState.NEW
    assert told_in_vietnamese(AccessKeyRejected)


def test_no_reader_is_said_at_once(open_it: OpenKiosk) -> None:
    kiosk = open_it('[card]\ndriver = "pcsc"\nreader = "no such reader"\nwait_seconds = 5\n')
    with pytest.raises((ReaderAbsent, CardServiceDown)):  # the service may not run on this machine
        kiosk.tools.card_reader.read(CardAccessNumber("000011"), lambda _: None)
    assert drafts_and_dossiers(kiosk) == []
    assert told_in_vietnamese(ReaderAbsent)


def test_a_refusing_printer_keeps_the_receipt_and_prints_it_once_later(open_it: OpenKiosk, tmp_path: Path) -> None:
    kiosk = open_it()
    dossier = file_one(kiosk, scan=False)
    printer, port = kiosk.companions["printer"], kiosk.companions["printer"].port
    printer.stop()

    def print_it() -> PrintState:
        tools = kiosk.tools
        return print_slip(dossier.id, tools.centre, tools.receipt_printer, tools.paper, tools.unit_of_work, tools.clock)

    with pytest.raises(PrinterAbsent):
        print_it()
    with kiosk.store.unit_of_work() as uow:
        assert uow.dossier(dossier.id).receipt == dossier.receipt
        assert [job.state for job in uow.print_jobs(dossier.id)] == [PrintState.QUEUED]
    printer.start(port)
    assert print_it() is PrintState.PRINTED
    assert print_it() is PrintState.PRINTED  # a second tap: no second paper
    assert len(slips(kiosk, tmp_path)) == 1
    assert told_in_vietnamese(PrinterAbsent)


@pytest.mark.parametrize("fault", ["error-500", "error-500-after-commit", "reset", "cut-json", "html-200"])
def test_the_portal_answering_badly_gets_the_dossier_once(open_it: OpenKiosk, fault: str) -> None:
    kiosk = open_it()
    dossier = file_one(kiosk, scan=False)
    play_fault(kiosk, fault, 1)
    kiosk.closing.callback(kiosk.outbox.stop, 5.0)
    kiosk.outbox.start()
    until(lambda: _attempted(kiosk, dossier.id))
    with kiosk.store.unit_of_work() as uow:
        assert uow.dossier(dossier.id).receipt == dossier.receipt
    until(lambda: _retried(kiosk, dossier.id))
    assert [held["dossier"]["MaHoSo"] for held in on_portal(kiosk)] == [
        dossier.receipt and dossier.receipt.dossier_code
    ]


def _attempted(kiosk: Kiosk, dossier_id: str) -> bool:
    with kiosk.store.unit_of_work() as uow:
        return uow.items_of(dossier_id)[0].attempts > 0


def _retried(kiosk: Kiosk, dossier_id: str) -> bool:
    kiosk.outbox.wake()
    with kiosk.store.unit_of_work() as uow:
        return uow.items_of(dossier_id)[0].state is OutboxState.DELIVERED


def test_no_portal_at_all_then_a_portal(open_it: OpenKiosk) -> None:
    kiosk = open_it()
    portal, port = kiosk.companions["portal"], kiosk.companions["portal"].port
    portal.stop()
    kiosk.closing.callback(kiosk.outbox.stop, 5.0)
    kiosk.outbox.start()
    dossier = file_one(kiosk)
    kiosk.outbox.wake()
    assert delivery_of(dossier.id, kiosk.store.unit_of_work) is Delivery.WAITING
    portal.start(port)
    until(lambda: _retried(kiosk, dossier.id))
    held = on_portal(kiosk)
    assert len(held) == 1
    assert all(paper["digest_ok"] for paper in held[0]["papers"])
    assert [paper["digest"] for paper in held[0]["papers"]] == [file.digest for file in dossier.attachments]


def test_a_disk_that_refuses_a_scan_keeps_the_draft_and_takes_it_again(
    open_it: OpenKiosk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kiosk = open_it()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(disk.os, "fsync", full)
        with pytest.raises(DiskFull):
            file_one(kiosk)
    assert drafts_and_dossiers(kiosk) == [DossierState.DRAFT]  # what was typed is still there
    with kiosk.store.unit_of_work() as uow:
        assert uow.dossiers(1)[0].details["phone"] == "0900000011"
    assert file_one(kiosk).state is DossierState.NEW
    assert told_in_vietnamese(DiskFull)


def test_a_broken_edition_gives_way_to_the_one_before(tmp_path: Path) -> None:
    editions = tmp_path / "catalogue"
    shutil.copytree(RESOURCES / "catalogue", editions)
    good = next(folder for folder in sorted(editions.iterdir()) if folder.is_dir())
    newer = editions / "2026-10"
    shutil.copytree(good, newer)
    victim = max(newer.glob("*.json"), key=lambda path: path.stat().st_size)
    victim.write_bytes(victim.read_bytes().replace(b"1.004222", b"1.004223", 1))
    catalogue, faults = newest_good_edition(editions)
    assert catalogue.edition.id == good.name
    assert [type(fault) for fault in faults] == [EditionTampered]
    assert told_in_vietnamese(EditionTampered)


def test_no_edition_at_all_opens_nothing_and_leaves_nothing_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bare = tmp_path / "resources"
    bare.mkdir()
    for folder in RESOURCES.iterdir():
        if folder.name != "catalogue":
            (bare / folder.name).symlink_to(folder)
    monkeypatch.setattr("kiosk.bootstrap.RESOURCES", bare)
    with pytest.raises(EditionMissing):
        open_kiosk(None, tmp_path / "data")
    monkeypatch.undo()
    kiosk = open_kiosk(None, tmp_path / "data", start_outbox=False)  # the lock and the ports are free again
    kiosk.close()
