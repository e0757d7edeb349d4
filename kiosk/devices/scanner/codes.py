"""QR and bar codes on a page, by zxing: what is not UTF-8 is passed over, never guessed."""

from typing import Any

import numpy as np
import numpy.typing as npt
import zxingcpp

MOST_TEXT = 1000
KINDS: Any = (zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.Code128)  # a type of the library's own


def codes_on(grey: npt.NDArray[Any]) -> tuple[str, ...]:
    """In the order in which they stand, each once."""
    found = zxingcpp.read_barcodes(np.ascontiguousarray(grey), formats=KINDS, try_downscale=False)
    texts = []
    for code in sorted(found, key=lambda each: (each.position.top_left.y, each.position.top_left.x)):
        try:
            text = bytes(code.bytes).decode("utf-8")
        except UnicodeDecodeError:
            continue
        if 0 < len(text) <= MOST_TEXT and text not in texts:
            texts.append(text)
    return tuple(texts)
