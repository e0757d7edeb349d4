"""What is green, amber or red on this machine, why, and what to do about it. Serves `kiosk doctor` and the technician.

May import everything below the commands: each check asks the concrete part.
"""

import contextlib
import shutil
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from kiosk.bootstrap import kept_resources, open_store_of
from kiosk.config import Settings
from kiosk.connections import portal_of
from kiosk.device_host import FIRST_CAMERA
from kiosk.device_processes import centre_seal
from kiosk.domain.errors import CodeReaderAbsent, KioskError, ReaderAbsent, ScannerAbsent
from kiosk.domain.local_time import local_date
from kiosk.machine import SystemClock, credential, data_folder
from kiosk.ports import PinTries
from kiosk.remedies import remedy_of

TIGHT = 4  # times what is kept free: then it is time to make room
DOSSIER_BYTES = 3_000_000  # assumed until the store knows its own: some scanned pages and their PDF
CATALOGUE_OLD_DAYS = 180
CLOCK_MINUTES = 5
CERTIFICATE_DAYS = 30  # before its end it is time to renew the seal's certificate


class Light(StrEnum):
    GREEN = "xanh"
    AMBER = "vàng"
    RED = "đỏ"


@dataclass(frozen=True, slots=True)
class Finding:
    part: str
    state: Light
    found: str
    remedy: str = ""
    key: str = ""  # what the technician's page is called: "card", "printer" …


Check = Callable[[], Finding]


def checks_of(settings: Settings, data: Path | None = None) -> list[tuple[str, str, Check]]:
    """(key, name, check). A check may take seconds: never on the UI thread."""
    folder = data_folder(settings, data)
    return [
        ("catalogue", "Danh mục thủ tục", lambda: _catalogue(folder)),
        ("calendar", "Lịch nghỉ", lambda: _calendar(folder)),
        ("store", "Kho hồ sơ", lambda: _store(settings, folder)),
        ("key", "Khóa của kho", lambda: _key(settings, folder)),
        ("disk", "Ổ đĩa", lambda: _disk(settings, folder)),
        ("clock", "Đồng hồ", _clock),
        ("card", "Đầu đọc thẻ", lambda: _card(settings)),
        ("code", "Đầu đọc mã QR", lambda: _code_reader(settings)),
        ("scanner", "Máy quét", lambda: _scanner(settings)),
        ("printer", "Máy in phiếu", lambda: _printer(settings)),
        ("forms", "Máy in biểu mẫu", lambda: _form_printer(settings)),
        ("seal", "Chữ ký số", lambda: _seal(settings)),
        ("portal", "Cổng DVCQG", lambda: _portal(settings)),
        ("hub", "Máy chủ trung tâm", lambda: _hub(settings)),
    ]


def examine(settings: Settings, data: Path | None = None, only: Sequence[str] = ()) -> list[Finding]:
    """Every check, or those with the keys of `only`. A fault is a red finding with its remedy, never an exception."""
    return [_guarded(key, name, check) for key, name, check in checks_of(settings, data) if not only or key in only]


def _guarded(key: str, part: str, check: Check) -> Finding:
    try:
        found = check()
    except KioskError as fault:
        from kiosk.store.faults import load_faults

        known = load_faults()[fault.code]
        return Finding(part, Light.RED, f"{fault.code} {known.title}", remedy_of(fault, known.action), key)
    return Finding(part, found.state, found.found, found.remedy, key)


def _catalogue(folder: Path) -> Finding:
    from kiosk.store.editions import newest_good_edition

    catalogue, faults = newest_good_edition(*kept_resources(folder).catalogues())
    found = f"{len(catalogue.summaries)} thủ tục, {catalogue.edition.source}"
    if faults:
        return Finding("", Light.AMBER, f"{found}; một bản khác hỏng", "Nhập lại bản danh mục mới nhất.")
    if _age_days(catalogue.edition.id) > CATALOGUE_OLD_DAYS:
        return Finding("", Light.AMBER, f"{found}, đã cũ", "Nhập bản danh mục mới nhất.")
    return Finding("", Light.GREEN, found)


def _age_days(edition_id: str) -> int:
    """Editions are named by year and month: "2026-07"."""
    year, month = (int(part) for part in edition_id.split("-")[:2])
    return (datetime.now(UTC) - datetime(year, month, 1, tzinfo=UTC)).days


def _calendar(folder: Path) -> Finding:
    from kiosk.store.calendar import load_calendar
    from kiosk.store.kept_resources import Kind

    known = load_calendar(kept_resources(folder).folder(Kind.CALENDAR)).known_years
    this_year = local_date(datetime.now(UTC)).year
    if this_year not in known:
        return Finding("", Light.RED, f"chưa có năm {this_year}", "Nhập lịch nghỉ năm nay.")
    if this_year + 1 not in known:
        return Finding("", Light.AMBER, f"có đến {max(known)}", "Nhập lịch nghỉ năm tới khi được công bố.")
    return Finding("", Light.GREEN, f"có đến {max(known)}")


def _store(settings: Settings, folder: Path) -> Finding:
    if not (folder / "store").exists():
        return Finding("", Light.AMBER, "chưa mở lần nào", "Kho được tạo khi mở máy lần đầu.")
    store = open_store_of(settings, folder, lambda _: None)
    try:
        store.verify_audit()
        with store.unit_of_work() as uow:
            waiting = uow.waiting_count()
    finally:
        store.close()
    return Finding("", Light.GREEN, f"mở được, nhật ký nguyên vẹn, {waiting} mục chờ gửi")


def _key(settings: Settings, folder: Path) -> Finding:
    """Who keeps the key, whether a thief of the disk gets it too, and whether the centre could get in without it."""
    from kiosk.store.key_providers.recovery import wrapped_for
    from kiosk.store.key_providers.table import KEEPERS

    keeper = KEEPERS[settings.store.key]
    if settings.store.key != "file" and KEEPERS["file"].make(folder, "").exists():
        return Finding(
            "", Light.RED, f"{keeper.title}, nhưng store.key còn trên đĩa", "`kiosk key forget --keeper file`."
        )
    if not keeper.guards_a_stolen_disk():
        remedy = "Chuyển sang TPM: `kiosk key keep --keeper tpm`, rồi đặt store.key."
        return Finding("", Light.AMBER, keeper.title, remedy)
    if not settings.store.recovery_key:
        return Finding("", Light.AMBER, f"{keeper.title}, chưa có khóa khôi phục", "Đặt store.recovery_key.")
    if (folder / "store").exists() and wrapped_for(folder / "store") != settings.store.recovery_key:
        return Finding("", Light.AMBER, f"{keeper.title}, kho chưa gói cho khóa khôi phục", "Mở lại máy một lần.")
    return Finding("", Light.GREEN, f"{keeper.title}, có khóa khôi phục")


def _disk(settings: Settings, folder: Path) -> Finding:
    place = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(place).free
    low = low_bytes(settings)
    state = Light.RED if free < low else Light.AMBER if free < TIGHT * low else Light.GREEN
    left = f"{dossiers_left(settings, folder, free):,}".replace(",", ".")
    found = f"còn {free / 1e9:.1f} GB, khoảng {left} hồ sơ nữa".replace(".", ",", 1)
    return Finding("", state, found, "" if state == Light.GREEN else "Giải phóng chỗ trống.")


def low_bytes(settings: Settings) -> int:
    """Below this the store takes no scan."""
    return settings.store.keep_free_mb * 1_000_000


def dossiers_left(settings: Settings, folder: Path, free: int) -> int:
    """How many more dossiers fit before scans are refused, by the mean size of the files kept so far."""
    sizes = [path.stat().st_size for path in (folder / "store" / "attachments").rglob("*") if path.is_file()]
    each = max(sum(sizes) / len(sizes) * 3, 100_000) if len(sizes) >= 20 else DOSSIER_BYTES
    return max(0, int((free - low_bytes(settings)) / each))


def _clock() -> Finding:
    """Whether the machine's clock is kept by a time service; a wrong clock gives wrong days of return."""
    synchronised = Path("/run/systemd/timesync/synchronized")
    if synchronised.exists():
        return Finding("", Light.GREEN, f"{datetime.now(UTC).astimezone():%H:%M %d/%m/%Y}, đồng bộ")
    if time.time() < datetime(2026, 11, 1, tzinfo=UTC).timestamp():
        return Finding("", Light.RED, "đồng hồ chạy sai năm", "Đặt lại ngày giờ của máy.")
    found = f"{datetime.now(UTC).astimezone():%H:%M %d/%m/%Y}, chưa rõ có đồng bộ không"
    return Finding("", Light.AMBER, found, "Bật dịch vụ giờ (systemd-timesyncd hoặc chrony).")


def _card(settings: Settings) -> Finding:
    if settings.card.driver == "software":
        return Finding("", Light.AMBER, "thẻ mô phỏng", "Chọn card.driver = pcsc khi có đầu đọc.")
    from kiosk.devices.card.pcsc import service

    with service() as cards:
        found = cards.readers()
    if not found:
        raise ReaderAbsent
    return Finding("", Light.GREEN, ", ".join(found))


def _code_reader(settings: Settings) -> Finding:
    """Whether the device is there. It is not opened: a page that waits for a code may hold it."""
    chosen = settings.code_reader
    if chosen.driver == "none":
        return Finding("", Light.GREEN, "máy không dùng đầu đọc mã")
    if chosen.driver == "keyboard":
        return Finding("", Light.AMBER, "gõ như bàn phím, không hỏi được", "Quét thử mã QR của một thẻ.")
    if chosen.driver == "camera" and not shutil.which("v4l2-ctl"):
        return Finding("", Light.RED, "chưa có v4l2-ctl", "Cài gói v4l-utils.")
    from kiosk.devices.code_reader.serial_scanner import only_usb_port

    device = chosen.device or (FIRST_CAMERA if chosen.driver == "camera" else only_usb_port())
    if not Path(device).exists():
        raise CodeReaderAbsent(device)
    return Finding("", Light.GREEN, device)


def _scanner(settings: Settings) -> Finding:
    chosen = settings.scanner
    if chosen.driver in ("escl", "watch"):
        from kiosk.devices.scanner.choice import choose_scanner
        from kiosk.devices.scanner.folder import files_in

        if chosen.driver == "watch":
            files_in(chosen.folder)
            return Finding("", Light.GREEN, f"thư mục {chosen.folder}")
        choose_scanner("escl", chosen.device, None, chosen.dpi).capabilities()
        return Finding("", Light.GREEN, f"eSCL {chosen.device} trả lời")
    if chosen.driver == "wia":
        from kiosk.devices.scanner.wia import WiaScanner

        WiaScanner(chosen.device, chosen.dpi).capabilities()
        return Finding("", Light.GREEN, f"WIA {chosen.device}".strip())
    if chosen.driver == "camera":
        device = chosen.device or FIRST_CAMERA
        if device.startswith("/") and not Path(device).exists():
            raise ScannerAbsent(device)
        return Finding("", Light.AMBER, f"máy ảnh {device}, chưa mở", "Chụp thử một trang.")
    if chosen.driver == "folder" or not shutil.which("scanimage"):
        return Finding("", Light.AMBER, "trang mẫu trong thư mục", "Cài sane-utils và chọn scanner.driver = sane.")
    if chosen.driver == "auto":
        return Finding("", Light.AMBER, "thiết bị thử của SANE", "Chọn scanner.driver = sane và tên thiết bị.")
    return Finding("", Light.AMBER, f"{chosen.device or 'SANE'}, chưa hỏi", "Quét thử một trang.")


def _printer(settings: Settings) -> Finding:
    if settings.printer.driver == "software":
        return Finding("", Light.AMBER, "máy in mô phỏng", "Chọn printer.driver = network và địa chỉ máy in.")
    from kiosk.devices.printer.address import PrinterAddress, escpos_printer

    where = settings.printer.own_address()
    address = PrinterAddress.parse(where)
    if address.spooled:
        return Finding("", Light.AMBER, f"{where}, chưa hỏi", "In thử một phiếu.")
    status = escpos_printer(address).check()
    if fault := status.fault:
        raise fault
    if status.paper_near_end:
        return Finding("", Light.AMBER, f"{where} sắp hết giấy", "Chuẩn bị cuộn giấy mới.")
    return Finding("", Light.GREEN, f"{where} sẵn sàng")


def _form_printer(settings: Settings) -> Finding:
    if settings.printer.form_driver == "folder":
        return Finding("", Light.AMBER, "lưu vào thư mục", "Chọn printer.form_driver = cups khi có máy in A5/A4.")
    if not shutil.which("lp"):
        return Finding("", Light.RED, "chưa có CUPS", "Cài cups-client và thêm máy in.")
    return Finding("", Light.AMBER, f"CUPS, {settings.printer.form_queue or 'hàng đợi mặc định'}", "In thử một tờ.")


def _seal(settings: Settings) -> Finding:
    """Whose certificate it is, how long it is good for, and what the token says of its PIN; asks for none."""
    with contextlib.ExitStack() as closing:
        seal = centre_seal(settings, closing)
        if seal is None:
            return Finding("", Light.GREEN, "trung tâm không ký số")
        standing = seal.standing()
    if standing.tries is not PinTries.ANY:
        state = Light.AMBER if standing.tries is PinTries.FEW else Light.RED
        found = {PinTries.FEW: "đã có lần sai mã PIN", PinTries.LAST: "chỉ còn một lần thử mã PIN"}
        said = found.get(standing.tries, "đã khóa")
        return Finding("", state, f"thiết bị báo: {said}", "Hỏi người giữ con dấu số trước khi ai nhập mã PIN nữa.")
    if standing.valid_until is None:
        return Finding("", Light.AMBER, "có khóa, chưa xem được chứng thư", "Ký thử một mẫu ở quầy.")
    left = (standing.valid_until - datetime.now(UTC)).days
    found_until = f"{standing.holder}, đến {standing.valid_until:%d/%m/%Y}"
    if left < CERTIFICATE_DAYS:
        return Finding("", Light.RED if left < 0 else Light.AMBER, found_until, "Gia hạn chứng thư ký số.")
    return Finding("", Light.GREEN, found_until)


def _portal(settings: Settings) -> Finding:
    if settings.portal.sandbox:
        return Finding("", Light.AMBER, "Cổng thử nghiệm", "Chọn portal.sandbox = false và địa chỉ bộ chuyển đổi.")
    portal = portal_of(settings)
    try:
        portal.ping()
    finally:
        portal.close()
    return Finding("", Light.GREEN, "trả lời và nhận tài khoản")


def _hub(settings: Settings) -> Finding:
    if not settings.hub.url:
        return Finding("", Light.GREEN, "máy dùng một mình")
    from kiosk.store.hub.postgres_hub import PostgresHub

    hub = PostgresHub(settings.hub.url, credential("hub-password"), settings.station.code, SystemClock())
    with contextlib.closing(hub):
        number, keys = hub.meet(), hub.receipt_keys()
    if keys is None:
        return Finding("", Light.AMBER, "trả lời, chưa có chỗ cho khóa phiếu", "Chạy lại `kiosk hub prepare` một lần.")
    return Finding("", Light.GREEN, f"trả lời; máy {settings.station.code} ({socket.gethostname()}) là số {number}")
