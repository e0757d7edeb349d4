"""The pages of the desk: one row a page.

To add a page `x`:

1. `kiosk/ui/counter/x_page.py`: a class `XPageModel(DeskPageModel)` with @QmlElement, @QmlUncreatable, `page = "x"`,
   `changed = Signal()`, `fault = Property(dict, DeskPageModel.shown_fault, notify=changed)` and
   `busy = Property(bool, DeskPageModel.is_busy, notify=changed)`. It reads in `entered(subject)`, empties itself in
   `_forget`, works through `self._run(name, work, done)`, asks `self.officer` who is at work, calls
   `self._desk.go(key, subject)`, `self._desk.back()` and `self._desk.say(text, "ok" | "warn" | "fault")`, names in
   `commands()` what the palette offers, and in `unsaved()` what leaving would lose.
2. `kiosk/ui/qml/Kiosk/Pages/Counter/XPage.qml`: an Item with `required property XPageModel model`; a `DeskPage` of
   Kiosk.Controls as its root gives head, actions and body. Buttons are `DeskButton { keys: "Ctrl+S" }`: the shortcut
   works and is shown. It may have `readonly property Item first`: what gets the focus when the page comes.
3. A row here. `section`: it stands in the rail and begins a trail; others are reached by `go` and left with Esc.
   `role`: who may open it (None: every officer of the counters). The service refuses what the role does not allow
   all the same: this table is about what is seen.

Subjects are ids, never names: "dossier" pages are opened with the id of a dossier, "intake" with the id of a
hand-over or "" for a fresh one.
"""

from importlib import import_module
from typing import NamedTuple, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from kiosk.domain.officer import Role
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import DeskPageModel


class DeskPage(NamedTuple):
    model: str  # module within kiosk.ui.counter, and class
    qml: str  # file in Kiosk/Pages/Counter
    title: object  # marked for translation
    icon: str
    role: Role | None = None
    section: bool = False
    keys: str = ""  # opens it from anywhere

    def shown_title(self) -> str:
        return QCoreApplication.translate("Desk", str(self.title))


PAGES: dict[str, DeskPage] = {
    "work": DeskPage(
        "work_list_page:WorkListPageModel",
        "WorkListPage",
        QT_TRANSLATE_NOOP("Desk", "Danh sách việc"),
        "list-checks",
        section=True,
        keys="Ctrl+1",
    ),
    "intake": DeskPage(
        "intake_page:IntakePageModel",
        "IntakePage",
        QT_TRANSLATE_NOOP("Desk", "Tiếp nhận"),
        "file-plus",
        Role.RECEPTION,
        section=True,
        keys="Ctrl+2",
    ),
    "shift": DeskPage(
        "shift_page:ShiftPageModel",
        "ShiftPage",
        QT_TRANSLATE_NOOP("Desk", "Ca thu tiền"),
        "wallet",
        Role.CASHIER,
        section=True,
        keys="Ctrl+3",
    ),
    "sync": DeskPage(
        "sync_page:SyncPageModel",
        "SyncPage",
        QT_TRANSLATE_NOOP("Desk", "Đồng bộ với Cổng"),
        "refresh-cw",
        section=True,
        keys="Ctrl+5",
    ),
    "register": DeskPage(
        "register_page:RegisterPageModel",
        "RegisterPage",
        QT_TRANSLATE_NOOP("Desk", "Sổ theo dõi"),
        "book-open",
        section=True,
        keys="Ctrl+6",
    ),
    "report": DeskPage(
        "report_page:ReportPageModel",
        "ReportPage",
        QT_TRANSLATE_NOOP("Desk", "Báo cáo"),
        "chart-column",
        section=True,
        keys="Ctrl+7",
    ),
    "petitions": DeskPage(
        "petitions_page:PetitionsPageModel",
        "PetitionsPage",
        QT_TRANSLATE_NOOP("Desk", "Phản ánh, kiến nghị"),
        "message-square",
        Role.SUPERVISOR,
        section=True,
        keys="Ctrl+8",
    ),
    "officers": DeskPage(
        "officers_page:OfficersPageModel",
        "OfficersPage",
        QT_TRANSLATE_NOOP("Desk", "Cán bộ và quyền"),
        "users",
        Role.SUPERVISOR,
        section=True,
        keys="Ctrl+9",
    ),
    "dossier": DeskPage(
        "dossier_page:DossierPageModel", "DossierPage", QT_TRANSLATE_NOOP("Desk", "Hồ sơ"), "file-text"
    ),
    "copies": DeskPage(
        "copies_page:CopiesPageModel", "CopiesPage", QT_TRANSLATE_NOOP("Desk", "Giấy tờ số hóa"), "files"
    ),
    "return": DeskPage(
        "return_page:ReturnPageModel",
        "ReturnPage",
        QT_TRANSLATE_NOOP("Desk", "Trả kết quả"),
        "hand-helping",
        Role.RESULT_RETURN,
    ),
    "fees": DeskPage(
        "fees_page:FeesPageModel", "FeesPage", QT_TRANSLATE_NOOP("Desk", "Phí, lệ phí"), "banknote", Role.CASHIER
    ),
    "correct": DeskPage(
        "correct_page:CorrectPageModel",
        "CorrectPage",
        QT_TRANSLATE_NOOP("Desk", "Sửa thông tin"),
        "pencil",
        Role.RECEPTION,
    ),
    "step": DeskPage("step_page:StepPageModel", "StepPage", QT_TRANSLATE_NOOP("Desk", "Bước xử lý"), "git-branch"),
}


def build_models(desk: Desk) -> dict[str, DeskPageModel]:
    """Page key -> its model. They live as long as the desk."""
    models = {}
    for key, page in PAGES.items():
        module, kind = page.model.split(":")
        made = getattr(import_module(f"kiosk.ui.counter.{module}"), kind)(desk, cast(QObject, desk))
        models[key] = cast(DeskPageModel, made)
    return models
