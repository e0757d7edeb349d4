"""What the page of copies does off the UI thread: reading the papers, drawing one, signing, keeping what was typed."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from kiosk.domain.certified_copy import SignatureLevel, SigningPhase
from kiosk.domain.dossier import Attachment, Dossier
from kiosk.domain.errors import DeviceError
from kiosk.services import describing
from kiosk.services.certifying import SigningRoom, certify, copy_about, may_be_signed
from kiosk.services.late_letters import read_late
from kiosk.services.papers import is_result
from kiosk.ui.counter.late_letters import letter_room
from kiosk.ui.counter.rulebook import rulebook_of
from kiosk.ui.jobs import Report

if TYPE_CHECKING:
    from kiosk.domain.officer import Officer
    from kiosk.ui.tools import Tools

log = logging.getLogger(__name__)

PREVIEW_WIDTH = 900  # px


@dataclass(frozen=True, slots=True)
class ShownPaper:
    paper: Attachment
    file_name: str
    signable: bool
    earlier: tuple[Attachment, ...]  # its versions before this one, oldest first


@dataclass(frozen=True, slots=True)
class Papers:
    dossier: Dossier
    shown: tuple[ShownPaper, ...]


@dataclass(frozen=True, slots=True)
class Signing:
    """How far it has come: which of how many papers, and what is done with it."""

    number: int
    of: int
    phase: SigningPhase


@dataclass(frozen=True, slots=True)
class CopiesJobs:
    """Every method blocks."""

    tools: "Tools"
    officer: "Officer"
    dossier_id: str

    def read(self) -> Papers:
        with self.tools.unit_of_work() as uow:
            dossier, versions = uow.dossier(self.dossier_id), uow.versions_of(self.dossier_id)
        own = sorted(dossier.attachments, key=lambda each: (is_result(each), each.document_id))
        shown = (self._shown(dossier, paper, at, versions) for at, paper in enumerate(own, 1))
        return Papers(dossier, tuple(shown))

    def draw(self, paper: Attachment) -> tuple[QImage, int]:
        """Its first page, and how many there are."""
        page = self.tools.paper.preview(self.tools.attachments.get(paper.digest), 1, PREVIEW_WIDTH)
        return QImage.fromData(page.png), page.pages

    def sign(self, document_ids: Sequence[str], level: SignatureLevel, pin: str, report: Report) -> int:
        """One after the other; the first fault ends it, and what was signed before stays. Returns how many."""
        tools, book = self.tools, rulebook_of(self.tools)
        wording = tools.paper_rules.wording
        room = SigningRoom(tools.copy_seal, wording, tools.attachments, tools.unit_of_work, tools.clock)
        for number, document_id in enumerate(document_ids, 1):

            def tell(phase: SigningPhase, number: int = number) -> None:
                report(Signing(number, len(document_ids), phase))

            self._read_letters(document_id, tell)
            with tools.paper_turn:
                certify(self.dossier_id, document_id, level, pin, self.officer, book, room, tell)
        return len(document_ids)

    def _read_letters(self, document_id: str, tell: Callable[[SigningPhase], None]) -> None:
        """Where they cannot be read the copy is signed without."""
        tools = self.tools
        with tools.unit_of_work() as uow:
            paper = uow.dossier(self.dossier_id).attachment(document_id)
        if paper is None or not paper.letters_due:
            return
        tell(SigningPhase.READING)
        room = letter_room(tools, tools.digitiser)
        try:
            read_late(self.dossier_id, document_id, rulebook_of(tools), room, lambda _: tell(SigningPhase.READING))
        except DeviceError as fault:
            log.warning("%s", fault)

    def describe(self, document_id: str, values: Mapping[str, str]) -> Dossier:
        tools, book = self.tools, rulebook_of(self.tools)
        return describing.describe(
            self.dossier_id, document_id, values, self.officer, book, tools.unit_of_work, tools.clock
        )

    def _shown(self, dossier: Dossier, paper: Attachment, place: int, versions: Sequence[Attachment]) -> ShownPaper:
        name = copy_about(dossier, paper, place).file_name if dossier.receipt else ""
        earlier = tuple(each for each in versions if each.document_id == paper.document_id)
        return ShownPaper(paper, name, may_be_signed(dossier, paper), earlier)
