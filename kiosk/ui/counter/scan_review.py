"""Duyệt bản quét: every page of the dossier under its paper, with its marks; by mouse, or by keys alone."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.paper import shortened
from kiosk.domain.procedure import RequiredDocument
from kiosk.domain.scanning import PageFlaw
from kiosk.ports import ASIDE, TrayPage
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.paper_facts import PaperFactsModel
from kiosk.ui.counter.paper_offers import PaperOffersModel
from kiosk.ui.counter.scan_table import ScanTable
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

NAME_MOST = 110


@QmlElement
@QmlUncreatable("made by intake_papers.py")
class ScanReviewModel(QObject):
    """Signals: changed; wholeChanged, when the chosen page's large picture is another."""

    changed = Signal()
    wholeChanged = Signal()

    def __init__(self, desk: Desk, table: ScanTable, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self._offers = PaperOffersModel(desk, table, table.facts, table.describe, self)
        self._facts = PaperFactsModel(desk, self)
        self._facts.changed.connect(self.changed)
        table.changed.connect(self._on_table)
        self.forget()

    def forget(self) -> None:
        self._documents: tuple[RequiredDocument, ...] = ()
        self._dossier: Dossier | None = None
        self._shown = False
        self._chosen = self._whole = self._whole_of = ""
        self._offers.forget()
        self._described = ""  # id of the paper whose metadata are being typed
        self._facts.forget()

    def show(self, documents: tuple[RequiredDocument, ...], dossier: Dossier) -> None:
        self._documents, self._dossier = documents, dossier
        self.changed.emit()

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return self._shown

    @Property(bool, notify=changed)
    def busy(self) -> bool:
        return self._table.busy

    @Property(list, notify=changed)
    def groups(self) -> list[dict[str, Any]]:
        """One for each paper, in the order of the list; blank pages behind, when there are any."""
        named = [(document.id, f"{at}. {shortened(document.name, NAME_MOST)}") for at, document in self._numbered()]
        if self._table.of(ASIDE):
            named.append((ASIDE, self.tr("Trang trắng, không đưa vào tệp")))
        return [{"name": name, "pages": [self._page(page) for page in self._table.of(key)]} for key, name in named]

    @Property(dict, notify=changed)
    def page(self) -> dict[str, Any]:
        """The chosen one: {number, of, paper, marks, wanting, reason}; no number when there is none."""
        page = self._page_chosen
        if page is None:
            return {"number": 0, "of": 0, "paper": "", "marks": [], "wanting": False, "reason": ""}
        paper = next((name.name for name in self._documents if name.id == page.document_id), "")
        return {
            "number": self._order.index(page) + 1,
            "of": len(self._order),
            "paper": shortened(paper, NAME_MOST),
            "marks": self._marks(page),
            "wanting": page.wanting,
            "reason": page.reason,
        }

    @Property(str, notify=wholeChanged)
    def whole(self) -> str:
        """Address of the chosen page's large picture."""
        return self._whole

    @Property(QObject, constant=True)
    def offers(self) -> QObject:
        """What was read on the paper of the chosen page."""
        return self._offers

    @Property(list, constant=True)
    def reasons(self) -> list[dict[str, str]]:
        """Why a page with a mark may stay, each with its key."""
        words = (
            self.tr("Bản gốc như vậy, đã đối chiếu"),
            self.tr("Vẫn đọc rõ"),
            self.tr("Không quét lại được"),
        )
        return [{"text": text, "keys": key} for text, key in zip(words, "ASD", strict=True)]

    @Property(int, notify=changed)
    def wanting(self) -> int:
        """Pages with a mark that nobody has given a reason for."""
        return sum(page.wanting for page in self._order)

    # What is said of a paper -----------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def facts(self) -> QObject:
        return self._facts

    @Property(str, notify=changed)
    def described(self) -> str:
        """Name of the paper whose metadata are being typed; empty: none."""
        name = next((each.name for each in self._documents if each.id == self._described), "")
        return shortened(name, NAME_MOST)

    @Property(bool, notify=changed)
    def describable(self) -> bool:
        """The chosen page is of a paper that has its file."""
        page, dossier = self._page_chosen, self._dossier
        return page is not None and dossier is not None and dossier.attachment(page.document_id) is not None

    @Slot()
    def describe(self) -> None:
        """The metadata of the paper that the chosen page belongs to."""
        page, dossier = self._page_chosen, self._dossier
        if page is not None and dossier is not None and self.describable:
            self._described = page.document_id
            self._facts.lay_out(dossier.facts_of(page.document_id))
            self.changed.emit()

    @Slot()
    def leaveFacts(self) -> None:
        self._described = ""
        self._facts.forget()
        self.changed.emit()

    @Slot()
    def keepFacts(self) -> None:
        if self._described and self._facts.savable:
            self._table.describe(self._described, dict(self._facts.values))
            self.leaveFacts()

    # What the officer does -------------------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        if self._table.pages:
            self._shown = True
            wanting = next((page for page in self._order if page.wanting), None)
            first = wanting or (self._order[0] if self._order else None)
            self._choose(self._page_chosen or first)

    @Slot()
    def close(self) -> None:
        self._shown = False
        self.changed.emit()

    @Slot(str)
    def choose(self, page_id: str) -> None:
        self._choose(next((page for page in self._order if page.id == page_id), None))

    @Slot(int)
    def step(self, by: int) -> None:
        """To the next page, or the one before, over the edges of papers."""
        page, order = self._page_chosen, self._order
        if page is not None and 0 <= order.index(page) + by < len(order):
            self._choose(order[order.index(page) + by])

    @Slot()
    def nextMark(self) -> None:
        """To the next page that wants a reason."""
        order, page = self._order, self._page_chosen
        at = order.index(page) + 1 if page in order else 0
        self._choose(next((each for each in order[at:] + order[:at] if each.wanting), page))

    @Slot()
    def turn(self) -> None:
        if (page := self._page_chosen) is not None:
            self._whole_of = ""
            self._table.turn(page)

    @Slot()
    def again(self) -> None:
        if (page := self._page_chosen) is not None:
            self._whole_of = ""
            self._table.again(page)

    @Slot(int)
    def move(self, by: int) -> None:
        """Within its paper."""
        page, order = self._page_chosen, self._order
        if page is None:
            return
        at = order.index(page)
        if 0 <= at + by < len(order) and order[at + by].document_id == page.document_id:
            order[at], order[at + by] = order[at + by], order[at]
            self._table.arrange(order)

    @Slot(int)
    def toPaper(self, number: int) -> None:
        """The chosen page belongs to another paper, by its number in the list: it goes behind what lies there."""
        self._to_paper(number - 1, alone=True)

    @Slot()
    def split(self) -> None:
        """From the chosen page on, what lies in this paper belongs to the next one."""
        page = self._page_chosen
        ids = [document.id for document in self._documents]
        if page is not None and page.document_id in ids:
            self._to_paper(ids.index(page.document_id) + 1, alone=False)

    @Slot()
    def remove(self) -> None:
        page, order = self._page_chosen, self._order
        if page is not None:
            at = order.index(page)
            del order[at]
            self._table.arrange(order)
            self._choose(order[min(at, len(order) - 1)] if order else None)
            self._shown = bool(order)

    @Slot(str)
    def accept(self, reason: str) -> None:
        """It stays as it is, for this reason; on to the next that wants one."""
        page, order = self._page_chosen, self._order
        if page is not None and page.wanting:
            order[order.index(page)] = replace(page, reason=reason)
            self._table.arrange(order)
            self.nextMark()

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _order(self) -> list[TrayPage]:
        """As the groups stand: paper after paper."""
        keys = [*(document.id for document in self._documents), ASIDE]
        return [page for key in keys for page in self._table.of(key)]

    @property
    def _page_chosen(self) -> TrayPage | None:
        return next((page for page in self._order if page.id == self._chosen), None)

    def _numbered(self) -> list[tuple[int, RequiredDocument]]:
        return list(enumerate(self._documents, 1))

    def _to_paper(self, index: int, *, alone: bool) -> None:
        page, order = self._page_chosen, self._order
        if page is None or not 0 <= index < len(self._documents):
            return
        at, target = order.index(page), self._documents[index].id
        went = [each for each in order[at:] if each.document_id == page.document_id and (not alone or each is page)]
        stay = [each for each in order if each not in went]
        self._table.arrange(stay + [replace(each, document_id=target) for each in went])

    def _choose(self, page: TrayPage | None) -> None:
        self._chosen = page.id if page else ""
        self._offers.show(page.document_id if page else "")
        self._look()
        self.changed.emit()

    def _look(self) -> None:
        page = self._page_chosen
        if page is None or page.id == self._whole_of or not self._shown:
            return
        self._whole_of = page.id

        def shown(image: QImage) -> None:
            if self._chosen == page.id:
                self._whole = self._desk.images.put("review-page", image)
                self.wholeChanged.emit()

        self._table.look(page, shown)

    @Slot()
    def _on_table(self) -> None:
        if self._shown and not self._table.busy:
            self._look()
        page = self._page_chosen
        self._offers.show(page.document_id if page else "")
        self.changed.emit()

    def _page(self, page: TrayPage) -> dict[str, Any]:
        return {
            "id": page.id,
            "source": self._table.thumb(page),
            "number": self._order.index(page) + 1,
            "marks": ", ".join(mark["text"] for mark in self._marks(page)),
            "wanting": page.wanting,
            "chosen": page.id == self._chosen,
        }

    def _marks(self, page: TrayPage) -> list[dict[str, str]]:
        words = {
            PageFlaw.BLANK: self.tr("Trang trắng"),
            PageFlaw.CUT_OFF: self.tr("Chữ chạm mép"),
            PageFlaw.SKEWED: self.tr("Lệch"),
            PageFlaw.FAINT: self.tr("Mờ nhạt"),
            PageFlaw.BLURRED: self.tr("Nhòe"),
            PageFlaw.LOW_DPI: self.tr("Dưới 200 dpi"),
        }
        kind = "warn" if page.wanting else "plain"
        return [{"text": words[flaw], "kind": kind} for flaw in (page.verdict.flaws if page.verdict else ())]
