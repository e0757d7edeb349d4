"""Trang thử máy in: is the width right, is every letter clear, is the symbol read, does the knife cut at the end."""

from pathlib import Path

from kiosk.documents.thermal import Strip
from kiosk.domain.local_time import date_time_text
from kiosk.domain.slips import RulerPage
from kiosk.ports import Raster

LOWER = (
    "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"  # 146 with their capitals
)
SIZES = (20, 22, 24, 26, 30)
DOTS_PER_MM = 8


def draw_ruler_page(page: RulerPage, fonts: Path, width: int) -> Raster:
    strip = Strip(fonts, width)
    strip.space(8)
    strip.widest("TRANG THỬ MÁY IN", 44)
    strip.text(page.address, 22, align="centre")
    strip.text(date_time_text(page.printed_at), 22, align="centre")
    strip.rule(3)
    strip.text(f"Thước: {width} điểm, {width / DOTS_PER_MM:.0f} mm. Hai đầu thước phải chạm hai mép in được.", 22)
    strip.ruler()
    strip.text("Mất số ở mép phải: đặt printer.width_dots nhỏ hơn. Còn giấy trắng: đặt lớn hơn.", 20)
    strip.rule(2)
    strip.text(LOWER, 26)
    strip.text(LOWER.upper(), 26, bold=True)
    strip.rule(2)
    for size in SIZES:
        strip.text(f"{size} điểm: Cỡ chữ, dấu Ẫ Ỵ ễ ự", size)
    strip.rule(2)
    strip.qr_beside(page.qr_text, lambda beside: _read_me(beside, page))
    strip.rule(2)
    strip.text("Nét mảnh, nét đậm", 20)
    for thickness in (1, 2, 4, 8):
        strip.rule(thickness, around=4)
    strip.text("Dao phải cắt dưới dòng này.", 24, bold=True, align="centre")
    strip.space(8)
    return strip.finish()


def _read_me(strip: Strip, page: RulerPage) -> None:
    strip.text("Quét mã bên cạnh: phải ra đúng", 22, align="centre")
    strip.text(page.qr_text, 22, bold=True, align="centre")
    strip.space(4)
    strip.text(f"Báo in xong: {page.proof}", 22, align="centre")
