"""`kiosk audit verify/export`: whether the audit is whole, and the audit for somebody who was not here."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict

from kiosk.bootstrap import open_store_of
from kiosk.commands.output import show_json
from kiosk.config import load_settings
from kiosk.domain.audit import AuditRecord, AuditState, Checkpoint
from kiosk.domain.errors import AuditBroken
from kiosk.machine import SystemClock, data_folder
from kiosk.ports import AuditEntry, UnitOfWork
from kiosk.store.audit_file import judge_file, read_witness, write_file
from kiosk.store.disk import fault_of


def verify(options: argparse.Namespace) -> int:
    """Exit 0: whole. Exit 1: broken, and the first entry that is wrong is named; or it could not be read at all."""
    witnessed = read_witness(options.witness) if options.witness else {}
    try:
        state = judge_file(options.file, witnessed) if options.file else _judge_store(options, witnessed)
    except AuditBroken as broken:
        if not options.json:
            raise
        show_json({"whole": False, "first_broken": broken.sequence, "what": broken.what, "code": broken.code})
        return 1
    if options.key and options.key not in state.keys:
        print(f"kiosk audit verify: không có chữ ký của khóa {options.key}", file=sys.stderr)
        return 1
    if options.json:
        show_json({"whole": True, **asdict(state)})
    else:
        print(f"Nhật ký nguyên vẹn: {state.entries} mục, đã ký đến mục {state.signed_until}, ", end="")
        print(f"bên ngoài xác nhận đến mục {state.anchored_until}.")
        for key in state.keys:
            print(f"Khóa đã ký: {key}")
    return 0


def _judge_store(options: argparse.Namespace, witnessed: dict[int, str]) -> AuditState:
    settings = load_settings(options.config)
    store = open_store_of(settings, data_folder(settings, options.data), lambda _: None)
    try:
        return store.audit_state(witnessed)
    finally:
        store.close()


def export(options: argparse.Namespace) -> int:
    """Write everything noted so far, signed for, into a new file. That it was taken out is noted, too."""
    settings, clock = load_settings(options.config), SystemClock()
    store = open_store_of(settings, data_folder(settings, options.data), lambda _: None)
    try:
        with store.unit_of_work() as uow:
            station = settings.station.code
            uow.audit(AuditEntry(clock.now(), "audit.exported", station, options.actor))
            uow.checkpoint(clock.now())
            count = write_file(options.out, station, clock.now(), uow.public_keys(), _everything(uow))
            uow.commit()
    except FileExistsError:
        print(f"kiosk audit export: đã có {options.out}", file=sys.stderr)
        return 2
    except OSError as exc:
        raise fault_of(exc) from exc
    finally:
        store.close()
    print(f"Đã ghi {count} dòng vào {options.out}.")
    return 0


def _everything(uow: UnitOfWork) -> Iterator[AuditRecord | Checkpoint]:
    yield from uow.audit_records()
    yield from uow.checkpoints()
