"""How a card's data are written on a screen."""

from kiosk.domain.applicant import Applicant


def called(full_name: str) -> str:
    """The card's capitals as one writes a name: "NGUYỄN VĂN MẪU" -> "Nguyễn Văn Mẫu"."""
    return " ".join(word.capitalize() for word in full_name.split())


def grouped(who: Applicant, *, whole: bool) -> str:
    """In fours, as one reads it aloud: "0990 8500 0011", or masked "•••• •••• 0011"."""
    digits = who.number if whole else who.masked_number.replace("*", "•")
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
