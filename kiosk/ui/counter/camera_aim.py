"""Chụp giấy tờ: what the camera sees while papers are laid below it, and what keeps it from taking them."""

import threading
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.domain.scanning import LEAST_DPI, AimState, AimView
from kiosk.ui.counter.desk import Desk
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

PICTURE = "camera-aim"


@QmlElement
@QmlUncreatable("made by scan_table.py")
class CameraAimModel(QObject):
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._enough: threading.Event | None = None
        self._view: AimView | None = None
        self._picture = ""

    def begin(self) -> threading.Event:
        """Somebody looks through the camera from now on; returns what is set when that is enough."""
        self._enough, self._view, self._picture = threading.Event(), None, ""
        self.changed.emit()
        return self._enough

    def see(self, view: AimView, image: QImage) -> None:
        if self._enough is not None:
            self._view = view
            if not image.isNull():  # else the one before stays
                self._picture = self._desk.images.put(PICTURE, image)
            self.changed.emit()

    def end(self) -> None:
        if self._enough is not None:
            self._enough, self._view, self._picture = None, None, ""
            self._desk.images.forget(PICTURE)
            self.changed.emit()

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def shown(self) -> bool:
        return self._enough is not None

    @Property(bool, notify=changed)
    def ending(self) -> bool:
        return self._enough is not None and self._enough.is_set()

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._picture

    @Property(dict, notify=changed)
    def state(self) -> dict[str, Any]:
        """{title, text, kind}: what is to be done now."""
        title, text, kind = self._words()
        return {"title": title, "text": text, "kind": kind}

    @Property(int, notify=changed)
    def taken(self) -> int:
        return self._view.taken if self._view else 0

    @Property(str, notify=changed)
    def sharpness(self) -> str:
        """How fine the page would be."""
        dpi = self._view.dpi if self._view else 0
        if not dpi:
            return ""
        words = self.tr("Khoảng %1 dpi; cần ít nhất %2.")
        return words.replace("%1", str(dpi)).replace("%2", str(LEAST_DPI))

    @Slot()
    def finish(self) -> None:
        """No more sheets come."""
        if self._enough is not None:
            self._enough.set()
            self.changed.emit()

    def _words(self) -> tuple[str, str, str]:
        if self._view is None:
            return self.tr("Đang mở máy ảnh…"), self.tr("Đặt một tờ giấy vào giữa khung hình."), "plain"
        return {
            AimState.DARK: (self.tr("Quá tối"), self.tr("Bật thêm đèn hoặc bỏ vật che máy ảnh."), "fault"),
            AimState.NO_PAPER: (
                self.tr("Chưa thấy tờ giấy"),
                self.tr("Đặt tờ giấy sao cho thấy đủ bốn góc, trên nền sẫm."),
                "plain",
            ),
            AimState.MOVING: (self.tr("Giữ yên"), self.tr("Bỏ tay ra; máy tự chụp khi giấy nằm yên."), "plain"),
            AimState.COARSE: (
                self.tr("Giấy ở xa quá"),
                self.tr("Đưa máy ảnh lại gần hơn; để yên thì máy vẫn chụp và đánh dấu trang."),
                "warn",
            ),
            AimState.BLURRED: (
                self.tr("Chưa nét"),
                self.tr("Đợi máy ảnh lấy nét; để yên thì máy vẫn chụp và đánh dấu trang."),
                "warn",
            ),
            AimState.TAKEN: (self.tr("Đã chụp"), self.tr("Lấy tờ này ra rồi đặt tờ kế tiếp, hoặc bấm Xong."), "ok"),
        }[self._view.state]
