"""How a card's data and a dossier's code are written on a screen."""

from PySide6.QtCore import QCoreApplication

from kiosk.domain.applicant import Applicant


def called(full_name: str) -> str:
    """The card's capitals as one writes a name: "NGUYỄN VĂN MẪU" -> "Nguyễn Văn Mẫu"."""
    return " ".join(word.capitalize() for word in full_name.split())


def grouped(who: Applicant, *, whole: bool) -> str:
    """In fours, as one reads it aloud: "0990 8500 0011", or masked "•••• •••• 0011"."""
    digits = who.number if whole else who.masked_number.replace("*", "•")
    return " ".join(digits[i : i + 4] for i in range(0, len(digits), 4))


def code_label(code: str, temporary_code: str) -> str:
    """What stands above the code of a dossier: what kind of number it is, and which one it replaced."""
    if not temporary_code:
        return QCoreApplication.translate("CodeWords", "Mã hồ sơ")
    if code == temporary_code:
        return QCoreApplication.translate("CodeWords", "Số tạm (mã hồ sơ chính thức được cấp sau)")
    return QCoreApplication.translate("CodeWords", "Mã hồ sơ (thay cho số tạm %1)").replace("%1", temporary_code)
