"""Phiếu tiếp nhận phản ánh, kiến nghị on thermal paper. What was written stays out of it."""

from pathlib import Path

from kiosk.documents.thermal import Strip
from kiosk.domain.local_time import date_text, date_time_text
from kiosk.domain.slips import PetitionSlip
from kiosk.ports import Raster


def draw_petition(slip: PetitionSlip, fonts: Path, width: int) -> Raster:
    strip = Strip(fonts, width)
    strip.space(8)
    strip.text(slip.centre.authority.upper(), 22, align="centre")
    strip.text(slip.centre.name.upper(), 24, bold=True, align="centre")
    strip.rule(3)
    strip.widest("PHIẾU TIẾP NHẬN", 44)
    strip.widest(slip.kind.upper(), 44)
    if slip.reprint:
        strip.space(6)
        strip.box([(f"BẢN IN LẠI lần {slip.reprint}", 28)], inverse=True)
    strip.space(8)
    strip.text("Mã tra cứu", 24, align="centre")
    strip.widest(slip.code, 60)
    strip.rule(2)
    strip.pair("Tiếp nhận lúc", date_time_text(slip.received_at), 26)
    strip.space(4)
    answer = f"trước ngày {date_text(slip.answer_by)}" if slip.answer_by else "Trung tâm sẽ báo"
    strip.pair("Trả lời", answer, 26)
    strip.space(10)
    if slip.on_portal:
        strip.box([("ĐÃ GỬI LÊN CỔNG DỊCH VỤ CÔNG QUỐC GIA.", 26)])
    else:
        strip.box([("GHI TRONG SỔ THEO DÕI CỦA TRUNG TÂM.", 26)])
    strip.rule(2)
    strip.qr_beside(slip.qr_text, lambda beside: _pin(beside, slip.pin))
    strip.text(f"Tra cứu: {slip.centre.look_up_address}", 22, align="centre")
    strip.text(f"Hỗ trợ: {slip.centre.phone}", 26, bold=True, align="centre")
    strip.space(8)
    return strip.finish()


def _pin(strip: Strip, pin: str) -> None:
    strip.text("Mã PIN tra cứu", 24, align="centre")
    strip.widest(" ".join(pin), 56)
    strip.text("Quý khách giữ kín mã này để xem câu trả lời.", 20, align="centre")
