"""What opens a card's chip, as a person gives it: six digits, a QR or three typed groups, rung by rung.

The kiosk's card page and the desk's stand on this; each shows it in its own way.
"""

from datetime import date

from kiosk.domain import card_qr
from kiosk.domain.card import AccessKey, CardAccessNumber
from kiosk.domain.card_ladder import CardLadder, Rung
from kiosk.domain.card_qr import CardQr
from kiosk.domain.typed_mrz import known_from
from kiosk.ui.typed_mrz import TypedMrzModel

DIGITS = 6


class CardOpening:
    """One person's way up the ladder. `with_qr`: the machine has something that reads a QR."""

    def __init__(self, with_qr: bool, mrz: TypedMrzModel) -> None:
        self._with_qr, self.mrz = with_qr, mrz
        self.forget()

    def forget(self) -> None:
        self.digits = ""
        self.qr: CardQr | None = None
        self.offer = Rung.NUMBER  # after a fault: what helps most
        self._ladder = CardLadder(self._with_qr)
        self.mrz.forget()

    @property
    def rung(self) -> Rung:
        return self._ladder.at

    def key(self, today: date) -> AccessKey | None:
        """What opens the chip from this rung; None while it is not whole."""
        if self.rung is Rung.MRZ:
            return self.mrz.key(today) if self.mrz.ready else None
        if self.rung is Rung.QR:
            return CardAccessNumber(self.qr.citizen_id.can) if self.qr else None
        return CardAccessNumber(self.digits) if len(self.digits) == DIGITS else None

    def stand_on(self, rung: Rung) -> None:
        """Take a rung. What a QR told of the card is carried on to the typed groups, and nowhere else."""
        self._ladder.stand_on(rung)
        if rung is Rung.MRZ and self.qr:
            self.mrz.know(known_from(self.qr))
        if rung is not Rung.MRZ:
            self.qr = None  # the next scan, or other digits, may be of another card

    def scanned(self, text: str) -> None:
        """A QR was read, by whatever reads one here: it opens the chip in place of digits. Raises CodeReaderError."""
        self._ladder.stand_on(Rung.QR)
        self.qr = card_qr.parse(text)
        self.digits = ""  # a scanner that types has pressed the keys of digits, too

    def fail(self, code: str) -> None:
        """Count a failure on this rung, and see what to offer."""
        self.offer = self._ladder.fail(code)
