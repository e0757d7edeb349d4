"""Tình hình giải quyết hồ sơ on thermal paper: what the look-up shows, to take along."""

from pathlib import Path

from kiosk.documents.thermal import Strip
from kiosk.domain.local_time import date_text, date_time_text
from kiosk.domain.paper import temporary_note
from kiosk.domain.slips import ProgressSlip
from kiosk.ports import Raster


def draw_progress(slip: ProgressSlip, fonts: Path, width: int) -> Raster:
    strip = Strip(fonts, width)
    strip.space(8)
    strip.text(slip.centre.name.upper(), 24, bold=True, align="centre")
    strip.rule(3)
    strip.widest("TÌNH HÌNH HỒ SƠ", 44)
    if slip.reprint:
        strip.space(6)
        strip.box([(f"BẢN IN LẠI lần {slip.reprint}", 28)], inverse=True)
    strip.space(8)
    strip.widest(slip.dossier_code, 60)
    if note := temporary_note(slip.dossier_code, slip.temporary_code):
        strip.text(note, 24, bold=True, align="centre")
    strip.whole(slip.procedure_name, (26, 22), 6)
    strip.space(8)
    strip.box([(slip.title.upper(), 30)], inverse=True)
    if slip.advice:
        strip.space(6)
        strip.text(slip.advice, 26, bold=True)
    strip.rule(2)
    for line in slip.lines:
        when = date_time_text(line.at) if line.done and line.at else date_text(line.at) if line.at else "Sắp tới"
        strip.text(when, 22)
        strip.text(line.text, 26, bold=not line.done)
        strip.space(8)
    strip.rule(2)
    strip.text(f"In lúc {date_time_text(slip.printed_at)}", 22, align="centre")
    strip.text(f"Hỗ trợ: {slip.centre.phone}", 26, bold=True, align="centre")
    strip.space(8)
    return strip.finish()
