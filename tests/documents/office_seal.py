"""A centre's seal in a file as an officer uses it, in this very process."""

from pathlib import Path

from kiosk.documents.sealing import FileSeal
from kiosk.domain.errors import SealError
from kiosk.ports import Clock, PinTries, SealStanding
from tests.documents.seal_issuer import Issuer


class OfficeSeal:
    """Implements ports.CentreSeal. says: of wrong PINs, as a token would. absent: nobody has plugged it in."""

    asks_pin = True

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.issuer = Issuer()
        self._path, self._clock = self.issuer.p12(folder), clock
        self.says = PinTries.ANY
        self.absent: SealError | None = None
        self.signed = 0

    def standing(self) -> SealStanding:
        if self.absent is not None:
            raise self.absent
        return SealStanding("Trung tâm PVHCC phường Hoa Mẫu", self.issuer.leaf.not_valid_after_utc, self.says)

    def sign(self, pdf: bytes, pin: str, reason: str, place: str) -> bytes:
        if self.absent is not None:
            raise self.absent
        signed = FileSeal(self._path, pin, self._clock, typed=True).sign(pdf, reason, place)
        self.signed += 1
        return signed
