"""The technician's pages: one row a page, each with its model in this folder and its file in Pages/Technician."""

from importlib import import_module
from typing import NamedTuple, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from kiosk.ui.technician.page_model import TechnicianPageModel
from kiosk.ui.technician.technician import Technician


class TechnicianPage(NamedTuple):
    model: str  # module within kiosk.ui.technician, and class
    qml: str  # file in Kiosk/Pages/Technician
    title: object  # marked for translation
    icon: str
    keys: str

    def shown_title(self) -> str:
        return QCoreApplication.translate("Technician", str(self.title))


PAGES: dict[str, TechnicianPage] = {
    "overview": TechnicianPage(
        "overview_page:OverviewPageModel",
        "OverviewPage",
        QT_TRANSLATE_NOOP("Technician", "Tổng quan"),
        "list-checks",
        "Ctrl+1",
    ),
    "setup": TechnicianPage(
        "set_up_page:SetUpPageModel",
        "SetUpPage",
        QT_TRANSLATE_NOOP("Technician", "Cài đặt lần đầu"),
        "badge-check",
        "Ctrl+2",
    ),
    "settings": TechnicianPage(
        "settings_page:SettingsPageModel",
        "SettingsPage",
        QT_TRANSLATE_NOOP("Technician", "Mọi cài đặt"),
        "table",
        "Ctrl+3",
    ),
    "calendar": TechnicianPage(
        "calendar_page:CalendarPageModel",
        "CalendarPage",
        QT_TRANSLATE_NOOP("Technician", "Lịch và danh mục"),
        "calendar-days",
        "Ctrl+4",
    ),
    "care": TechnicianPage(
        "care_page:CarePageModel",
        "CarePage",
        QT_TRANSLATE_NOOP("Technician", "Chăm sóc máy"),
        "heart-handshake",
        "Ctrl+5",
    ),
    "log": TechnicianPage(
        "log_page:LogPageModel", "LogPage", QT_TRANSLATE_NOOP("Technician", "Nhật ký"), "file-text", "Ctrl+6"
    ),
}


def build_models(technician: Technician) -> dict[str, TechnicianPageModel]:
    """Page key -> its model. They live as long as the window."""
    models = {}
    for key, page in PAGES.items():
        module, kind = page.model.split(":")
        made = getattr(import_module(f"kiosk.ui.technician.{module}"), kind)(technician)
        models[key] = cast(TechnicianPageModel, made)
    return models
