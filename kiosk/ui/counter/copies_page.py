"""Giấy tờ số hóa: the files of one dossier, what is said of each, and the agency's signature on them."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.certified_copy import SignatureLevel, SigningPhase
from kiosk.domain.dossier import Dossier
from kiosk.domain.errors import RevocationAway, SealError, TimeStampAway
from kiosk.domain.local_time import date_time_text
from kiosk.domain.paper import shortened
from kiosk.services.certifying import MAY_SIGN
from kiosk.ui.counter.copies_jobs import CopiesJobs, Papers, ShownPaper, Signing
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.paper_facts import PaperFactsModel
from kiosk.ui.counter.table_rows import TableRow, TableRows
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.rule_words import fault_shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

NAME_MOST = 90
PREVIEW = "copy-preview"
OUTSIDE = (TimeStampAway.code, RevocationAway.code)  # a lower level needs less of others
NO_FAULT = {"title": "", "action": "", "code": ""}


@QmlElement
@QmlUncreatable("made by pages.py")
class CopiesPageModel(DeskPageModel):
    """Signals: changed; asked, when the PIN is to be typed afresh."""

    changed = Signal()
    asked = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "copies"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows, self._facts = TableRows(), PaperFactsModel(desk, desk)
        super().__init__(desk, parent)
        self._rows.setParent(self)
        self._facts.setParent(self)
        self._facts.changed.connect(self.changed)

    def _forget(self) -> None:
        self._papers: Papers | None = None
        self._dossier_id = self._at = self._preview = self._drawn = ""
        self._pages = 0
        self._asking = self._all = False
        self._signing: Signing | None = None
        self._sign_fault = ""
        self._fallen: SignatureLevel | None = None  # what a person may choose instead, and nobody else
        self._typed: dict[str, dict[str, str]] = {}  # of papers that were left before it was kept
        self._facts.forget()
        self._rows.show(())

    def entered(self, subject: str) -> None:
        """`subject`: the id of a dossier."""
        self._forget()
        self._dossier_id, self._fault = subject, ""
        self._read()

    def unsaved(self) -> str:
        if self._signing is not None:
            return self.tr("Việc ký số đang chạy sẽ dừng; giấy tờ đã ký vẫn được giữ.")
        lost = self._facts.differs or bool(self._typed)
        return self.tr("Thông tin giấy tờ vừa gõ chưa được lưu.") if lost else ""

    def commands(self) -> list[Command]:
        found = []
        if self.signable:
            found.append(Command(self.tr("Ký số bản sao điện tử"), "stamp", self.ask, "Alt+K"))
        if self.savable:
            found.append(Command(self.tr("Lưu thông tin giấy tờ"), "check", self.save, "Ctrl+Return"))
        return found

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return self._papers is not None

    @Property(str, notify=changed)
    def lead(self) -> str:
        dossier = self._papers.dossier if self._papers else None
        if dossier is None:
            return ""
        code = dossier.receipt.dossier_code if dossier.receipt else ""
        return " · ".join(part for part in (code, dossier.procedure_name) if part)

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(list, notify=changed)
    def columns(self) -> list[dict[str, Any]]:
        return [
            {"key": "name", "title": self.tr("Giấy tờ"), "share": 62, "kind": "two", "strong": True},
            {"key": "pages", "title": self.tr("Trang"), "share": 12, "align": "right"},
            {"key": "state", "title": self.tr("Bản sao điện tử"), "share": 30, "kind": "state"},
        ]

    @Property(str, notify=changed)
    def preview(self) -> str:
        return self._preview

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._pages

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts

    @Property(dict, notify=changed)
    def here(self) -> dict[str, str]:
        """The paper at hand."""
        shown = self._here
        if shown is None:
            return {"name": "", "file": ""}
        return {"name": shortened(shown.paper.document_name, NAME_MOST), "file": shown.file_name}

    @Property(list, notify=changed)
    def signature(self) -> list[dict[str, str]]:
        """Who vouches for the paper at hand; empty: nobody yet."""
        signed = self._here.paper.signature if self._here else None
        if signed is None:
            return []
        rows = (
            (self.tr("Người ký theo chứng thư"), signed.signer),
            (self.tr("Thời gian"), date_time_text(signed.signed_at)),
            (self.tr("Mức chữ ký"), self._level_words(signed.level)),
            (self.tr("Số chứng thư"), signed.serial),
        )
        return [{"label": label, "value": value} for label, value in rows]

    @Property(list, notify=changed)
    def origin(self) -> list[dict[str, str]]:
        """Where the file comes from: who digitised it and when, or which dossier it was taken from."""
        paper = self._here.paper if self._here else None
        if paper is None:
            return []
        reuse = paper.reuse
        rows = (
            (self.tr("Số hóa lúc"), date_time_text(paper.made_at) if paper.made_at else ""),
            (self.tr("Người số hóa"), paper.made_by),
            (self.tr("Dùng lại từ hồ sơ"), reuse.dossier_code if reuse else ""),
            (self.tr("Người nộp đồng ý lúc"), date_time_text(reuse.agreed_at) if reuse else ""),
        )
        return [{"label": label, "value": value} for label, value in rows if value]

    @Property(list, notify=changed)
    def versions(self) -> list[dict[str, str]]:
        """What the paper was before, newest first; each is kept."""
        shown = self._here
        unsigned, signed = self.tr("bản quét, chưa ký"), self.tr("đã ký")
        bare = self.tr("bản quét, chưa có lớp chữ")
        return [
            {
                "text": self.tr("Bản %1: %2").replace("%1", str(each.version)).replace("%2", kind),
                "note": f"SHA-256 {each.digest[:16]}…",
            }
            for each in reversed(shown.earlier if shown else ())
            for kind in (signed if each.signature else bare if each.letters_due else unsigned,)
        ]

    # Signing ---------------------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def cannot(self) -> str:
        """Why the paper at hand cannot be signed here; empty: it can, or is."""
        shown = self._here
        if shown is None or shown.paper.signature is not None:
            return ""
        if self._tools.copy_seal.level is None:
            return self.tr("Trung tâm chưa khai chữ ký số (mục seal trong kiosk.toml).")
        if not any(self.officer.may(role) for role in MAY_SIGN):
            return self.tr("Vai trò của cán bộ này không ký bản sao.")
        return "" if shown.signable else self.tr("Ký được khi hồ sơ đã có mã và đang ở quầy này.")

    @Property(bool, notify=changed)
    def signable(self) -> bool:
        shown = self._here
        return shown is not None and shown.signable and self.cannot == "" and not self._asking

    @Property(int, notify=changed)
    def unsigned(self) -> int:
        """Papers of the dossier that may be signed."""
        return sum(shown.signable for shown in self._papers.shown) if self._papers else 0

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """The PIN is waited for, or is at work."""
        return self._asking

    @Property(bool, notify=changed)
    def all(self) -> bool:
        return self._all

    @Property(str, notify=changed)
    def level(self) -> str:
        """What is going to be signed, in words."""
        ordered = self._tools.copy_seal.level
        return self._level_words(ordered) if ordered else ""

    @Property(str, notify=changed)
    def fallen(self) -> str:
        """What may be chosen instead since an outside service is away; empty: nothing."""
        return self._level_words(self._fallen) if self._fallen else ""

    @Property(dict, notify=changed)
    def signFault(self) -> dict[str, str]:
        code = self._sign_fault
        if not code:
            return NO_FAULT
        return fault_shown(self._tools.faults[code], code, self._tools.attachments.dossiers_left)

    @Property(str, notify=changed)
    def progress(self) -> str:
        """What is being done; empty: nothing."""
        at = self._signing
        if at is None:
            return ""
        words = {
            SigningPhase.READING: self.tr("Đang đọc chữ trên giấy tờ…"),
            SigningPhase.OPENING: self.tr("Đang mở thiết bị ký số…"),
            SigningPhase.SIGNING: self.tr("Đang ký…"),
            SigningPhase.CHECKING: self.tr("Đang kiểm tra bản đã ký…"),
        }[at.phase]
        if at.of == 1:
            return words
        return self.tr("%1 của %2: %3").replace("%1", str(at.number)).replace("%2", str(at.of)).replace("%3", words)

    @Property(float, notify=changed)
    def part(self) -> float:
        """0..1 of the work."""
        at = self._signing
        phases = list(SigningPhase)
        return (at.number - 1 + phases.index(at.phase) / len(phases)) / at.of if at else 0.0

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(int)
    def move(self, index: int) -> None:
        """To another paper. What was typed of the one before waits there."""
        document_id = self._rows.id_at(index)
        if document_id and document_id != self._at:
            if self._facts.differs:
                self._typed[self._at] = dict(self._facts.values)
            self._at = document_id
            self._lay_out()
            self._draw()
            self.changed.emit()

    @Slot()
    def ask(self) -> None:
        """For the PIN."""
        if self.signable:
            self._asking, self._all, self._sign_fault, self._fallen = True, False, "", None
            self.asked.emit()
            self.changed.emit()

    @Slot(bool)
    def signAll(self, every: bool) -> None:
        self._all = every
        self.changed.emit()

    @Slot()
    def dismiss(self) -> None:
        """Nothing more is signed; the paper whose signature is made already keeps it."""
        if (job := self._jobs.pop("sign", None)) is not None:
            job.stop()
            self._read()
        self._asking, self._signing = False, None
        self.changed.emit()

    @Slot(str)
    def sign(self, pin: str) -> None:
        """At the level of the settings."""
        if self._tools.copy_seal.level is not None:
            self._sign(pin, self._tools.copy_seal.level)

    @Slot(str)
    def signLower(self, pin: str) -> None:
        """At the level below, by this officer's own choice, for this time only."""
        if self._fallen is not None:
            self._sign(pin, self._fallen)

    @Property(bool, notify=changed)
    def savable(self) -> bool:
        return bool(self._facts.savable) and "save" not in self._jobs

    @Slot()
    def save(self) -> None:
        """Keep what was typed of the paper at hand."""
        if not self.savable:
            return
        jobs, document_id, values = self._work, self._at, dict(self._facts.values)
        self._fault = ""
        self._run("save", lambda _: jobs.describe(document_id, values), self._on_saved)

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _work(self) -> CopiesJobs:
        return CopiesJobs(self._tools, self.officer, self._dossier_id)

    @property
    def _here(self) -> ShownPaper | None:
        shown = self._papers.shown if self._papers else ()
        return next((each for each in shown if each.paper.document_id == self._at), None)

    def _level_words(self, level: SignatureLevel) -> str:
        words = {
            SignatureLevel.B_B: self.tr("chữ ký, không có dấu thời gian"),
            SignatureLevel.B_T: self.tr("chữ ký và dấu thời gian"),
            SignatureLevel.B_LT: self.tr("chữ ký, dấu thời gian và tình trạng chứng thư"),
        }[level]
        return f"{level.value}: {words}"

    def _read(self) -> None:
        jobs = self._work
        self._run("read", lambda _: jobs.read(), self._on_papers, anew=True)

    def _on_papers(self, papers: Papers) -> None:
        self._papers = papers
        ids = [shown.paper.document_id for shown in papers.shown]
        if self._at not in ids:
            self._at = ids[0] if ids else ""
        self._rows.show([self._row(shown) for shown in papers.shown])
        if not self._facts.differs:
            self._lay_out()
        self._draw()

    def _row(self, shown: ShownPaper) -> TableRow:
        paper = shown.paper
        signed = self.tr("Đã ký %1").replace("%1", paper.signature.level.value) if paper.signature else ""
        state = {"text": signed or self.tr("Chưa ký"), "kind": "ok" if signed else "plain"}
        name = {"text": shortened(paper.document_name, NAME_MOST), "note": shown.file_name}
        return TableRow(paper.document_id, {"name": name, "pages": str(paper.pages), "state": state})

    def _lay_out(self) -> None:
        if self._papers is not None and self._at:
            self._facts.lay_out(self._papers.dossier.facts_of(self._at), self._typed.pop(self._at, None))

    def _draw(self) -> None:
        """The first page of the paper at hand, unless it is shown already."""
        shown = self._here
        if shown is None or shown.paper.digest == self._drawn:
            return
        jobs, paper = self._work, shown.paper
        self._preview, self._pages = "", paper.pages

        def done(drawn: tuple[QImage, int]) -> None:
            image, self._pages = drawn
            self._drawn, self._preview = paper.digest, self._desk.images.put(PREVIEW, image)

        self._run("draw", lambda _: jobs.draw(paper), done, self._on_undrawn, anew=True)

    def _on_undrawn(self, code: str) -> None:
        """The picture is a help; that the file cannot be read is told."""
        self._on_fault(code)

    def _sign(self, pin: str, level: SignatureLevel) -> None:
        papers = self._papers
        if papers is None or not pin or self._signing is not None:
            return
        wanted = [s.paper.document_id for s in papers.shown if s.signable and (self._all or s is self._here)]
        if not wanted:
            return
        jobs = self._work
        self._sign_fault, self._fallen = "", None
        self._signing = Signing(1, len(wanted), SigningPhase.OPENING)
        self._run("sign", lambda report: jobs.sign(wanted, level, pin, report), self._on_signed, self._on_unsigned)
        if (job := self._jobs.get("sign")) is not None:
            job.progressed.connect(self._on_phase)
        self.changed.emit()

    @Slot(object)
    def _on_phase(self, at: Signing) -> None:
        if self._signing is not None:
            self._signing = at
            self.changed.emit()

    def _on_signed(self, count: int) -> None:
        self._signing, self._asking = None, False
        self._tools.outbox.wake()
        self._desk.say(self.tr("Đã ký %1 giấy tờ; bản mới được gửi tới Cổng.").replace("%1", str(count)))
        self._read()

    def _on_unsigned(self, code: str) -> None:
        """What the officer decides next stands in the dialog: the level is never lowered for him."""
        self._signing, self._sign_fault = None, code
        ordered = self._tools.copy_seal.level
        self._fallen = ordered.below if ordered is not None and code in OUTSIDE else None
        if not code.startswith(SealError.code[:4]):
            self._asking, self._sign_fault = False, ""
            self._on_fault(code)
        self.asked.emit()
        self._read()

    def _on_saved(self, dossier: Dossier) -> None:
        self._tools.outbox.wake()
        if self._papers is not None:
            self._papers = Papers(dossier, self._papers.shown)
        self._lay_out()
        self._desk.say(self.tr("Đã lưu thông tin giấy tờ."))
