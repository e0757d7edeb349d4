"""Accounts of the officers, for the supervisor: adding, roles, a new secret, closing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.officer import Officer, Role
from kiosk.services import officers
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.table_rows import TableRow, TableRows
from kiosk.ui.counter.words import role_title, role_titles
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

NEW = "new"


@QmlElement
@QmlUncreatable("made by pages.py")
class OfficersPageModel(DeskPageModel):
    """A secret made for somebody is shown once, until another row is chosen or the page is left."""

    changed = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "officers"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        self._rows = TableRows()
        super().__init__(desk, parent)
        self._rows.setParent(self)

    def _forget(self) -> None:
        self._all: list[Officer] = []
        self._chosen = ""  # an officer's id, NEW, or nothing
        self._roles: set[Role] = set()
        self._account = self._name = self._secret = ""
        self._rows.show(())

    def entered(self, subject: str) -> None:
        self._reload()

    def commands(self) -> list[Command]:
        return [Command(self.tr("Thêm cán bộ"), "user-plus", self.begin, "Ctrl+N")]

    def unsaved(self) -> str:
        if self._chosen == NEW and (self._account or self._name):
            return self.tr("Tài khoản mới chưa được tạo.")
        return ""

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(QObject, constant=True)
    def rows(self) -> QObject:
        return self._rows

    @Property(list, notify=changed)
    def columns(self) -> list[dict[str, Any]]:
        return [
            {"key": "name", "title": self.tr("Họ và tên"), "share": 26, "kind": "two", "strong": True},
            {"key": "roles", "title": self.tr("Được làm"), "share": 34},
            {"key": "state", "title": self.tr("Tình trạng"), "share": 18, "kind": "state"},
        ]

    @Property(str, notify=changed)
    def stage(self) -> str:
        """ "" nothing chosen, "new", or "one"."""
        return NEW if self._chosen == NEW else "one" if self._officer_chosen is not None else ""

    @Property(str, notify=changed)
    def name(self) -> str:
        chosen = self._officer_chosen
        return chosen.full_name if chosen else self._name

    @Property(str, notify=changed)
    def account(self) -> str:
        chosen = self._officer_chosen
        return chosen.account if chosen else self._account

    @Property(bool, notify=changed)
    def active(self) -> bool:
        chosen = self._officer_chosen
        return chosen is None or chosen.active

    @Property(list, notify=changed)
    def roles(self) -> list[dict[str, Any]]:
        """[{key, title, note, checked}]"""
        notes = {
            Role.RECEPTION: self.tr("Nhận hồ sơ, yêu cầu bổ sung, chuyển giải quyết"),
            Role.CASHIER: self.tr("Thu phí, giữ két tiền"),
            Role.RESULT_RETURN: self.tr("Trả kết quả cho người dân"),
            Role.SUPERVISOR: self.tr("Mọi việc của quầy, tài khoản, dừng giải quyết"),
            Role.TECHNICIAN: self.tr("Cài đặt máy, không xem hồ sơ"),
        }
        return [
            {"key": role.value, "title": role_title(role), "note": notes[role], "checked": role in self._roles}
            for role in Role
        ]

    @Property(bool, notify=changed)
    def rolesChanged(self) -> bool:
        chosen = self._officer_chosen
        return chosen is not None and set(chosen.roles) != self._roles and bool(self._roles)

    @Property(bool, notify=changed)
    def canAdd(self) -> bool:
        return bool(self._account.strip() and self._name.strip() and self._roles) and not self.is_busy()

    @Property(str, notify=changed)
    def secret(self) -> str:
        """To be told to the officer, who must change it."""
        return self._secret

    # What the supervisor does ----------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        self._chosen, self._roles = NEW, {Role.RECEPTION}
        self._account = self._name = self._secret = self._fault = ""
        self.changed.emit()

    @Slot(int)
    def choose(self, index: int) -> None:
        chosen = self._rows.id_at(index)
        if chosen and chosen != self._chosen:
            self._chosen, self._secret, self._fault = chosen, "", ""
            self._take_roles()
            self.changed.emit()

    @Slot(str, str)
    def type(self, account: str, name: str) -> None:
        self._account, self._name = account, name
        self.changed.emit()

    @Slot(str, bool)
    def tick(self, role: str, checked: bool) -> None:
        (self._roles.add if checked else self._roles.discard)(Role(role))
        self.changed.emit()

    @Slot()
    def add(self) -> None:
        t, by, secret = self._tools, self.officer, officers.first_secret(self._tools.secrets)
        account, name, roles = self._account, self._name, frozenset(self._roles)
        if self.canAdd:
            self._do(
                lambda: officers.add(account, name, roles, secret, by, t.unit_of_work, t.hasher, t.clock),
                self.tr("Đã thêm tài khoản."),
                secret,
            )

    @Slot()
    def saveRoles(self) -> None:
        t, by, roles, chosen = self._tools, self.officer, frozenset(self._roles), self._chosen
        if self.rolesChanged:
            self._do(lambda: officers.set_roles(chosen, roles, by, t.unit_of_work, t.clock), self.tr("Đã đổi quyền."))

    @Slot()
    def resetSecret(self) -> None:
        t, by, secret = self._tools, self.officer, officers.first_secret(self._tools.secrets)
        chosen = self._chosen
        if self._officer_chosen is not None:
            self._do(
                lambda: officers.reset(chosen, secret, by, t.unit_of_work, t.hasher, t.clock),
                self.tr("Đã đặt lại mật khẩu."),
                secret,
            )

    @Slot()
    def toggleActive(self) -> None:
        t, by, chosen = self._tools, self.officer, self._officer_chosen
        if chosen is not None:
            said = self.tr("Đã đóng tài khoản.") if chosen.active else self.tr("Đã mở lại tài khoản.")
            self._do(lambda: officers.set_active(chosen.id, not chosen.active, by, t.unit_of_work, t.clock), said)

    # ---------------------------------------------------------------------------------------------------------------

    @property
    def _officer_chosen(self) -> Officer | None:
        return next((each for each in self._all if each.id == self._chosen), None)

    def _do(self, work: Callable[[], Officer], said: str, secret: str = "") -> None:
        def done(officer: Officer) -> None:
            self._chosen, self._secret, self._fault = officer.id, secret, ""
            self._account = self._name = ""
            self._desk.say(said)
            self._reload()

        self._run("act", lambda _: work(), done)

    def _reload(self) -> None:
        self._run("list", lambda _: officers.listed(self._tools.unit_of_work), self._on_list)

    def _on_list(self, found: list[Officer]) -> None:
        self._all = found
        now = self._tools.clock.now()
        self._rows.show([TableRow(each.id, self._cells(each, each.locked(now))) for each in found])
        if not self._chosen and found:
            self._chosen = found[0].id
        self._take_roles()

    def _take_roles(self) -> None:
        chosen = self._officer_chosen
        if chosen is not None:
            self._roles = set(chosen.roles)

    def _cells(self, officer: Officer, locked: bool) -> dict[str, Any]:
        if not officer.active:
            state = {"text": self.tr("Đã đóng"), "kind": "fault"}
        elif locked:
            state = {"text": self.tr("Tạm khóa"), "kind": "warn"}
        elif officer.must_change:
            state = {"text": self.tr("Chờ đổi mật khẩu"), "kind": "new"}
        else:
            state = {"text": self.tr("Đang dùng"), "kind": "ok"}
        return {
            "name": {"text": officer.full_name, "note": officer.account},
            "roles": role_titles(officer.roles),
            "state": state,
        }
