"""One dossier: its facts, papers, forms and history, and the steps that may be taken now."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.casework import Action, ProcessingStep
from kiosk.domain.dossier import DossierState, FiledAt
from kiosk.domain.fee import money_text
from kiosk.domain.local_time import date_text, date_time_text, local_date
from kiosk.domain.officer import Role
from kiosk.domain.paper import shortened
from kiosk.domain.payment import PaymentState
from kiosk.domain.printing import PrintState
from kiosk.services.case_file import CaseFile, PrintedOnce, note_number_shown, open_file
from kiosk.services.casework import OfferedStep
from kiosk.services.certifying import may_sign
from kiosk.services.correcting import may_be_corrected
from kiosk.services.form_printing import print_issued
from kiosk.services.papers import is_result
from kiosk.services.paying import outstanding_vnd
from kiosk.services.signing import signed_copy
from kiosk.ui.counter.casework_words import (
    FORM_TITLE,
    GRAVE,
    ONWARD,
    SYMBOL,
    delivery,
    form_code,
    print_state,
)
from kiosk.ui.counter.office_press import press_of
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.counter.words import moment, short_day, state_kind, state_title
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PAGE_OF = {
    Action.ACCEPT: "intake",
    Action.CHECK_PAPERS: "intake",
    Action.RETURN_RESULT: "return",
    Action.SET_FEE: "fees",
}
NAME_MOST = 140  # of a paper in the list
RUNNING = frozenset({DossierState.NEW, DossierState.RECEIVED, DossierState.PROCESSING})


@QmlElement
@QmlUncreatable("made by pages.py")
class DossierPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "dossier"

    def _forget(self) -> None:
        self._file: CaseFile | None = None
        self._dossier_id = ""
        self._whole = False

    def entered(self, subject: str) -> None:
        if subject != self._dossier_id:
            self._forget()
        self._dossier_id, self._fault, self._whole = subject, "", False
        self._read()

    def refreshed(self) -> None:
        self._read()

    def commands(self) -> list[Command]:
        file = self._file
        if file is None:
            return []
        steps = [
            Command(o.rule.title, SYMBOL[o.rule.action], partial(self.take, o.rule.action.value)) for o in file.steps
        ]
        fees = Command(self.tr("Phí, lệ phí"), "banknote", self.openFees, "Alt+F")
        sign = [
            Command(self.tr("Ký số: %1").replace("%1", row["title"]), "stamp", partial(self.signForm, row["id"]))
            for row in self.forms
            if row["sealable"]
        ]
        mend = [Command(self.tr("Sửa thông tin"), "pencil", self.openForm, "Alt+S")] if self.correctable else []
        title = self.tr("Một giấy tiếp nhận cho nhiều hồ sơ")
        batch = [Command(title, "files", self.openBatch, "Alt+G")] if self.together > 1 else []
        copies = [Command(self.tr("Giấy tờ số hóa"), "files", self.openCopies, "Alt+C")] if self.digitised else []
        return [*steps, fees, *copies, *mend, *batch, *sign]

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._file is not None

    @Property(str, notify=changed)
    def code(self) -> str:
        """The dossier code; with it the temporary number that it had first, or has still."""
        receipt = self._file.dossier.receipt if self._file else None
        if receipt is None:
            return ""
        if receipt.is_temporary:
            return self.tr("%1 (số tạm)").replace("%1", receipt.dossier_code)
        if receipt.temporary_code:
            both = self.tr("%1 (số tạm trước đây: %2)")
            return both.replace("%1", receipt.dossier_code).replace("%2", receipt.temporary_code)
        return receipt.dossier_code

    @Property(str, notify=changed)
    def procedure(self) -> str:
        return self._file.dossier.procedure_name if self._file else ""

    @Property(dict, notify=changed)
    def state(self) -> dict[str, str]:
        if self._file is None:
            return {"text": "", "kind": "plain"}
        state = self._file.dossier.state
        return {"text": state_title(state), "kind": state_kind(state)}

    @Property(dict, notify=changed)
    def delivery(self) -> dict[str, str]:
        text, kind = delivery(self._file.delivery) if self._file else ("", "plain")
        return {"text": text, "kind": kind}

    @Property(dict, notify=changed)
    def due(self) -> dict[str, str]:
        """Ngày hẹn trả in words, with how pressing it is."""
        if self._file is None:
            return {"text": "", "kind": "plain", "note": ""}
        dossier, now = self._file.dossier, self._tools.clock.now()
        if dossier.due_at is None:
            waits = dossier.state in (DossierState.NEEDS_SUPPLEMENT, DossierState.AWAITING_PAYMENT)
            text = self.tr("Tạm dừng tính hạn") if waits else self.tr("Không có hạn công bố")
            return {"text": text, "kind": "plain", "note": ""}
        late = dossier.state in RUNNING and dossier.due_at < now
        near = dossier.state in RUNNING and local_date(dossier.due_at) == local_date(now)
        note = self.tr("Quá hạn") if late else self.tr("Đến hạn hôm nay") if near else ""
        return {
            "text": date_time_text(dossier.due_at),
            "kind": "fault" if late else "warn" if near else "plain",
            "note": note,
        }

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, Any]]:
        if self._file is None:
            return []
        dossier = self._file.dossier
        receipt = dossier.receipt
        at_kiosk = dossier.filed_at is FiledAt.KIOSK
        number = dossier.applicant.number if self._whole else dossier.applicant.masked_number.replace("*", "•")
        rows = [
            (self.tr("Người nộp hồ sơ"), dossier.applicant.full_name),
            (self.tr("Số giấy tờ"), number),
            (self.tr("Ngày sinh"), f"{dossier.applicant.birth_date:%d/%m/%Y}"),
            (self.tr("Chủ hồ sơ"), dossier.principal.name if dossier.principal else ""),
            (self.tr("Điện thoại"), receipt.contact.phone if receipt else ""),
            (self.tr("Địa chỉ"), receipt.contact.address if receipt else ""),
            (self.tr("Trường hợp"), dossier.case),
            (self.tr("Tiếp nhận"), date_time_text(receipt.received_at) if receipt else ""),
            (self.tr("Nơi nộp"), self.tr("Máy tự phục vụ") if at_kiosk else self.tr("Tại quầy")),
            (self.tr("Cán bộ tiếp nhận"), dossier.officer_name),
            (self.tr("Thời hạn"), receipt.term_text if receipt else ""),
            (self.tr("Sổ theo dõi"), f"{receipt.register_book} / {receipt.register_number}" if receipt else ""),
            (self.tr("Phí, lệ phí"), self._money(self._file)),
        ]
        return [{"label": label, "value": value} for label, value in rows if value]

    @Property(bool, notify=changed)
    def numberShown(self) -> bool:
        return self._whole

    @Property(list, notify=changed)
    def papers(self) -> list[dict[str, Any]]:
        receipt = self._file.dossier.receipt if self._file else None
        if self._file is None or receipt is None:
            return []
        results = [a for a in self._file.dossier.attachments if is_result(a)]
        rows = [
            {"name": shortened(p.name, NAME_MOST), "where": p.where, "pages": p.pages, "kind": "plain"}
            for p in receipt.papers
        ]
        return rows + [
            {"name": a.document_name, "where": self.tr("kết quả, đã quét"), "pages": a.pages, "kind": "ok"}
            for a in results
        ]

    @Property(bool, notify=changed)
    def digitised(self) -> bool:
        """It has files."""
        return self._file is not None and bool(self._file.dossier.attachments)

    @Property(list, notify=changed)
    def forms(self) -> list[dict[str, Any]]:
        return [self._form_row(printed) for printed in self._file.forms] if self._file else []

    @Property(list, notify=changed)
    def history(self) -> list[dict[str, Any]]:
        """Newest first."""
        if self._file is None:
            return []
        rows = [self._history_row(step) for step in reversed(self._file.history)]
        receipt = self._file.dossier.receipt
        if receipt is not None and self._file.dossier.filed_at is FiledAt.KIOSK:
            today = local_date(self._tools.clock.now())
            told = {"title": self.tr("Nộp tại máy tự phục vụ"), "who": "", "reason": "", "due": "", "symbol": "inbox"}
            rows.append({**told, "when": moment(receipt.received_at, today)})
        return rows

    @Property(str, notify=changed)
    def elsewhere(self) -> str:
        """The station that works on it, when that is not this one; "*": nobody does just now."""
        return self._file.dossier.home if self._file else ""

    @Property(bool, notify=changed)
    def correctable(self) -> bool:
        here = self._file is not None and may_be_corrected(self._file.dossier) and not self.elsewhere
        return here and self.officer.may(Role.RECEPTION)

    @Property(int, notify=changed)
    def together(self) -> int:
        """How many dossiers this person handed in on that day."""
        return self._file.together if self._file else 0

    @Property(list, notify=changed)
    def steps(self) -> list[dict[str, Any]]:
        """What may be done now: one primary, the others after it, grave ones last. Nothing while it is elsewhere."""
        steps = sorted(self._file.steps, key=_order) if self._file and not self.elsewhere else []
        return [self._step_row(offered, at) for at, offered in enumerate(steps)]

    # What the officer does -------------------------------------------------------------------------------------

    @Slot()
    def bringHere(self) -> None:
        """Work on it at this counter from now on."""
        dossier_id, claims = self._dossier_id, self._tools.claims
        self._run("bring", lambda _: claims.bring(dossier_id), self._on_brought)

    def _on_brought(self, here: bool) -> None:
        if here:
            self._read()
        else:
            self._desk.say(self.tr("Đã xin hồ sơ. Máy kia chuyển sang trong giây lát, nếu đang bật."), "warn")

    @Slot(str)
    def take(self, action: str) -> None:
        page = PAGE_OF.get(Action(action), "step")
        subject = {"step": f"{self._dossier_id}:{action}", "intake": f"dossier:{self._dossier_id}"}
        self._desk.go(page, subject.get(page, self._dossier_id))

    @Slot()
    def openFees(self) -> None:
        self._desk.go("fees", self._dossier_id)

    @Slot()
    def openBatch(self) -> None:
        """One receipt for all that this person handed in on that day."""
        self._desk.go("batch", self._dossier_id)

    @Slot()
    def openCopies(self) -> None:
        """The files of its papers: what is said of them, and the agency's signature."""
        self._desk.go("copies", self._dossier_id)

    @Slot()
    def openForm(self) -> None:
        """Mend what the form says."""
        self._desk.go("correct", self._dossier_id)

    @Slot()
    def showNumber(self) -> None:
        """The whole number, for who must compare it; that it was looked at is remembered."""
        self._whole = not self._whole
        if self._whole:
            dossier_id, officer, tools = self._dossier_id, self.officer, self._tools
            self._run(
                "note",
                lambda _: note_number_shown(dossier_id, officer, tools.unit_of_work, tools.clock),
                lambda _: None,
            )
        self.changed.emit()

    @Property(str, notify=changed)
    def formToSign(self) -> str:
        """The newest form that waits for the centre's seal; empty: none, or the centre has no seal."""
        waiting = [row["id"] for row in self.forms if row["sealable"] and not row["signed"]]
        return waiting[-1] if waiting else ""

    @Slot(str)
    def signForm(self, form_id: str) -> None:
        """To the page where it is signed, or was."""
        if form_id:
            self._desk.go("sign", f"{self._dossier_id}:{form_id}")

    @Slot(str)
    def printForm(self, form_id: str) -> None:
        """The first time, or again: a reprint is marked."""
        file, tools, officer = self._file, self._tools, self.officer
        printed = next((p for p in file.forms if p.form.id == form_id), None) if file else None
        if printed is None:
            return
        copies = max((r.copies for r in tools.step_rules if r.form is printed.form.form), default=1)
        again = printed.state in (PrintState.PRINTED, PrintState.UNKNOWN)
        dossier_id = self._dossier_id
        kept = signed_copy(file.dossier, form_id) if file else None

        def work(_: Any) -> PrintState:
            return print_issued(
                dossier_id,
                form_id,
                copies,
                press_of(tools, officer),
                reprint=again,
                signed=None if kept is None else lambda: tools.attachments.get(kept.digest),
            )

        self._run("print", work, self._on_printed, self._desk.say_fault)

    # ---------------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        dossier_id, tools, officer = self._dossier_id, self._tools, self.officer
        book = rulebook_of(tools)
        self._run(
            "read",
            lambda _: open_file(dossier_id, officer, book, tools.unit_of_work, tools.clock),
            self._on_file,
            anew=True,
        )

    def _on_file(self, file: CaseFile) -> None:
        self._file, self._fault = file, ""

    def _on_printed(self, state: PrintState) -> None:
        if state is PrintState.PRINTED:
            self._desk.say(self.tr("Đã chuyển máy in."))
        else:
            self._desk.say(self.tr("Vui lòng xem lại giấy tại máy in."), "warn")
        self._read()

    def _money(self, file: CaseFile) -> str:
        receipt = file.dossier.receipt
        if receipt is None:
            return ""
        paid = sum(p.amount_vnd for p in file.payments if p.state is PaymentState.PAID)
        left = outstanding_vnd(receipt.fee_vnd, file.payments)
        if receipt.fee_vnd is None and not paid:
            return self.tr("Cán bộ xác định")
        if receipt.fee_vnd == 0:
            return receipt.fee_text
        if left == 0:
            return self.tr("%1, đã thu đủ").replace("%1", money_text(paid))
        return self.tr("%1, còn thu %2").replace("%1", receipt.fee_text).replace("%2", money_text(left))

    def _form_row(self, printed: PrintedOnce) -> dict[str, Any]:
        form = printed.form
        text, kind = print_state(printed.state)
        signed = self._file is not None and signed_copy(self._file.dossier, form.id) is not None
        number = f"{form.number:02d}/{form.book}"
        return {
            "id": form.id,
            "code": form_code(form.form),
            "title": FORM_TITLE[form.form],
            "note": f"{number} · {date_text(form.issued_at)} · {form.officer_name}",
            "state": text,
            "kind": kind,
            "again": printed.state in (PrintState.PRINTED, PrintState.UNKNOWN),
            "signed": signed,
            # What is signed already can be looked at and saved where there is no seal, too.
            "sealable": signed or (self._tools.seal is not None and may_sign(self.officer) and not self.elsewhere),
        }

    def _history_row(self, step: ProcessingStep) -> dict[str, Any]:
        today = local_date(self._tools.clock.now())
        moved = step.due_now is not None and step.due_now != step.due_was
        due = self.tr("Hẹn trả mới: %1").replace("%1", short_day(step.due_now, today)) if moved else ""
        return {
            "title": self._tools.step_rules.of(step.action).title,
            "when": moment(step.at, today),
            "who": step.officer_name,
            "reason": step.reason,
            "due": due,
            "symbol": SYMBOL[step.action],
        }

    def _step_row(self, offered: OfferedStep, at: int) -> dict[str, Any]:
        rule = offered.rule
        note = ""
        if offered.last_day is not None:
            words = self.tr("Quá hạn từ %1") if offered.late else self.tr("Hạn: %1")
            note = words.replace("%1", f"{offered.last_day:%d/%m/%Y}")
        kind = "danger" if rule.action in GRAVE else "primary" if at == 0 else "secondary"
        return {
            "action": rule.action.value,
            "title": rule.title,
            "symbol": SYMBOL[rule.action],
            "kind": "secondary" if kind == "danger" else kind,
            "grave": rule.action in GRAVE,
            "keys": f"Alt+{at + 1}" if at < 9 else "",
            "note": note,
            "late": offered.late,
            "form": form_code(rule.form) if rule.form else "",
        }


def _order(offered: OfferedStep) -> int:
    """What leads on stands first, what ends the dossier without a result last."""
    action = offered.rule.action
    return 0 if action in ONWARD else 2 if action in GRAVE else 1
