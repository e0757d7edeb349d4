"""Feedback and petitions: what kind, the words, whether to be reached, then a code and PIN. And what became of one."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.errors import PetitionUnknown
from kiosk.domain.identifiers import uuid7
from kiosk.domain.local_time import date_time_text
from kiosk.domain.printing import PrintKind
from kiosk.domain.slips import PetitionSlip
from kiosk.domain.voice import Petition, PetitionKind, PetitionState
from kiosk.services import petitions
from kiosk.ui.citizen.pin_page_model import PinPageModel
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import qr_image
from kiosk.ui.jobs import Report

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

QR = "pakn-qr"
BEFORE = {"text": "kind", "contact": "text", "find": "kind", "pin": "find", "found": "find"}


@QmlElement
@QmlUncreatable("made by pages.py")
class PetitionPageModel(PinPageModel):
    changed = Signal()
    fault = Property(dict, PinPageModel.shown_fault, notify=changed)
    busy = Property(bool, PinPageModel.is_busy, notify=changed)
    slip = Property(str, PinPageModel.slip_state, notify=changed)
    slipPlace = Property(str, PinPageModel.slip_place_shown, notify=changed)
    slipFault = Property(dict, PinPageModel.slip_fault_shown, notify=changed)
    pinLength = Property(int, PinPageModel.pin_length, constant=True)
    pinReady = Property(bool, PinPageModel.pin_ready, notify=changed)
    pinAllowed = Property(bool, PinPageModel.pin_allowed, notify=changed)
    page = "petition"
    kind = PrintKind.PETITION_SLIP

    def _forget(self) -> None:
        super()._forget()
        self._stage = "kind"
        self._kind = PetitionKind.FEEDBACK
        self._text = self._contact = self._qr = self._wish = ""
        self._petition: Petition | None = None

    def entered(self) -> None:
        if not self._qr:
            self._qr = self._filing.images.put(QR, qr_image(petitions.PAKN_SITE))

    # What the page shows -----------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "kind", "text", "contact", "filed"; or "find", "pin", "found"."""
        return self._stage

    @Property(list, notify=changed)
    def kinds(self) -> list[dict[str, str]]:
        return [
            {"value": "feedback", "icon": "pencil", "title": self.tr("Góp ý"), "note": self.tr("Để phục vụ tốt hơn")},
            {
                "value": "complaint",
                "icon": "triangle-alert",
                "title": self.tr("Phản ánh"),
                "note": self.tr("Hành vi, thái độ, chậm trễ"),
            },
            {
                "value": "petition",
                "icon": "scale",
                "title": self.tr("Kiến nghị"),
                "note": self.tr("Về quy định, thủ tục"),
            },
            {"value": "praise", "icon": "heart", "title": self.tr("Khen ngợi"), "note": self.tr("Người, việc làm tốt")},
        ]

    @Property(str, notify=changed)
    def kindTitle(self) -> str:
        return next(row["title"] for row in self.kinds if row["value"] == self._kind.value)

    @Property(str, notify=changed)
    def text(self) -> str:
        return self._text

    @Property(str, notify=changed)
    def contact(self) -> str:
        return self._contact

    @Property(int, constant=True)
    def mostText(self) -> int:
        return petitions.MOST_TEXT

    @Property(int, constant=True)
    def mostContact(self) -> int:
        return petitions.MOST_CONTACT

    @Property(bool, notify=changed)
    def textReady(self) -> bool:
        return bool(self._text.strip())

    @Property(str, notify=changed)
    def site(self) -> str:
        return petitions.PAKN_SITE.removeprefix("https://")

    @Property(str, notify=changed)
    def siteQr(self) -> str:
        return self._qr

    @Property(str, notify=changed)
    def code(self) -> str:
        """Of the petition just filed or found; else what is being typed."""
        return self._petition.code if self._petition else self._code

    @Property(str, notify=changed)
    def pin(self) -> str:
        """In threes once it was filed; else what is being typed."""
        if self._petition and self._stage == "filed":
            return f"{self._petition.pin[:3]} {self._petition.pin[3:]}"
        return self._pin

    @Property(str, notify=changed)
    def state(self) -> str:
        """How far the petition found has come, in words."""
        if self._petition is None:
            return ""
        return {
            PetitionState.RECEIVED: self.tr("Trung tâm đang xem xét"),
            PetitionState.ANSWERED: self.tr("Trung tâm đã trả lời"),
            PetitionState.FORWARDED: self.tr("Đã chuyển cơ quan có thẩm quyền"),
        }[self._petition.state]

    @Property(str, notify=changed)
    def answer(self) -> str:
        return self._petition.answer if self._petition else ""

    @Property(str, notify=changed)
    def received(self) -> str:
        return date_time_text(self._petition.created_at) if self._petition else ""

    # What the person does ----------------------------------------------------------------------------------

    @Slot(str)
    def chooseKind(self, value: str) -> None:
        self._kind = PetitionKind(value)
        self._to("text")

    @Slot(str)
    def typeText(self, text: str) -> None:
        self._text, self._wish = text, ""
        self.changed.emit()

    @Slot(str)
    def typeContact(self, text: str) -> None:
        self._contact, self._wish = text, ""
        self.changed.emit()

    @Slot()
    def askContact(self) -> None:
        if self.textReady:
            self._to("contact")

    @Slot(bool)
    def send(self, named: bool) -> None:
        """One wish is one petition, however often it is tapped. Not named: whatever was typed is left out."""
        tools, kind, text, contact = self._tools, self._kind, self._text, self._contact if named else ""
        self._wish = wish = self._wish or uuid7(tools.clock.now())

        def work(_: Report) -> Petition:
            return petitions.file(
                kind, text, contact, tools.station, tools.unit_of_work, tools.clock, tools.secrets, wish
            )

        self._fault = ""
        self._run("send", work, self._on_filed, self._on_fault)

    @Slot()
    def rate(self) -> None:
        """Three faces for who was at a counter today, by the number of the ticket."""
        self._filing.rate("")
        self._visit.go("rate")

    @Slot()
    def find(self) -> None:
        """What became of one that was filed before."""
        self._code, self._pin, self._petition = "PA-", "", None
        self._to("find")

    @Slot()
    def askPin(self) -> None:
        self._pin = ""
        self._to("pin")

    @Slot()
    def lookUp(self) -> None:
        if not self.pinReady:
            return
        code, pin, tools = self._code, self._pin, self._tools

        def work(_: Report) -> Petition:
            return petitions.look_up(code, pin, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("find", work, self._on_found, self._on_refused)

    @Slot()
    def done(self) -> None:
        self._visit.end()

    @Slot(result=bool)
    def stepBack(self) -> bool:
        """To the question before; False: the page itself is left."""
        before = BEFORE.get(self._stage)
        if before is None:
            return False
        self._petition = None
        self._to(before)
        return True

    # -------------------------------------------------------------------------------------------------------

    def _to(self, stage: str) -> None:
        self._stage, self._fault = stage, ""
        self.changed.emit()

    def _on_filed(self, petition: Petition) -> None:
        self._petition, self._stage = petition, "filed"
        self._text = self._contact = ""
        self.printSlip()

    def _on_found(self, petition: Petition) -> None:
        self._petition, self._stage, self._pin = petition, "found", ""

    def _on_refused(self, code: str) -> None:
        self._fault, self._pin = code, ""
        self._refusals += code == PetitionUnknown.code

    def _slip_subject(self) -> str:
        return self._petition.id if self._petition else ""

    def _slip_of(self, copy: int) -> PetitionSlip:
        assert self._petition  # noqa: S101 (printed only once it is there)
        return petitions.petition_slip(self._petition, self._tools.centre, copy)
