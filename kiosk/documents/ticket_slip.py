"""Phiếu số thứ tự on thermal paper: a number that can be read across a table, and an honest waiting time."""

from pathlib import Path

from kiosk.documents.thermal import Strip
from kiosk.domain.local_time import date_time_text
from kiosk.domain.slips import TicketSlip
from kiosk.ports import Raster


def draw_ticket(slip: TicketSlip, fonts: Path, width: int) -> Raster:
    strip = Strip(fonts, width)
    strip.space(8)
    strip.text(slip.centre.name.upper(), 24, bold=True, align="centre")
    strip.rule(3)
    strip.text("SỐ THỨ TỰ", 28, align="centre")
    strip.numeral(slip.number, 240 if width >= 576 else 160)
    if slip.priority:
        strip.box([(f"ƯU TIÊN: {slip.priority}", 28)], inverse=True)
        strip.space(8)
    if slip.reprint:
        strip.box([(f"BẢN IN LẠI lần {slip.reprint}", 26)])
        strip.space(8)
    strip.text(slip.field, 32, bold=True, align="centre")
    strip.text(_where(slip.counters), 28, align="centre")
    strip.rule(2)
    strip.pair("Số người đang chờ trước", str(slip.ahead), 26)
    strip.space(4)
    strip.pair("Thời gian chờ ước tính", _wait(slip.wait_minutes), 26)
    strip.space(4)
    strip.pair("Lấy số lúc", date_time_text(slip.taken_at), 24)
    strip.rule(2)
    note = slip.note or "Mời Quý khách theo dõi màn hình và loa gọi số."
    if slip.qr_text:
        strip.qr_beside(slip.qr_text, lambda beside: _notes(beside, note))
    else:
        _notes(strip, note)
    strip.text(f"Hỗ trợ: {slip.centre.phone}", 22, align="centre")
    strip.space(8)
    return strip.finish()


def _notes(strip: Strip, note: str) -> None:
    strip.text(note, 24, align="centre")
    strip.space(4)
    strip.text("Qua lượt, Quý khách vui lòng báo cán bộ để được gọi lại.", 20, align="centre")


def _where(counters: tuple[str, ...]) -> str:
    return ", ".join(counters) if counters else "Gọi vào quầy trống đầu tiên"


def _wait(minutes: tuple[int, int] | None) -> str:
    """A range, since nobody knows the minute; nothing when there is too little to go by."""
    if minutes is None:
        return "chưa rõ"
    shortest, longest = minutes
    if longest <= 0:
        return "không phải chờ"
    if shortest >= longest:
        return f"khoảng {longest} phút"
    return f"{shortest} đến {longest} phút"
