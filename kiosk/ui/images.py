"""Pictures of the visit (photo, scanned pages, QR codes): in memory only, wiped when the visit ends."""

import io
import threading

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider

PROVIDER = "visit"


class VisitImages(QQuickImageProvider):
    """Serves `image://visit/<serial>/<name>`. A new serial for every picture, so that QML never shows a stale one.

    The scene graph asks from its own threads, hence the lock.
    """

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._lock = threading.Lock()
        self._images: dict[str, QImage] = {}
        self._serial = 0

    def put(self, name: str, image: QImage) -> str:
        """Keep `image` under `name` in place of an older one; returns the address for Image.source."""
        with self._lock:
            self._serial += 1
            self._forget(name)
            key = f"{self._serial}/{name}"
            self._images[key] = image
        return f"image://{PROVIDER}/{key}"

    def forget(self, prefix: str) -> None:
        """Drop every picture whose name starts with `prefix`."""
        with self._lock:
            self._forget(prefix, prefix_only=True)

    @Slot()
    def wipe(self) -> None:
        """The visit is over: blacken and drop everything."""
        self.forget("")

    def requestImage(self, key: str, size: QSize, requested: QSize) -> QImage:
        with self._lock:
            image = self._images.get(key, QImage())
            return image.copy()  # QML keeps its own pixels; ours are blackened by wipe()

    def __len__(self) -> int:
        with self._lock:
            return len(self._images)

    def _forget(self, name: str, *, prefix_only: bool = False) -> None:
        for key in list(self._images):
            own = key.partition("/")[2]
            if own == name or (prefix_only and own.startswith(name)):
                self._images.pop(key).fill(QColor(Qt.GlobalColor.black))


def decode_photo(data: bytes) -> QImage:
    """A chip's photo (JPEG or JPEG 2000 file bytes). Null when it cannot be read: the page shows none.

    Qt reads no JPEG 2000; Pillow does, and is only loaded for such a card. Call it from a job.
    """
    image = QImage.fromData(data)
    if not image.isNull() or not data:
        return image
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data), formats=["JPEG2000"]) as picture:
            pixels = picture.convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError):
        return QImage()
    row = pixels.width * 3
    return QImage(pixels.tobytes(), pixels.width, pixels.height, row, QImage.Format.Format_RGB888).copy()


def thumbnail(data: bytes, height: int = 360) -> QImage:
    """A scanned page (JPEG or PNG) small enough to keep many of. Call it from a job."""
    return QImage.fromData(data).scaledToHeight(height, Qt.TransformationMode.SmoothTransformation)


def qr_image(text: str) -> QImage:
    """The QR code of `text`, one pixel a module, quiet zone included: the page enlarges it without smoothing."""
    import segno

    modules = [list(row) for row in segno.make_qr(text, error="m").matrix_iter(border=4)]
    image = QImage(len(modules), len(modules), QImage.Format.Format_RGB32)
    image.fill(QColor(Qt.GlobalColor.white))
    painter = QPainter(image)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                painter.fillRect(x, y, 1, 1, QColor(Qt.GlobalColor.black))
    painter.end()
    return image
