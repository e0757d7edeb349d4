"""How the desk words states, roles and days."""

from collections.abc import Iterable
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from kiosk.domain.dossier import STATE_TITLE, DossierState
from kiosk.domain.local_time import date_text, day_text, local, local_date, time_text
from kiosk.domain.officer import Role

STATE_KIND = {  # how a state is tinted
    DossierState.NEW: "new",
    DossierState.RECEIVED: "plain",
    DossierState.PROCESSING: "plain",
    DossierState.NEEDS_SUPPLEMENT: "warn",
    DossierState.AWAITING_PAYMENT: "warn",
    DossierState.DONE: "ok",
    DossierState.RETURNED: "ok",
    DossierState.REFUSED: "fault",
    DossierState.STOPPED: "fault",
    DossierState.WITHDRAWN: "fault",
}


def state_word(state: DossierState) -> str:
    """Short, for a column of a list; the dossier itself has the national words."""
    words = {
        DossierState.NEEDS_SUPPLEMENT: QCoreApplication.translate("Desk", "Chờ bổ sung"),
        DossierState.AWAITING_PAYMENT: QCoreApplication.translate("Desk", "Chờ nộp tiền"),
        DossierState.WITHDRAWN: QCoreApplication.translate("Desk", "Đã rút hồ sơ"),
        DossierState.DONE: QCoreApplication.translate("Desk", "Có kết quả"),
        DossierState.REFUSED: QCoreApplication.translate("Desk", "Bị từ chối"),
    }
    return words.get(state, STATE_TITLE[state])


def role_title(role: Role) -> str:
    words = {
        Role.RECEPTION: QCoreApplication.translate("Desk", "Tiếp nhận"),
        Role.CASHIER: QCoreApplication.translate("Desk", "Thu phí, lệ phí"),
        Role.RESULT_RETURN: QCoreApplication.translate("Desk", "Trả kết quả"),
        Role.SUPERVISOR: QCoreApplication.translate("Desk", "Phụ trách"),
        Role.TECHNICIAN: QCoreApplication.translate("Desk", "Kỹ thuật viên"),
    }
    return words[role]


def role_titles(roles: Iterable[Role]) -> str:
    mine = set(roles)
    return ", ".join(role_title(role) for role in Role if role in mine)


def state_title(state: DossierState) -> str:
    """In the national words: these are not translated, as on the Portal."""
    return STATE_TITLE[state]


def state_kind(state: DossierState) -> str:
    return STATE_KIND.get(state, "plain")


def short_day(at: datetime | None, today: date) -> str:
    """ "hôm nay", "ngày mai", "23/11", or with its year when it is another one; empty for None."""
    if at is None:
        return ""
    day = local_date(at)
    away = (day - today).days
    near = {
        0: QCoreApplication.translate("Desk", "Hôm nay"),
        1: QCoreApplication.translate("Desk", "Ngày mai"),
        -1: QCoreApplication.translate("Desk", "Hôm qua"),
    }
    if away in near:
        return near[away]
    return day_text(day) if day.year != today.year else f"{day.day:02d}/{day.month:02d}"


def moment(at: datetime | None, today: date) -> str:
    """ "08:15" today, else "08:15 23/11"."""
    if at is None:
        return ""
    there = local(at)
    return time_text(there.time()) if there.date() == today else f"{time_text(there.time())} {date_text(at)[:5]}"


def ago(seconds: float) -> str:
    """ "vừa xong", "12 phút", "3 giờ", "2 ngày"."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return QCoreApplication.translate("Desk", "vừa xong")
    if minutes < 60:
        return QCoreApplication.translate("Desk", "%1 phút").replace("%1", str(minutes))
    if minutes < 48 * 60:
        return QCoreApplication.translate("Desk", "%1 giờ").replace("%1", str(minutes // 60))
    return QCoreApplication.translate("Desk", "%1 ngày").replace("%1", str(minutes // 1440))
