"""`kiosk doctor`: what is green, amber or red on this machine, why, and what to do about it."""

import argparse
import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.bootstrap import data_folder, open_store_of, portal_of
from kiosk.commands.output import show_json, show_table
from kiosk.config import RESOURCES, Settings, load_settings
from kiosk.domain.errors import KioskError, ReaderAbsent
from kiosk.domain.local_time import local_date

GREEN, AMBER, RED = "xanh", "vàng", "đỏ"
LOW_BYTES, TIGHT_BYTES = 500_000_000, 2_000_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    part: str
    state: str
    found: str
    remedy: str = ""


def examine(options: argparse.Namespace) -> int:
    """Exit 0 when nothing is red."""
    settings = load_settings(options.config)
    folder = data_folder(settings, options.data)
    checks: list[tuple[str, Callable[[], Finding]]] = [
        ("Danh mục thủ tục", _catalogue),
        ("Lịch nghỉ", _calendar),
        ("Kho hồ sơ", lambda: _store(settings, folder)),
        ("Ổ đĩa", lambda: _disk(folder)),
        ("Đầu đọc thẻ", lambda: _card(settings)),
        ("Máy quét", lambda: _scanner(settings)),
        ("Máy in phiếu", lambda: _printer(settings)),
        ("Cổng DVCQG", lambda: _portal(settings)),
    ]
    findings = [_guarded(part, check) for part, check in checks]
    if options.json:
        show_json([asdict(f) for f in findings])
    else:
        show_table([(f.state, f.part, f.found, f.remedy) for f in findings])
    return 1 if any(f.state == RED for f in findings) else 0


def _guarded(part: str, check: Callable[[], Finding]) -> Finding:
    try:
        return check()
    except KioskError as fault:
        from kiosk.store.faults import load_faults

        known = load_faults()[fault.code]
        return Finding(part, RED, f"{fault.code} {known.title}", known.remedy)


def _catalogue() -> Finding:
    from kiosk.store.editions import newest_good_edition

    catalogue, faults = newest_good_edition(RESOURCES / "catalogue")
    found = f"{len(catalogue.summaries)} thủ tục, {catalogue.edition.source}"
    if faults:
        return Finding("Danh mục thủ tục", AMBER, f"{found}; một bản khác hỏng", "Nhập lại bản danh mục mới nhất.")
    return Finding("Danh mục thủ tục", GREEN, found)


def _calendar() -> Finding:
    from kiosk.store.calendar import load_calendar

    known = load_calendar(RESOURCES / "calendar").known_years
    this_year = local_date(datetime.now(UTC)).year
    if this_year not in known:
        return Finding("Lịch nghỉ", RED, f"chưa có năm {this_year}", "Nhập lịch nghỉ năm nay.")
    if this_year + 1 not in known:
        return Finding("Lịch nghỉ", AMBER, f"có đến {max(known)}", "Nhập lịch nghỉ năm tới khi được công bố.")
    return Finding("Lịch nghỉ", GREEN, f"có đến {max(known)}")


def _store(settings: Settings, folder: Path) -> Finding:
    if not (folder / "store").exists():
        return Finding("Kho hồ sơ", AMBER, "chưa mở lần nào", "Kho được tạo khi mở máy tự phục vụ lần đầu.")
    store = open_store_of(settings, folder, lambda _: None)
    try:
        store.verify_audit()
        with store.unit_of_work() as uow:
            waiting = uow.waiting_count()
    finally:
        store.close()
    return Finding("Kho hồ sơ", GREEN, f"mở được, nhật ký nguyên vẹn, {waiting} mục chờ gửi")


def _disk(folder: Path) -> Finding:
    place = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(place).free
    state = RED if free < LOW_BYTES else AMBER if free < TIGHT_BYTES else GREEN
    return Finding("Ổ đĩa", state, f"còn {free / 1e9:.1f} GB", "" if state == GREEN else "Giải phóng chỗ trống.")


def _card(settings: Settings) -> Finding:
    if settings.card.driver == "software":
        return Finding("Đầu đọc thẻ", AMBER, "thẻ mô phỏng", "Chọn card.driver = pcsc khi có đầu đọc.")
    from kiosk.devices.card.pcsc import service

    with service() as cards:
        found = cards.readers()
    if not found:
        raise ReaderAbsent
    return Finding("Đầu đọc thẻ", GREEN, ", ".join(found))


def _scanner(settings: Settings) -> Finding:
    if settings.scanner.driver == "folder" or not shutil.which("scanimage"):
        return Finding("Máy quét", AMBER, "trang mẫu trong thư mục", "Cài sane-utils và chọn scanner.driver = sane.")
    if settings.scanner.driver == "auto":
        return Finding("Máy quét", AMBER, "thiết bị thử của SANE", "Chọn scanner.driver = sane và tên thiết bị.")
    return Finding("Máy quét", AMBER, f"{settings.scanner.device or 'SANE'}, chưa hỏi", "Quét thử một trang.")


def _printer(settings: Settings) -> Finding:
    if settings.printer.driver == "software":
        return Finding("Máy in phiếu", AMBER, "máy in mô phỏng", "Chọn printer.driver = network và địa chỉ máy in.")
    from kiosk.devices.printer.network import NetworkReceiptPrinter

    status = NetworkReceiptPrinter(settings.printer.host, settings.printer.port).check()
    if fault := status.fault:
        raise fault
    where = f"{settings.printer.host}:{settings.printer.port}"
    if status.paper_near_end:
        return Finding("Máy in phiếu", AMBER, f"{where} sắp hết giấy", "Chuẩn bị cuộn giấy mới.")
    return Finding("Máy in phiếu", GREEN, f"{where} sẵn sàng")


def _portal(settings: Settings) -> Finding:
    if settings.portal.sandbox:
        return Finding("Cổng DVCQG", AMBER, "Cổng thử nghiệm", "Chọn portal.sandbox = false và địa chỉ bộ chuyển đổi.")
    portal = portal_of(settings)
    try:
        portal.ping()
    finally:
        portal.close()
    return Finding("Cổng DVCQG", GREEN, "trả lời và nhận tài khoản")
