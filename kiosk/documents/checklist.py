"""What to bring for a procedure: a thermal list with boxes to tick at home."""

from pathlib import Path

from kiosk.documents.slip import copies_text
from kiosk.documents.thermal import Strip
from kiosk.domain.local_time import date_time_text
from kiosk.domain.paper import Checklist
from kiosk.ports import Raster


def draw_checklist(checklist: Checklist, fonts: Path, width: int) -> Raster:
    """Every paper is named whole: a shortened name sends people home again."""
    strip = Strip(fonts, width)
    strip.space(8)
    strip.text(checklist.centre.name.upper(), 22, bold=True, align="centre")
    strip.rule(3)
    strip.widest("GIẤY TỜ CẦN MANG THEO", 44)
    strip.space(6)
    strip.text(checklist.procedure_name, 28, bold=True, align="centre")
    strip.text(f"Mã thủ tục: {checklist.procedure_code}", 22, align="centre")
    if checklist.case:
        strip.space(4)
        strip.text(f"Trường hợp: {checklist.case}", 24)
    strip.rule(2)
    for paper in checklist.papers:
        strip.tick(paper.name, 26, detail=", ".join(filter(None, (copies_text(paper), paper.where))))
    strip.rule(2)
    strip.text("Thời hạn giải quyết", 22)
    strip.text(checklist.term_text, 26, bold=True)
    strip.space(4)
    strip.text("Phí, lệ phí", 22)
    strip.text(checklist.fee_text, 26, bold=True)
    strip.rule(2)
    strip.text("Quý khách nhớ mang theo thẻ căn cước.", 24, bold=True, align="centre")
    strip.text(f"Hỗ trợ: {checklist.centre.phone}", 24, align="centre")
    strip.text(f"Danh mục {checklist.source}. In lúc {date_time_text(checklist.printed_at)}.", 20, align="centre")
    strip.space(8)
    return strip.finish()
