"""Settings as fields on a page: what is shown for each, what was typed, and which of it does not fit."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.domain.errors import ConfigError
from kiosk.ports import Workbench
from kiosk.ports.technician import SettingRow

CHOICES: dict[str, object] = {
    "station.role=kiosk": QT_TRANSLATE_NOOP("Technician", "Ki-ốt tự phục vụ của người dân"),
    "station.role=counter": QT_TRANSLATE_NOOP("Technician", "Quầy của cán bộ"),
    "station.role=display": QT_TRANSLATE_NOOP("Technician", "Màn hình gọi số ở sảnh"),
    "card.driver=software": QT_TRANSLATE_NOOP("Technician", "Thẻ mô phỏng (để thử)"),
    "card.driver=pcsc": QT_TRANSLATE_NOOP("Technician", "Đầu đọc thật (PC/SC)"),
    "card.reader_picture=top": QT_TRANSLATE_NOOP("Technician", "Đặt lên mặt trên"),
    "card.reader_picture=front": QT_TRANSLATE_NOOP("Technician", "Khe phía trước"),
    "card.reader_picture=side": QT_TRANSLATE_NOOP("Technician", "Khe bên cạnh"),
    "code_reader.driver=none": QT_TRANSLATE_NOOP("Technician", "Không có"),
    "code_reader.driver=keyboard": QT_TRANSLATE_NOOP("Technician", "Đầu đọc gõ như bàn phím"),
    "code_reader.driver=serial": QT_TRANSLATE_NOOP("Technician", "Đầu đọc cổng nối tiếp (USB-COM)"),
    "code_reader.driver=camera": QT_TRANSLATE_NOOP("Technician", "Máy ảnh"),
    "scanner.driver=auto": QT_TRANSLATE_NOOP("Technician", "Thiết bị thử hoặc trang mẫu"),
    "scanner.driver=sane": QT_TRANSLATE_NOOP("Technician", "Máy quét thật (SANE)"),
    "scanner.driver=wia": QT_TRANSLATE_NOOP("Technician", "Máy quét của Windows (WIA)"),
    "scanner.driver=escl": QT_TRANSLATE_NOOP("Technician", "Máy quét mạng (eSCL)"),
    "scanner.driver=camera": QT_TRANSLATE_NOOP("Technician", "Máy ảnh thay máy quét"),
    "scanner.driver=watch": QT_TRANSLATE_NOOP("Technician", "Thư mục máy quét gửi vào"),
    "scanner.driver=folder": QT_TRANSLATE_NOOP("Technician", "Trang mẫu trong thư mục"),
    "printer.driver=software": QT_TRANSLATE_NOOP("Technician", "Máy in mô phỏng (để thử)"),
    "printer.driver=network": QT_TRANSLATE_NOOP("Technician", "Máy in thật qua mạng"),
    "printer.form_driver=folder": QT_TRANSLATE_NOOP("Technician", "Lưu vào thư mục (để thử)"),
    "printer.form_driver=cups": QT_TRANSLATE_NOOP("Technician", "Máy in thật (CUPS)"),
    "true": QT_TRANSLATE_NOOP("Technician", "Có"),
    "false": QT_TRANSLATE_NOOP("Technician", "Không"),
}


class SettingFields:
    """What was typed waits here until `store`. Nothing is stored when one value does not fit."""

    def __init__(self, bench: Workbench) -> None:
        self._bench = bench
        self._typed: dict[str, str] = {}
        self._wrong: frozenset[str] = frozenset()

    @property
    def dirty(self) -> bool:
        return bool(self._typed)

    def shown(self, keys: Iterable[str]) -> list[dict[str, Any]]:
        rows = {row.key: row for row in self._bench.rows()}
        return [self._field(rows[key]) for key in keys]

    def type(self, key: str, text: str) -> None:
        self._typed[key] = text

    def value(self, key: str) -> str:
        return self._typed.get(key) or next(row.value for row in self._bench.rows() if row.key == key)

    def forget(self) -> None:
        self._typed.clear()
        self._wrong = frozenset()

    def store(self) -> bool:
        """Whether everything that was typed fits; it is in the draft then."""
        try:
            self._bench.change(self._typed)
        except ConfigError as fault:
            self._wrong = frozenset(key for key in self._typed if key in fault.detail.split(", "))
            return False
        self.forget()
        return True

    def _field(self, row: SettingRow) -> dict[str, Any]:
        value = self._typed.get(row.key, row.value)
        options = ("true", "false") if row.kind == "flag" else row.choices
        return {
            "key": row.key,
            "kind": "choice" if options else row.kind,
            "label": row.described,
            "value": value,
            "options": [{"key": option, "title": choice_word(row.key, option)} for option in options],
            "complaint": complaint(row) if row.key in self._wrong else "",
            "hint": hint(row),
        }


def choice_word(key: str, option: str) -> str:
    marked = CHOICES.get(f"{key}={option}") or CHOICES.get(option)
    return QCoreApplication.translate("Technician", str(marked)) if marked else option


def hint(row: SettingRow) -> str:
    """The key itself, for whoever reads kiosk.toml; and the usual value where this is another."""
    if row.value == row.usual or not row.usual:
        return row.key
    say: Callable[[str, str], str] = QCoreApplication.translate
    return say("Technician", "%1, mặc định: %2").replace("%1", row.key).replace("%2", row.usual)


def complaint(row: SettingRow) -> str:
    if row.kind == "number":
        return QCoreApplication.translate("Technician", "Cần một số trong khoảng cho phép.")
    if row.kind == "time":
        return QCoreApplication.translate("Technician", "Cần giờ và phút, ví dụ 07:30.")
    if row.key.endswith("unit_code"):
        return QCoreApplication.translate("Technician", "Cần mã dạng H99.01 hoặc G22.03.")
    return QCoreApplication.translate("Technician", "Giá trị này không dùng được.")
