"""How a card's data are written on a screen."""

from kiosk.domain.applicant import CitizenId


def called(full_name: str) -> str:
    """The card's capitals as one writes a name: "NGUYỄN VĂN MẪU" -> "Nguyễn Văn Mẫu"."""
    return " ".join(word.capitalize() for word in full_name.split())


def grouped(citizen_id: CitizenId, *, whole: bool) -> str:
    """In fours, as one reads it aloud: "0990 8500 0011", or masked "•••• •••• 0011"."""
    digits = citizen_id.digits if whole else citizen_id.masked.replace("*", "•")
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))
