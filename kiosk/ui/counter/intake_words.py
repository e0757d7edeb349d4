"""How reception words the person, the checks and what was given in the end."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.domain.applicant import DOCUMENT_TITLE, Applicant
from kiosk.domain.dossier import Dossier
from kiosk.domain.fee import money_text
from kiosk.domain.local_time import date_time_text
from kiosk.services.intake import Check, CheckKey, Lamp

LAMP_KIND = {Lamp.GOOD: "ok", Lamp.WARNING: "warn", Lamp.WRONG: "fault"}


def person_facts(applicant: Applicant) -> list[dict[str, str]]:
    document = applicant.document
    number = QCoreApplication.translate("IntakePageModel", "Số định danh")
    rows = [
        (QCoreApplication.translate("IntakePageModel", "Họ và tên"), applicant.full_name),
        (DOCUMENT_TITLE[document.kind] if document else number, applicant.number),
        (QCoreApplication.translate("IntakePageModel", "Ngày sinh"), f"{applicant.birth_date:%d/%m/%Y}"),
        (QCoreApplication.translate("IntakePageModel", "Quốc tịch"), applicant.nationality),
        (QCoreApplication.translate("IntakePageModel", "Nơi thường trú"), applicant.residence),
    ]
    return [{"label": label, "value": value} for label, value in rows if value]


def given(dossier: Dossier | None) -> dict[str, str]:
    """Code, due and fee of a dossier that was received; an empty code until then."""
    receipt = dossier.receipt if dossier else None
    if dossier is None or receipt is None:
        return {"code": "", "due": "", "fee": "", "register": ""}
    undated = QCoreApplication.translate("IntakePageModel", "Không có hạn công bố")
    return {
        "code": receipt.dossier_code,
        "due": date_time_text(dossier.due_at) if dossier.due_at else undated,
        "fee": receipt.fee_text,
        "register": f"{receipt.register_book} / {receipt.register_number}",
    }


def check_lamp(check: Check) -> dict[str, str]:
    return {"text": _told(check), "kind": LAMP_KIND[check.lamp]}


def _told(check: Check) -> str:
    good, facts = check.lamp is Lamp.GOOD, check.facts
    if check.key is CheckKey.IDENTITY:
        if good:
            return QCoreApplication.translate("IntakePageModel", "Danh tính đã xác nhận")
        return QCoreApplication.translate("IntakePageModel", "Danh tính cần cán bộ đối chiếu")
    if check.key is CheckKey.FORM:
        words = QCoreApplication.translate("IntakePageModel", "Tờ khai còn %1 mục chưa đúng")
        whole = QCoreApplication.translate("IntakePageModel", "Tờ khai đủ")
        return whole if good else words.replace("%1", str(len(facts)))
    if check.key is CheckKey.PAGES:
        words = QCoreApplication.translate("IntakePageModel", "%1 giấy tờ quét ít trang hơn số bản đã đếm")
        return words.replace("%1", str(len(facts)))
    if check.key is CheckKey.SIZE:
        words = QCoreApplication.translate("IntakePageModel", "%1 giấy tờ có tệp lớn hơn mức Cổng nhận")
        return words.replace("%1", str(len(facts)))
    if check.key is CheckKey.PAPERS:
        words = QCoreApplication.translate("IntakePageModel", "Còn thiếu %1 giấy tờ")
        whole = QCoreApplication.translate("IntakePageModel", "Giấy tờ đủ")
        return whole if good else words.replace("%1", str(len(facts)))
    if check.key is CheckKey.FEE:
        words = QCoreApplication.translate("IntakePageModel", "Phí, lệ phí: %1")
        unknown = QCoreApplication.translate("IntakePageModel", "Phí do cán bộ xác định")
        return words.replace("%1", money_text(int(facts[0]))) if facts else unknown
    if check.key is CheckKey.CALENDAR:
        return _due_told(check)
    words = QCoreApplication.translate("IntakePageModel", "Đã có hồ sơ cùng thủ tục: %1")
    alone = QCoreApplication.translate("IntakePageModel", "Không có hồ sơ trùng")
    return alone if good else words.replace("%1", ", ".join(facts))


def _due_told(check: Check) -> str:
    if check.facts:
        words = QCoreApplication.translate("IntakePageModel", "Hẹn trả %1")
        return words.replace("%1", date_time_text(datetime.fromisoformat(check.facts[0])))
    if check.lamp is Lamp.WRONG:
        return QCoreApplication.translate("IntakePageModel", "Chưa có lịch nghỉ của năm hẹn trả")
    return QCoreApplication.translate("IntakePageModel", "Thủ tục không công bố thời hạn")
