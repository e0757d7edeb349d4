"""The first set-up in six steps. It can be left at any step; nothing is in force before the last one is done."""

from typing import Any, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtQml import QmlElement

from kiosk.ports.technician import Accepted, FirstPeople
from kiosk.ui.declare import Property, QmlUncreatable
from kiosk.ui.images import qr_image
from kiosk.ui.technician.page_model import TechnicianPageModel
from kiosk.ui.technician.setting_fields import SettingFields
from kiosk.ui.technician.technician import Technician

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

FEWEST_DIGITS = 8
PLACES = 6  # communes offered at once


class Step(NamedTuple):
    title: object  # marked for translation
    lead: object
    settings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  # tried or looked at


STEPS = (
    Step(
        QT_TRANSLATE_NOOP("Technician", "Vai trò của máy"),
        QT_TRANSLATE_NOOP("Technician", "Máy này phục vụ ai, và mang mã nào trong trung tâm."),
        ("station.role", "station.code", "station.counter"),
    ),
    Step(
        QT_TRANSLATE_NOOP("Technician", "Trung tâm"),
        QT_TRANSLATE_NOOP("Technician", "Tên và giờ làm việc đứng trên màn hình và mọi tờ giấy."),
        (
            "centre.name",
            "centre.authority",
            "centre.place",
            "centre.unit_code",
            "centre.phone",
            "centre.opens",
            "centre.lunch_from",
            "centre.lunch_to",
            "centre.closes",
        ),
    ),
    Step(
        QT_TRANSLATE_NOOP("Technician", "Cổng Dịch vụ công"),
        QT_TRANSLATE_NOOP("Technician", "Mật khẩu không ghi ở đây: đặt bằng systemd-creds tên portal-password."),
        ("portal.sandbox", "portal.address", "portal.files_address", "portal.username", "portal.unit_code"),
        ("portal",),
    ),
    Step(
        QT_TRANSLATE_NOOP("Technician", "Thiết bị"),
        QT_TRANSLATE_NOOP("Technician", "Chọn từng thiết bị rồi thử: nút Thử làm việc thật."),
        (
            "card.driver",
            "card.reader",
            "code_reader.driver",
            "code_reader.device",
            "scanner.driver",
            "scanner.device",
            "printer.driver",
            "printer.host",
            "printer.port",
            "printer.width_dots",
            "printer.form_driver",
            "printer.form_queue",
            "hub.url",
        ),
        ("card", "code", "scanner", "printer", "forms", "hub", "speech"),
    ),
    Step(
        QT_TRANSLATE_NOOP("Technician", "Lịch, danh mục và thu phí"),
        QT_TRANSLATE_NOOP("Technician", "Tài khoản nhận phí, lịch nghỉ và bản danh mục thủ tục."),
        ("payment.bank_bin", "payment.account", "payment.account_name", "payment.bank_name"),
        ("calendar", "catalogue"),
    ),
    Step(
        QT_TRANSLATE_NOOP("Technician", "Nghiệm thu"),
        QT_TRANSLATE_NOOP("Technician", "Hai tài khoản đầu tiên, biên bản nghiệm thu, rồi ghi cài đặt vào máy."),
        ("live",),
        ("card", "code", "scanner", "printer", "forms", "portal", "hub"),
    ),
)


@QmlElement
@QmlUncreatable("made in pages.py")
class SetUpPageModel(TechnicianPageModel):
    """Signals: changed; fieldsChanged, when the fields are to be shown anew, which takes away what has the focus."""

    page = "setup"
    changed = Signal()
    fieldsChanged = Signal()

    def __init__(self, technician: Technician) -> None:
        super().__init__(technician)
        self._fields = SettingFields(self._bench)
        self._step = min(self._bench.step, len(STEPS) - 1)
        self._places: list[dict[str, str]] = []
        self._complaint = self._qr = ""
        self._accepted: Accepted | None = None
        technician.trying.changed.connect(self._on_trying)

    fault = Property(dict, TechnicianPageModel.shown_fault, notify=changed)
    busy = Property(bool, TechnicianPageModel.is_busy, notify=changed)

    def retold(self) -> None:
        self.fieldsChanged.emit()
        self.changed.emit()

    def entered(self) -> None:
        self._fields.forget()
        self._technician.trying.look()
        self._begin()

    # Steps -----------------------------------------------------------------------------------------------------

    @Property(int, notify=changed)
    def step(self) -> int:
        """From 1."""
        return self._step + 1

    @Property(int, constant=True)
    def steps(self) -> int:
        return len(STEPS)

    @Property(str, notify=changed)
    def title(self) -> str:
        return QCoreApplication.translate("Technician", str(STEPS[self._step].title))

    @Property(str, notify=changed)
    def lead(self) -> str:
        return QCoreApplication.translate("Technician", str(STEPS[self._step].lead))

    @Property(list, notify=fieldsChanged)
    def fields(self) -> list[dict[str, Any]]:
        return self._fields.shown(STEPS[self._step].settings)

    @Property(list, notify=fieldsChanged)
    def trials(self) -> list[str]:
        return list(STEPS[self._step].parts)

    @Slot()
    def _on_trying(self) -> None:
        self.changed.emit()

    @Property(QObject, constant=True)
    def trying(self) -> QObject:
        return self._technician.trying

    @Slot()
    def next(self) -> None:
        if self._store() and self._step < len(STEPS) - 1:
            self._go(self._step + 1)

    @Slot()
    def back(self) -> None:
        if self._step > 0 and self._store():
            self._go(self._step - 1)

    @Slot()
    def later(self) -> None:
        """Leave; the next time it goes on here."""
        if self._store():
            self._technician.leave()

    @Slot()
    def openCalendar(self) -> None:
        if self._store():
            self._technician.go("calendar")

    def _go(self, step: int) -> None:
        self._step = step
        self._bench.at_step(step)
        self._begin()

    def _begin(self) -> None:
        self._places, self._complaint = [], ""
        if self._step == 4:
            self._draw_code()
        self.fieldsChanged.emit()
        self.changed.emit()
        self._technician.changed.emit()

    # Fields ----------------------------------------------------------------------------------------------------

    @Slot(str, str)
    def type(self, key: str, text: str) -> None:
        self._fields.type(key, text)

    @Slot(str, str)
    def choose(self, key: str, option: str) -> None:
        self._fields.type(key, option)
        self._store()
        self._technician.trying.look()

    def _store(self) -> bool:
        if self._fields.dirty:
            if not self._fields.store():
                self.fieldsChanged.emit()
                self._technician.say(self.tr("Có ô chưa đúng: xem dòng chữ đỏ dưới ô."), "fault")
                return False
            if self._step == 4:
                self._draw_code()
            self.fieldsChanged.emit()
        return True

    @Slot(str, str)
    def tryOut(self, key: str, access: str) -> None:
        """With what is typed now."""
        if self._store():
            self._technician.trying.tryOut(key, access)

    # The unit, picked from the list ----------------------------------------------------------------------------

    @Property(bool, notify=fieldsChanged)
    def picksPlace(self) -> bool:
        return self._step == 1

    @Property(list, notify=changed)
    def places(self) -> list[dict[str, str]]:
        return self._places

    @Slot(str)
    def findPlace(self, words: str) -> None:
        units = self._tools.units
        self._places = [
            {"code": c.code, "title": c.name, "note": units.place_name(c.province_code)}
            for c in units.search_communes(words, limit=PLACES)
        ]
        self.changed.emit()

    @Slot(str)
    def pickPlace(self, code: str) -> None:
        commune = self._tools.units.commune(code)
        if commune is None:
            return
        kind, _, name = commune.name.partition(" ")
        if kind == "Đặc":  # "Đặc khu Phú Quốc"
            second, _, name = name.partition(" ")
            kind = f"{kind} {second}"
        full = f"{kind.lower()} {name}"
        self._fields.type("centre.name", f"Trung tâm Phục vụ hành chính công {full}")
        self._fields.type("centre.authority", f"UBND {full}")
        self._fields.type("centre.place", name)
        self._places = []
        self._store()
        self.changed.emit()

    # The account, proved by a code -----------------------------------------------------------------------------

    @Property(str, notify=changed)
    def paymentCode(self) -> str:
        """A picture of the VietQR that a bank's app may try; empty elsewhere."""
        return self._qr if self._step == 4 else ""

    def _draw_code(self) -> None:
        text = self._bench.payment_code()
        self._qr = self._technician.images.put("vietqr", qr_image(text) if text else QImage()) if text else ""

    # The last step ---------------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def last(self) -> bool:
        return self._step == len(STEPS) - 1

    @Property(str, notify=changed)
    def simulatedNote(self) -> str:
        """What keeps this machine from serving citizens."""
        simulated = ", ".join(self._bench.simulated())
        if not simulated:
            return ""
        words = self.tr("Mô phỏng: %1. Máy chỉ phục vụ người dân thật (live) khi không còn phần nào như vậy.")
        return words.replace("%1", simulated)

    @Property(str, notify=changed)
    def complaint(self) -> str:
        return self._complaint

    @Slot(str, str, str, str, str)
    def accept(self, account: str, name: str, technician: str, pin: str, again: str) -> None:
        """Everything is put in force: the PIN is typed twice."""
        if self._accepted is not None or not self._store():
            return
        self._complaint = self._pin_complaint(pin, again)
        if not account.strip() or not name.strip():
            self._complaint = self.tr("Cần tài khoản và họ tên của phụ trách đầu tiên.")
        if self._complaint:
            self.changed.emit()
            return
        people = FirstPeople(account, name, technician, pin)
        self._run("accept", lambda _: self._bench.accept(people), self._on_accepted)

    def _pin_complaint(self, pin: str, again: str) -> str:
        if len(pin) < FEWEST_DIGITS or not (pin.isascii() and pin.isdigit()):
            return self.tr("Mã kỹ thuật viên cần từ 8 chữ số.")
        return "" if pin == again else self.tr("Hai lần nhập mã chưa giống nhau.")

    def _on_accepted(self, accepted: Accepted) -> None:
        self._accepted = accepted
        self._technician.kept = True
        self._technician.say(self.tr("Máy đã sẵn sàng."))

    @Property(dict, notify=changed)
    def accepted(self) -> dict[str, str]:
        """What is told once, at the end."""
        done = self._accepted
        if done is None:
            return {"config": "", "page": "", "account": "", "secret": ""}
        return {
            "config": str(done.config),
            "page": str(done.page),
            "account": done.supervisor_account,
            "secret": done.supervisor_secret,
        }

    @Slot()
    def start(self) -> None:
        """Open the machine in its role."""
        role = self._fields.value("station.role")
        self._accepted = None
        self._technician.start(role)
