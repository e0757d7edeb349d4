"""How many days of work are left before something runs out: disk, paper, certificates, calendar, catalogue."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from kiosk.bootstrap import kept_resources, open_store_of
from kiosk.config import RESOURCES, Settings
from kiosk.device_processes import card_plan
from kiosk.domain.errors import KioskError
from kiosk.domain.local_time import date_text, local_date
from kiosk.domain.sheets import CheckVerdict
from kiosk.examination import CATALOGUE_OLD_DAYS, TIGHT, Light, dossiers_left, examine, low_bytes
from kiosk.machine import data_folder
from kiosk.ports.technician import Anchor, Gauge

GOOD, WARNING, FAULT, SKIPPED = CheckVerdict.GOOD, CheckVerdict.WARNING, CheckVerdict.FAULT, CheckVerdict.SKIPPED
VERDICTS = {Light.GREEN: GOOD, Light.AMBER: WARNING, Light.RED: FAULT}
SOON_DAYS, FULL_DAYS = 60, 365
RATE_DAYS = 30  # over which a day's dossiers are counted


def work_left(settings: Settings, data: Path | None) -> list[Gauge]:
    folder = data_folder(settings, data)
    gauges: list[Callable[[], Gauge]] = [
        lambda: _disk(settings, folder),
        lambda: _looked(settings, data, "printer", "Giấy in phiếu"),
        lambda: _certificates(settings),
        lambda: _looked(settings, data, "clock", "Đồng hồ"),
        lambda: _calendar(folder),
        lambda: _catalogue(folder),
    ]
    return [gauge() for gauge in gauges]


def anchors(settings: Settings) -> list[Anchor]:
    """The authorities whose cards this machine believes, the first to expire first."""
    from kiosk.devices.card.trust_folder import TrustFolder

    folder = Path(card_plan(settings).trust)
    simulated = folder == RESOURCES / "trust" / "test"
    found = [
        Anchor(each.subject.human_friendly, str(folder), each.not_valid_before, each.not_valid_after, simulated)
        for each in TrustFolder.load(folder).certificates
    ]
    return sorted(found, key=lambda anchor: anchor.valid_until)


def _disk(settings: Settings, folder: Path) -> Gauge:
    place = next(p for p in (folder, *folder.parents) if p.exists())
    disk = shutil.disk_usage(place)
    fit, rate = dossiers_left(settings, folder, disk.free), _dossiers_a_day(settings, folder)
    low = low_bytes(settings)
    verdict = FAULT if disk.free < low else WARNING if disk.free < TIGHT * low else GOOD
    text = f"còn {_comma(disk.free / 1e9)} GB trong {_comma(disk.total / 1e9)} GB, khoảng {_dotted(fit)} hồ sơ nữa"
    value = f"{_dotted(min(int(fit / rate), 9999))} ngày" if rate else f"{_dotted(fit)} hồ sơ"
    return Gauge("disk", "Ổ đĩa", verdict, value, text, disk.free / disk.total)


def _dossiers_a_day(settings: Settings, folder: Path) -> float:
    """As of late; 0 when there are too few to tell."""
    if not (folder / "store").exists():
        return 0.0
    try:
        store = open_store_of(settings, folder, lambda _: None)
    except KioskError:
        return 0.0
    try:
        with store.unit_of_work() as uow:
            now = datetime.now(UTC)
            counts = uow.state_counts(now - timedelta(days=RATE_DAYS), now)
    finally:
        store.close()
    count = sum(counts.values())
    return count / RATE_DAYS if count >= RATE_DAYS else 0.0


def _looked(settings: Settings, data: Path | None, key: str, title: str) -> Gauge:
    """What has no number of days: it is there, runs out soon, or is gone."""
    [finding] = examine(settings, data, [key])
    verdict = VERDICTS[finding.state]
    value = {GOOD: "đủ", WARNING: "cần xem", FAULT: "thiếu"}[verdict]
    text = f"{finding.found}. {finding.remedy}" if finding.remedy else finding.found
    return Gauge(key, title, verdict, value, text, {GOOD: 1.0, WARNING: 0.4, FAULT: 0.0}[verdict])


def _certificates(settings: Settings) -> Gauge:
    now = datetime.now(UTC)
    valid = [anchor for anchor in anchors(settings) if anchor.valid_from <= now <= anchor.valid_until]
    if not valid:
        return Gauge("trust", "Chứng thư", FAULT, "0 ngày", "chưa tin cơ quan cấp thẻ nào", 0.0)
    crl_until = _crl_until(settings)
    if crl_until is None or crl_until < now:
        lacking = f"danh sách thu hồi hết hạn {date_text(crl_until)}" if crl_until else "chưa có danh sách thu hồi"
        return Gauge("trust", "Chứng thư", WARNING, "0 ngày", f"{lacking}: chưa thẻ nào được xác nhận", 0.0)
    who = "chứng thư thử" if valid[0].simulated else "chứng thư cấp thẻ"
    ends = {crl_until: "danh sách thu hồi", valid[0].valid_until: f"{who} sớm nhất"}
    first = min(ends)
    return _in_days("trust", "Chứng thư", (first - now).days, f"{ends[first]} hết hạn {date_text(first)}")


def _crl_until(settings: Settings) -> datetime | None:
    """Until when the newest CRL in the trust folder speaks; None: there is none."""
    from kiosk.devices.card.revocation import due_at
    from kiosk.devices.card.trust_folder import TrustFolder

    found = TrustFolder.load(Path(card_plan(settings).trust)).crls
    return max((due for listed in found if (due := due_at(listed))), default=None)


def _calendar(folder: Path) -> Gauge:
    from kiosk.store.calendar import load_calendar
    from kiosk.store.kept_resources import Kind

    known = load_calendar(kept_resources(folder).folder(Kind.CALENDAR)).known_years
    today = local_date(datetime.now(UTC))
    last = today.year - 1
    while last + 1 in known:
        last += 1
    days = max(0, (date(last, 12, 31) - today).days)
    return _in_days("calendar", "Lịch nghỉ", days, f"có đến hết năm {last}")


def _catalogue(folder: Path) -> Gauge:
    from kiosk.store.editions import newest_good_edition

    edition, _ = newest_good_edition(*kept_resources(folder).catalogues())
    year, month = (int(part) for part in edition.edition.id.split("-")[:2])
    age = (datetime.now(UTC) - datetime(year, month, 1, tzinfo=UTC)).days
    text = f"bản {edition.edition.id}, đã {age} ngày; nên thay sau {CATALOGUE_OLD_DAYS} ngày"
    left = max(0, CATALOGUE_OLD_DAYS - age)
    verdict = WARNING if left == 0 else GOOD
    return Gauge("catalogue", "Danh mục thủ tục", verdict, f"{left} ngày", text, left / CATALOGUE_OLD_DAYS)


def _in_days(key: str, title: str, days: int, text: str) -> Gauge:
    verdict = FAULT if days <= 0 else WARNING if days < SOON_DAYS else GOOD
    return Gauge(key, title, verdict, f"{_dotted(days)} ngày", text, min(1.0, days / FULL_DAYS))


def _comma(number: float) -> str:
    return f"{number:.1f}".replace(".", ",")


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")
