"""`kiosk dossier submit/list/show`: the same services as the screens, without one."""

import argparse
import json
import sys
from collections.abc import Mapping

from kiosk.bootstrap import open_kiosk, open_store_of
from kiosk.commands.output import show_json, show_table
from kiosk.config import load_settings
from kiosk.domain.applicant import VerifiedIdentity
from kiosk.domain.card import CardAccessNumber
from kiosk.domain.dossier import STATE_TITLE, Attachment, Delivery, Dossier, PaperMark
from kiosk.domain.local_time import date_time_text, local_date
from kiosk.domain.ownership import papers_asked
from kiosk.domain.procedure import Procedure
from kiosk.machine import data_folder
from kiosk.ports import ScannedPage
from kiosk.services import attaching, drafting, submission
from kiosk.services.delivery_state import delivery_from, delivery_of
from kiosk.services.identifying import accept
from kiosk.store.opening import Store
from kiosk.ui.tools import Tools

DELIVERY_WORDS = {
    Delivery.NOT_QUEUED: "chưa nộp",
    Delivery.WAITING: "Trung tâm đang giữ, chưa có trên Cổng",
    Delivery.DELIVERED: "Cổng đã tiếp nhận",
    Delivery.STUCK: "cần cán bộ xử lý",
}


def submit(options: argparse.Namespace) -> int:
    """Card, details, papers, one transaction; then as much of the delivery as the network allows."""
    try:
        key = CardAccessNumber(options.can)
        details = json.loads(options.details.read_text("utf-8"))
    except (ValueError, OSError) as exc:
        print(f"kiosk dossier submit: {type(exc).__name__}", file=sys.stderr)
        return 2
    kiosk = open_kiosk(options.config, options.data, start_outbox=False)
    try:
        tools = kiosk.tools
        procedure = tools.catalogue.record(options.procedure)
        if procedure.cases and not 1 <= options.case <= len(procedure.cases):
            print(f"kiosk dossier submit: --case 1..{len(procedure.cases)}", file=sys.stderr)
            return 2
        case = procedure.cases[options.case - 1] if procedure.cases else ""
        identity = accept(tools.card_reader.read(key, lambda _: None))
        dossier = file_dossier(tools, identity, procedure, case, details, options.scan)
        _show(dossier, delivery_of(dossier.id, kiosk.store.unit_of_work), options.json)
    finally:
        kiosk.close()
    return 0


def file_dossier(
    tools: Tools, identity: VerifiedIdentity, procedure: Procedure, case: str, details: Mapping[str, str], scan: bool
) -> Dossier:
    """What a citizen does between the card and the slip. The first paper is scanned or, like the others, brought.

    Raises: DetailsInvalid, ReserveReached, ScannerError, StoreError, CalendarUnknown.
    """
    edition, open_store, clock = tools.catalogue.edition, tools.unit_of_work, tools.clock
    draft = drafting.start(identity, procedure, edition, case, open_store, clock)
    form = tools.forms.for_procedure(procedure)
    draft = drafting.keep_details(draft.id, form, details, open_store, local_date(clock.now()))
    wanted = list(papers_asked(draft, procedure))
    if scan and wanted:
        tools.attachments.admit_scan()
        pages: list[ScannedPage] = []
        tools.scanner.scan(pages.append)
        attaching.attach(draft.id, wanted.pop(0), pages, tools.paper, tools.attachments, open_store)
    for document in wanted:
        drafting.mark_paper(draft.id, document, PaperMark.TO_COUNTER, open_store)
    rule = tools.reception_rules.for_procedure(procedure.code)
    return submission.submit(
        draft.id,
        procedure,
        form,
        tools.centre,
        rule,
        tools.calendar,
        open_store,
        clock,
        tools.secrets,
        tools.units.place_name,
    )


def _open_store(options: argparse.Namespace) -> Store:
    settings = load_settings(options.config)
    return open_store_of(settings, data_folder(settings, options.data), lambda _: None)


def show_list(options: argparse.Namespace) -> int:
    """Codes and states only: a list on a terminal is read by whoever stands behind."""
    store = _open_store(options)
    try:
        with store.unit_of_work() as uow:
            found = [(d, delivery_from(uow.items_of(d.id))) for d in uow.dossiers(options.limit)]
    finally:
        store.close()
    if options.json:
        show_json([_facts(d, delivery) for d, delivery in found])
    else:
        show_table([(_code(d), d.procedure_code, STATE_TITLE[d.state], DELIVERY_WORDS[to]) for d, to in found])
    return 0


def show(options: argparse.Namespace) -> int:
    store = _open_store(options)
    try:
        with store.unit_of_work() as uow:
            dossier = uow.dossier_by_code(options.code)
            delivery = delivery_from(uow.items_of(dossier.id))
    finally:
        store.close()
    _show(dossier, delivery, options.json)
    return 0


def _code(dossier: Dossier) -> str:
    return dossier.receipt.dossier_code if dossier.receipt else "(nháp)"


def _facts(dossier: Dossier, delivery: Delivery) -> dict[str, object]:
    receipt = dossier.receipt
    return {
        "code": _code(dossier),
        "temporary_code": receipt.temporary_code if receipt else "",
        "procedure": dossier.procedure_code,
        "state": dossier.state,
        "delivery": delivery,
        "received_at": receipt.received_at.isoformat() if receipt else None,
        "due_at": receipt.due_at.isoformat() if receipt and receipt.due_at else None,
        "files": [_file(a) for a in dossier.attachments],
    }


def _file(file: Attachment) -> dict[str, object]:
    signed = file.signature.level.value if file.signature else ""
    return {"digest": file.digest, "size": file.size, "pages": file.pages, "version": file.version, "signed": signed}


def _show(dossier: Dossier, delivery: Delivery, as_json: bool) -> None:
    if as_json:
        show_json(_facts(dossier, delivery))
        return
    receipt = dossier.receipt
    rows = [("Mã hồ sơ", _code(dossier)), ("Thủ tục", f"{dossier.procedure_code} {dossier.procedure_name}")]
    if receipt and receipt.temporary_code:
        rows.append(("Số tạm", receipt.temporary_code))
    rows += [("Trạng thái", STATE_TITLE[dossier.state]), ("Cổng", DELIVERY_WORDS[delivery])]
    if receipt:
        due = date_time_text(receipt.due_at) if receipt.due_at else "cán bộ sẽ báo"
        rows += [("Tiếp nhận", date_time_text(receipt.received_at)), ("Hẹn trả", due)]
    rows += [
        (f"Tệp {n}", f"{a.digest[:16]}… {a.size} byte, {a.pages} trang") for n, a in enumerate(dossier.attachments, 1)
    ]
    show_table(rows)
