"""What pages share that open something with the code and the PIN of a slip."""

from PySide6.QtCore import Slot

from kiosk.services.pins import PIN_DIGITS
from kiosk.ui.citizen.slip_page_model import SlipPageModel

PIN_TRIES = 3  # in one visit


class PinPageModel(SlipPageModel):
    """Each declares the properties `code`, `pin`, `pinReady` and `pinAllowed` itself, as those of its slip."""

    def _forget(self) -> None:
        super()._forget()
        self._code = self._pin = ""
        self._refusals = 0

    def pin_length(self) -> int:
        return PIN_DIGITS

    def pin_allowed(self) -> bool:
        return self._refusals < PIN_TRIES

    def pin_ready(self) -> bool:
        return len(self._pin) == PIN_DIGITS and self.pin_allowed() and not self.is_busy()

    @Slot(str)
    def typeCode(self, text: str) -> None:
        self._code, self._fault = text, ""
        self.changed.emit()

    @Slot(str)
    def press(self, digit: str) -> None:
        if len(digit) == 1 and digit in "0123456789" and len(self._pin) < PIN_DIGITS:
            self._pin, self._fault = self._pin + digit, ""
            self.changed.emit()

    @Slot()
    def erase(self) -> None:
        self._pin = self._pin[:-1]
        self.changed.emit()
