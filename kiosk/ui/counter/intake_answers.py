"""The form of an intake or a correction: what is asked, what was answered, and what to mend in it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.form import Complaint, Form, complaints, tidy
from kiosk.domain.local_time import local_date
from kiosk.ui.citizen.questions import Ask
from kiosk.ui.counter import intake_form
from kiosk.ui.counter.desk import Desk
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.rule_words import shown

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by intake_page.py")
class IntakeAnswersModel(QObject):
    """Signals: changed; laidOut, when the form is another one; placesChanged, when other communes are offered;
    answered, when something was typed or chosen.
    """

    changed = Signal()
    laidOut = Signal()
    placesChanged = Signal()
    answered = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.forget()

    def forget(self) -> None:
        self.form: Form | None = None
        self.values: dict[str, str] = {}

    def lay_out(self, form: Form | None, values: Mapping[str, str]) -> None:
        self.form, self.values = form, dict(values)
        self.laidOut.emit()
        self.placesChanged.emit()

    @property
    def whole(self) -> bool:
        return self.form is not None and not self._wrong()

    @Property(list, notify=laidOut)
    def questions(self) -> list[dict[str, Any]]:
        labels = {
            Ask.PROVINCE: QCoreApplication.translate("IntakePageModel", "Tỉnh, thành phố"),
            Ask.COMMUNE: QCoreApplication.translate("IntakePageModel", "Phường, xã, đặc khu"),
        }
        return intake_form.rows(self.form, self.values, labels, self._desk.tools.units) if self.form else []

    @Property(dict, notify=placesChanged)
    def options(self) -> dict[str, list[dict[str, str]]]:
        return intake_form.options(self.form, self.values, self._desk.tools.units) if self.form else {}

    @Property(dict, notify=changed)
    def shownKeys(self) -> dict[str, bool]:
        return intake_form.asked(self.form, self.values) if self.form else {}

    @Property(dict, notify=changed)
    def answers(self) -> dict[str, str]:
        return dict(self.values)

    @Property(dict, notify=changed)
    def complaints(self) -> dict[str, str]:
        """Form key -> what to mend; nothing is said of what was not touched yet."""
        return {key: shown(wrong) for key, wrong in self._wrong().items() if tidy(self.values.get(key, ""))}

    @Slot(str, str)
    def answer(self, key: str, text: str) -> None:
        self.values[key] = text
        if key.endswith(".province"):
            self.values.pop(f"{key.removesuffix('.province')}.commune", None)
            self.placesChanged.emit()
        self.answered.emit()

    def _wrong(self) -> dict[str, Complaint]:
        today = local_date(self._desk.tools.clock.now())
        return complaints(self.form, self.values, today) if self.form else {}
