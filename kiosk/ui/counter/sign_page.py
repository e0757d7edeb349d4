"""The centre's seal on an issued form: what will be signed, the PIN, and what to do with the signed document."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.casework import IssuedForm
from kiosk.domain.dossier import Attachment, Dossier
from kiosk.domain.local_time import date_text, date_time_text
from kiosk.domain.printing import PrintState
from kiosk.ports import PinTries, SealStanding
from kiosk.services import signing
from kiosk.services.form_printing import print_issued
from kiosk.ui.counter.casework_words import FORM_TITLE, form_code
from kiosk.ui.counter.office_press import press_of
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.saving import save
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PREVIEW = "sign-preview"
PREVIEW_WIDTH = 900  # px
ON_PAPER = (PrintState.PRINTED, PrintState.UNKNOWN, PrintState.SENDING)


@dataclass(frozen=True, slots=True)
class Paper:
    """What the page shows of the store."""

    dossier: Dossier
    form: IssuedForm
    kept: Attachment | None  # the signed document
    signed_at: datetime | None
    signed_by: str  # empty: an officer of another counter
    on_paper: bool
    image: QImage = field(repr=False)
    pages: int


@QmlElement
@QmlUncreatable("made by pages.py")
class SignPageModel(DeskPageModel):
    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "sign"

    def _forget(self) -> None:
        self._dossier_id = self._form_id = self._preview = ""
        self._paper: Paper | None = None
        self._standing: SealStanding | None = None
        self._pin_missing = False

    def entered(self, subject: str) -> None:
        """`subject`: the ids of a dossier and of one of its forms, parted by a colon."""
        self._forget()
        self._dossier_id, _, self._form_id = subject.partition(":")
        self._fault = ""
        self._read()
        self._look()

    def commands(self) -> list[Command]:
        if not self.signed:
            return []
        return [
            Command(self.tr("In bản đã ký số"), "printer", self.printSigned, "Ctrl+P"),
            Command(self.tr("Lưu tệp đã ký số"), "download", self.saveSigned, "Ctrl+S"),
        ]

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._paper is not None

    @Property(str, notify=changed)
    def lead(self) -> str:
        paper = self._paper
        if paper is None or paper.dossier.receipt is None:
            return ""
        return f"{paper.dossier.receipt.dossier_code} · {paper.dossier.owner_name} · {paper.dossier.procedure_name}"

    @Property(str, notify=changed)
    def formTitle(self) -> str:
        form = self._paper.form if self._paper else None
        return ". ".join(part for part in (form_code(form.form), FORM_TITLE[form.form]) if part) if form else ""

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, str]]:
        if self._paper is None:
            return []
        form, standing, at = self._paper.form, self._standing, self._paper.signed_at
        until = date_text(standing.valid_until) if standing and standing.valid_until else ""
        rows = [
            (self.tr("Số"), f"{form.number:02d}/{form.book}"),
            (self.tr("Ngày lập"), date_time_text(form.issued_at)),
            (self.tr("Ký số lúc"), date_time_text(at) if at else ""),
            (self.tr("Người ký số"), self._paper.signed_by if self.signed else self.officer.full_name),
            (self.tr("Chứng thư"), standing.holder if standing else ""),
            (self.tr("Chứng thư có hạn đến"), until),
            (self.tr("Lý do ký"), self._tools.seal_reason),
        ]
        return [{"label": label, "value": value} for label, value in rows if value]

    @Property(bool, notify=changed)
    def signed(self) -> bool:
        return self._paper is not None and self._paper.kept is not None

    @Property(bool, notify=changed)
    def asksPin(self) -> bool:
        return self._tools.seal is not None and self._tools.seal.asks_pin

    @Property(str, notify=changed)
    def pinComplaint(self) -> str:
        return self.tr("Vui lòng nhập mã PIN của thiết bị ký số.") if self._pin_missing else ""

    @Property(dict, notify=changed)
    def tries(self) -> dict[str, str]:
        """What the token says of wrong PINs; an empty text: nothing to be careful about."""
        words = {
            PinTries.FEW: (self.tr("Thiết bị báo: đã có lần nhập sai mã PIN."), "warn"),
            PinTries.LAST: (self.tr("Thiết bị báo: sai thêm một lần nữa là khóa."), "fault"),
            PinTries.NONE: (self.tr("Thiết bị đã khóa."), "fault"),
        }
        text, kind = words.get(self._standing.tries, ("", "plain")) if self._standing else ("", "plain")
        return {"text": text, "kind": kind}

    @Property(bool, notify=changed)
    def signable(self) -> bool:
        """Not while it is being signed, nor with a token that is locked."""
        locked = self._standing is not None and self._standing.tries is PinTries.NONE
        return self.ready and not self.signed and not locked and "sign" not in self._jobs

    @Property(bool, notify=changed)
    def working(self) -> bool:
        return any(name in self._jobs for name in ("sign", "print", "save"))

    @Property(bool, notify=changed)
    def again(self) -> bool:
        """The paper is out already: a second one is marked, and drawn anew for it."""
        return self._paper is not None and self._paper.on_paper

    @Property(str, notify=changed)
    def preview(self) -> str:
        return self._preview

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._paper.pages if self._paper else 0

    # What the officer does -------------------------------------------------------------------------------------

    @Slot()
    def lookAtSeal(self) -> None:
        """The token was plugged in, or another one."""
        self._fault = ""
        self._look()

    def _look(self) -> None:
        """Whose certificate is there now, and how the token stands."""
        seal = self._tools.seal
        if seal is not None:
            self._run("standing", lambda _: seal.standing(), self._on_standing, self._on_no_seal, anew=True)

    @Slot(str)
    def sign(self, pin: str) -> None:
        """The one press. `pin` is handed on and kept nowhere."""
        tools, officer, dossier_id, form_id = self._tools, self.officer, self._dossier_id, self._form_id
        seal = tools.seal
        self._pin_missing = self.asksPin and not pin
        if seal is None or not self.signable or self._pin_missing:
            self.changed.emit()
            return

        def work(_: Any) -> Attachment:
            return signing.sign_issued(
                dossier_id,
                form_id,
                pin,
                tools.seal_reason,
                officer,
                tools.centre,
                seal,
                tools.paper,
                tools.attachments,
                tools.unit_of_work,
                tools.clock,
            )

        self._fault = ""
        self._run("sign", work, self._on_signed, self._on_unsigned)

    @Slot()
    def printSigned(self) -> None:
        """The first paper has the very pages that were signed."""
        paper, tools, officer, dossier_id = self._paper, self._tools, self.officer, self._dossier_id
        if paper is None or paper.kept is None:
            return
        form, digest = paper.form, paper.kept.digest
        copies = max((rule.copies for rule in tools.step_rules if rule.form is form.form), default=1)
        again = paper.on_paper

        def work(_: Any) -> PrintState:
            return print_issued(
                dossier_id,
                form.id,
                copies,
                press_of(tools, officer),
                reprint=again,
                signed=lambda: tools.attachments.get(digest),
            )

        self._run("print", work, self._on_printed, self._desk.say_fault)

    @Slot()
    def saveSigned(self) -> None:
        """The signed document as a file, as it is; that it was taken out stands in the audit."""
        paper, tools, officer = self._paper, self._tools, self.officer
        if paper is None or paper.kept is None:
            return
        form, digest = paper.form, paper.kept.digest
        book = form.book.replace("/", "-")

        def work(_: Any) -> str:
            path = save(f"mau-{form.form.value.lower()}-{form.number}-{book}-da-ky.pdf", tools.attachments.get(digest))
            signing.note_taken_out(form.id, officer, tools.unit_of_work, tools.clock)
            return str(path)

        self._run("save", work, self._on_saved, self._desk.say_fault)

    # ---------------------------------------------------------------------------------------------------------------

    def _read(self) -> None:
        tools, dossier_id, form_id = self._tools, self._dossier_id, self._form_id

        def work(_: Any) -> Paper:
            with tools.unit_of_work() as uow:
                dossier, form = signing.form_of(dossier_id, form_id, uow)
                noted = uow.audits_of(form_id, "form.signed")
                signer = uow.officer_by_account(noted[-1].actor) if noted else None
                jobs = uow.print_jobs(form_id)
            kept = signing.signed_copy(dossier, form_id)
            content = (
                tools.attachments.get(kept.digest)
                if kept
                else signing.unsigned(dossier, form, tools.centre, tools.paper)
            )
            page = tools.paper.preview(content, 1, PREVIEW_WIDTH)
            at = noted[-1].at if kept and noted else None
            by = signer.full_name if signer else ""
            on_paper = any(job.state in ON_PAPER for job in jobs)
            return Paper(dossier, form, kept, at, by, on_paper, QImage.fromData(page.png), page.pages)

        self._run("read", work, self._on_read, anew=True)

    def _on_read(self, paper: Paper) -> None:
        self._paper = paper
        self._preview = self._desk.images.put(PREVIEW, paper.image)

    def _on_standing(self, standing: SealStanding) -> None:
        self._standing = standing

    def _on_no_seal(self, code: str) -> None:
        """Who only looks at what is signed needs no token."""
        if not self.signed:
            self._on_fault(code)

    def _on_signed(self, _: Attachment) -> None:
        self._desk.say(self.tr("Đã ký số. Bản đã ký được giữ trong hồ sơ."))
        self._read()

    def _on_unsigned(self, code: str) -> None:
        self._on_fault(code)
        self._look()  # it may have become more careful

    def _on_printed(self, state: PrintState) -> None:
        if state is PrintState.PRINTED:
            self._desk.say(self.tr("Đã chuyển máy in."))
        else:
            self._desk.say(self.tr("Vui lòng xem lại giấy tại máy in."), "warn")
        self._read()

    def _on_saved(self, path: str) -> None:
        self._desk.say(self.tr("Đã lưu tệp %1").replace("%1", path))
