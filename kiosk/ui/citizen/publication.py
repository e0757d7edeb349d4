"""What the Portal publishes, made fit for a screen: signs and codes of its web page taken out, words untouched."""

import re

RESULT_CODE = re.compile(r"\s*Mã:\s*KQ(?:\.[A-Z]?\d+)+")
LEADING_SIGNS = re.compile(r"^[\s\-+*•]+")
SPACES = re.compile(r"\s+")


def tidy_publication(text: str) -> str:
    """ "- Giấy khai sinhMã: KQ.G15.000031" -> "Giấy khai sinh"; several results are joined by "; "."""
    parts = [SPACES.sub(" ", LEADING_SIGNS.sub("", part)).strip(" :;") for part in RESULT_CODE.split(text)]
    joined = "; ".join(dict.fromkeys(part for part in parts if part))
    return joined[:1].upper() + joined[1:]


def counted(number: int) -> str:
    """ "2.642"."""
    return f"{number:,}".replace(",", ".")
