"""The three groups of digits on the back of a card, as they are typed: each is judged while it is."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.card import MrzKey
from kiosk.domain.typed_mrz import LENGTH, MrzGroup, Standing, judge, key_of
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

ORDER = list(MrzGroup)


@QmlElement
@QmlUncreatable("made by what reads cards")
class TypedMrzModel(QObject):
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.forget()

    def forget(self) -> None:
        self._typed = dict.fromkeys(MrzGroup, "")
        self._current = ORDER[0]
        self.changed.emit()

    def know(self, known: Mapping[MrzGroup, str]) -> None:
        """Fill in what a QR told, where nothing was typed, and begin at the first group that is open."""
        self._typed.update({group: digits for group, digits in known.items() if not self._typed[group]})
        self._current = next((group for group in ORDER if not self._is_right(group)), ORDER[-1])
        self.changed.emit()

    def key(self, today: date) -> MrzKey:
        """What opens the chip. Raises ValueError unless it is ready."""
        return key_of(self._typed, today)

    @Property(list, notify=changed)
    def groups(self) -> list[dict[str, object]]:
        """In order: key, label, what was typed, how long it is to be, "open", "right" or "wrong", and what to mend."""
        labels = {
            MrzGroup.DOCUMENT: self.tr("Dòng 1: mười số sau IDVNM"),
            MrzGroup.BIRTH: self.tr("Dòng 2: bảy số đầu"),
            MrzGroup.EXPIRY: self.tr("Dòng 2: bảy số sau chữ M hoặc F"),
        }
        words = {
            Standing.OPEN: ("open", ""),
            Standing.RIGHT: ("right", ""),
            Standing.WRONG_CHECK: ("wrong", self.tr("Số cuối chưa khớp, vui lòng so lại từng số.")),
            Standing.NO_SUCH_DAY: ("wrong", self.tr("Không có ngày này. Vui lòng so lại sáu số đầu.")),
        }
        return [
            {
                "key": str(group),
                "label": label,
                "digits": self._typed[group],
                "length": LENGTH[group],
                "state": words[standing := judge(group, self._typed[group])][0],
                "complaint": words[standing][1],
            }
            for group, label in labels.items()
        ]

    @Property(str, notify=changed)
    def current(self) -> str:
        """The key of the group that the pad writes to."""
        return str(self._current)

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        return all(self._is_right(group) for group in ORDER)

    @Slot(str)
    def choose(self, key: str) -> None:
        self._current = MrzGroup(key)
        self.changed.emit()

    @Slot(str)
    def press(self, digit: str) -> None:
        group = self._current
        if len(digit) != 1 or digit not in "0123456789" or len(self._typed[group]) >= LENGTH[group]:
            return
        self._typed[group] += digit
        if self._is_right(group):  # the next one that is not, if any
            self._current = next((one for one in ORDER if not self._is_right(one)), group)
        self.changed.emit()

    @Slot(str, str)
    def write(self, key: str, text: str) -> None:
        """A whole group, from a keyboard."""
        self._current = group = MrzGroup(key)
        self._typed[group] = "".join(c for c in text if c in "0123456789")[: LENGTH[group]]
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """The last digit; at the beginning of a group the last of the one before."""
        if not self._typed[self._current]:
            self._current = ORDER[max(0, ORDER.index(self._current) - 1)]
        self._typed[self._current] = self._typed[self._current][:-1]
        self.changed.emit()

    def _is_right(self, group: MrzGroup) -> bool:
        return judge(group, self._typed[group]) is Standing.RIGHT
