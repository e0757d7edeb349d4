"""Money in Vietnamese words, as receipts and reports have it: "Hai mươi mốt nghìn đồng"."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
SCALES = ("", "nghìn", "triệu")  # and again above each tỷ


def money_words(vnd: int) -> str:
    """A sum of whole đồng, beginning with a capital. Raises ValueError below zero."""
    if vnd < 0:
        raise ValueError("money in words is never below zero")
    words = f"{number_words(vnd)} đồng"
    return words[0].upper() + words[1:]


def number_words(number: int) -> str:
    """Northern reading: "linh", "mốt", "tư", "lăm", "nghìn", "tỷ"; nothing is said of groups of zeros."""
    if number == 0:
        return DIGITS[0]
    return " ".join(_words(number))


def _words(number: int) -> list[str]:
    above, below = divmod(number, 1_000_000_000)
    words = [*_words(above), "tỷ"] if above else []
    for scale in (2, 1, 0):
        group = below // 1000**scale % 1000
        if group:
            words += [*_group(group, full=bool(words)), *SCALES[scale].split()]
    return words


def _group(number: int, full: bool) -> list[str]:
    """1 to 999. full: something stands before it, so that hundreds are said even when there are none."""
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and units:
        return [*words, *(["linh"] if words else []), DIGITS[units]]
    if tens == 1:
        words += ["mười"]
    elif tens:
        words += [DIGITS[tens], "mươi"]
    return [*words, *_units(tens, units)]


def _units(tens: int, units: int) -> list[str]:
    if not units:
        return []
    if units == 1 and tens > 1:
        return ["mốt"]
    if units == 4 and tens > 1:
        return ["tư"]
    if units == 5 and tens:
        return ["lăm"]
    return [DIGITS[units]]
