"""Every setting, made from its description: edit, check, put in force."""

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.technician.page_model import TechnicianPageModel
from kiosk.ui.technician.setting_fields import SettingFields
from kiosk.ui.technician.technician import Technician

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made in pages.py")
class SettingsPageModel(TechnicianPageModel):
    """Signals: changed; fieldsChanged, when the fields are to be shown anew."""

    page = "settings"
    changed = Signal()
    fieldsChanged = Signal()

    def __init__(self, technician: Technician) -> None:
        super().__init__(technician)
        self._fields = SettingFields(self._bench)
        self._group = "centre"

    fault = Property(dict, TechnicianPageModel.shown_fault, notify=changed)
    busy = Property(bool, TechnicianPageModel.is_busy, notify=changed)

    def retold(self) -> None:
        self.fieldsChanged.emit()
        self.changed.emit()

    def entered(self) -> None:
        self._fields.forget()
        self.fieldsChanged.emit()
        self.changed.emit()

    @Property(list, notify=changed)
    def groups(self) -> list[dict[str, str]]:
        return [{"key": group, "title": self._group_word(group)} for group in self._by_group()]

    @Property(str, notify=changed)
    def group(self) -> str:
        return self._group

    @Property(list, notify=fieldsChanged)
    def fields(self) -> list[dict[str, Any]]:
        return self._fields.shown(self._by_group()[self._group])

    @Property(bool, notify=changed)
    def waiting(self) -> bool:
        """Something is changed and not yet in force."""
        return self._bench.changed or self._fields.dirty

    @Slot(str)
    def choose(self, group: str) -> None:
        if self._store():
            self._group = group
            self.fieldsChanged.emit()
            self.changed.emit()

    @Slot(str, str)
    def type(self, key: str, text: str) -> None:
        self._fields.type(key, text)
        self.changed.emit()

    @Slot()
    def keep(self) -> None:
        """Check all, write kiosk.toml; the file before stays beside it."""
        if self._store():
            self._run("keep", lambda _: self._bench.keep(), self._on_kept)

    def _on_kept(self, path: object) -> None:
        self._technician.kept = True
        self._technician.say(self.tr("Đã ghi %1. Có hiệu lực khi máy mở lại.").replace("%1", str(path)))

    def _store(self) -> bool:
        fits = self._fields.store()
        self.fieldsChanged.emit()
        self.changed.emit()
        self._technician.changed.emit()
        if not fits:
            self._technician.say(self.tr("Có ô chưa đúng: xem dòng chữ đỏ dưới ô."), "fault")
        return fits

    def _by_group(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self._bench.rows():
            found.setdefault(row.key.partition(".")[0], []).append(row.key)
        return found

    def _group_word(self, group: str) -> str:
        words = {
            "live": self.tr("Phục vụ thật"),
            "centre": self.tr("Trung tâm"),
            "card": self.tr("Thẻ"),
            "card_check": self.tr("Đối chiếu thẻ"),
            "code_reader": self.tr("Đầu đọc mã QR"),
            "scanner": self.tr("Máy quét"),
            "printer": self.tr("Máy in"),
            "portal": self.tr("Cổng"),
            "store": self.tr("Kho"),
            "screen": self.tr("Màn hình"),
            "station": self.tr("Máy này"),
            "hub": self.tr("Máy chủ chung"),
            "payment": self.tr("Thu phí"),
            "counter": self.tr("Quầy"),
            "seal": self.tr("Chữ ký số"),
            "audit": self.tr("Nhật ký"),
        }
        return words.get(group, group)
