"""Invented civil status papers as they are printed, their values known: what the clerk should be offered, and traps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import cv2
import numpy as np
import segno
from PIL import Image, ImageChops, ImageDraw, ImageFont

from kiosk.domain.field_offers import PaperField
from kiosk.domain.read_words import ReadWord
from tests.devices.scanner.spoiled_pages import A4, FONTS, Picture

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PEOPLE = ("NGUYỄN MẪU AN", "TRẦN THỊ MẪU", "LÊ VĂN MẪU", "PHẠM MẪU BÌNH")
PLACES = ("xã Hoa Mẫu, tỉnh Mẫu", "phường Sông Mẫu, tỉnh Mẫu", "xã Núi Mẫu, thành phố Mẫu", "phường Đồi Mẫu, tỉnh Mẫu")
SIZE = 4.6  # mm
NUMBER, DATE, AGENCY = PaperField.NUMBER, PaperField.DATE, PaperField.AGENCY


@dataclass(frozen=True)
class CivilPaper:
    """lines: (x mm, text, bold) from top to bottom; None: a gap. wanted: what may be offered, by field."""

    name: str
    lines: tuple[tuple[float, str, bool] | None, ...]
    wanted: dict[PaperField, str]
    seal: tuple[float, float] | None = None  # mm
    code: str = ""
    head: str = ""  # the agency, beside the motto

    def drawn(self) -> Picture:
        """At 300 dpi, A4."""
        page = Image.new("RGB", A4, "#fdfcf8")
        pen = ImageDraw.Draw(page)
        scale = A4[0] / 210
        for x, y, text, bold, size in self._placed():
            anchor = "ms" if x in (105, 138, 46) else "ls"
            pen.text((x * scale, y * scale), text, font=_face(bold, size * scale), fill="#1d1d1f", anchor=anchor)
        if self.code:
            _code(page, self.code, (24, 240))
        if self.seal:
            page = _sealed(page, self.seal)
        return cv2.cvtColor(np.asarray(page), cv2.COLOR_RGB2BGR)

    def words(self, sure: float = 0.96) -> tuple[ReadWord, ...]:
        """As a recogniser without any mistake would give them."""
        scale, found = A4[0] / 210, list[ReadWord]()
        for at, (x, y, text, bold, size) in enumerate(self._placed()):
            face = _face(bold, size * scale)
            left = x * scale - (face.getlength(text) / 2 if x in (105, 138, 46) else 0)
            begun = 0
            for word in text.split():
                begun = text.index(word, begun)
                begins = left + face.getlength(text[:begun])
                box = (begins / A4[0], (y - 3.6) * scale / A4[1], face.getlength(word) / A4[0], 4.8 * scale / A4[1])
                found.append(ReadWord(word, sure, box, at))
                begun += len(word)
        return tuple(found)

    def _placed(self) -> Iterator[tuple[float, float, str, bool, float]]:
        """x mm, baseline mm, text, bold, size mm; what stands at 105, 138 or 46 has its middle there."""
        for y, text in zip((24.0, 31.0), MOTTO, strict=True):
            yield (138 if self.head else 105), y, text, True, SIZE
        if self.head:
            yield 46, 24.0, self.head, True, 4.0
        for row, line in enumerate(self.lines):
            if line is not None:
                yield line[0], 46.0 + 9.5 * row, line[1], line[2], SIZE


def birth(at: int, *, traps: str = "", **more: object) -> CivilPaper:
    """traps: "two-numbers", "no-such-day", "other-year", "to-come", "two-papers", or ""."""
    number, day, place = f"{17 + 31 * at}/{2018 + at % 8}", date(2018 + at % 8, 1 + at % 12, 3 + at), PLACES[at % 4]
    agency = f"Ủy ban nhân dân {place}"
    shown = {"no-such-day": f"31/02/{day.year}", "other-year": f"{day:%d/%m}/{day.year - 3}", "to-come": "05/06/2071"}
    lines: list[tuple[float, str, bool] | None] = [
        (105, "GIẤY KHAI SINH", True),
        (105, f"Số: {number}", False)
        if traps != "two-numbers"
        else (60, f"Số: {number}      Số: {99 + at}/2019", False),
        None,
        (24, f"Họ, chữ đệm, tên: {PEOPLE[at % 4]}", False),
        (24, f"Ngày, tháng, năm sinh: {day:%d/%m}/{day.year - 1}", False),
        (24, "Ghi bằng chữ: Ngày mười hai tháng ba năm hai nghìn mười bảy", False),
        (24, "Giới tính: Nam      Dân tộc: Kinh      Quốc tịch: Việt Nam", False),
        (24, f"Nơi sinh: Bệnh viện Đa khoa Mẫu, {place}", False),
        (24, "Số định danh cá nhân: 099318000011", False),
        (24, f"Họ, chữ đệm, tên người mẹ: {PEOPLE[(at + 1) % 4]}", False),
        (24, "Năm sinh: 1990    Dân tộc: Kinh    Quốc tịch: Việt Nam", False),
        (24, f"Nơi cư trú: số {12 + at} đường Hoa Sữa, {place}", False),
        (24, f"Họ, chữ đệm, tên người cha: {PEOPLE[(at + 2) % 4]}", False),
        (24, "Giấy tờ tùy thân: Căn cước số 099090000012", False),
        (24, f"Nơi đăng ký khai sinh: {agency}", False),
        (24, f"Ngày, tháng, năm đăng ký: {shown.get(traps, f'{day:%d/%m/%Y}')}", False),
        None,
        (126, "NGƯỜI KÝ GIẤY KHAI SINH", True),
    ]
    wanted = {NUMBER: number, DATE: day.isoformat(), AGENCY: agency}
    for field in {
        "two-numbers": (NUMBER,), "no-such-day": (DATE,), "to-come": (DATE,), "other-year": (NUMBER, DATE),
        "two-papers": (NUMBER, DATE, AGENCY),
    }.get(traps, ()):  # fmt: skip
        del wanted[field]
    if traps == "two-papers":
        lines[2] = (105, "GIẤY CHỨNG NHẬN KẾT HÔN", True)
    return CivilPaper(f"birth {at} {traps}".strip(), tuple(lines), wanted, **more)  # type: ignore[arg-type]


def marriage(at: int, **more: object) -> CivilPaper:
    number, day, place = f"{8 + 13 * at}/{2016 + at}", date(2016 + at, 12 - at % 11, 20 - at), PLACES[(at + 1) % 4]
    agency = f"UBND {place}"
    lines = (
        (105, "GIẤY CHỨNG NHẬN KẾT HÔN", True),
        (105, f"Số: {number}", False),
        None,
        (24, f"Họ, chữ đệm, tên vợ: {PEOPLE[1]}", False),
        (24, "Ngày, tháng, năm sinh: 01/02/1991", False),
        (24, "Giấy tờ tùy thân: Căn cước số 099191000011, cấp ngày 05/05/2021", False),
        (24, f"Nơi cư trú: {place}", False),
        (24, f"Họ, chữ đệm, tên chồng: {PEOPLE[2]}", False),
        (24, "Ngày, tháng, năm sinh: 03/04/1988", False),
        (24, "Giấy tờ tùy thân: Căn cước số 099088000012, cấp ngày 06/06/2021", False),
        None,
        (24, f"Nơi đăng ký kết hôn: {agency}", False),
        (24, f"Ngày, tháng, năm đăng ký: {day:%d/%m/%Y}", False),
    )
    wanted = {NUMBER: number, DATE: day.isoformat(), AGENCY: agency}
    return CivilPaper(f"marriage {at}", lines, wanted, **more)  # type: ignore[arg-type]


def marital_status(at: int, **more: object) -> CivilPaper:
    number, day = f"{120 + at}/UBND-XNTTHN", date(2025, 2 + at, 14)
    agency = f"UBND {('XÃ HOA MẪU', 'PHƯỜNG SÔNG MẪU')[at % 2]}"
    lines = (
        (24, f"Số: {number}", False),
        (110, f"Hoa Mẫu, ngày {day.day} tháng {day.month:02} năm {day.year}", False),
        None,
        (105, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN", True),
        None,
        (24, f"Xét đề nghị của ông/bà: {PEOPLE[at % 4]}", False),
        (24, "Ngày, tháng, năm sinh: 09/08/1995", False),
        (24, "Giấy tờ tùy thân: Căn cước số 099095000013", False),
        (24, "Hiện tại chưa đăng ký kết hôn với ai.", False),
        (24, "Giấy này có giá trị sử dụng trong thời hạn 6 tháng kể từ ngày cấp.", False),
    )
    wanted = {NUMBER: number, DATE: day.isoformat(), AGENCY: agency}
    return CivilPaper(f"marital status {at}", lines, wanted, head=agency, **more)  # type: ignore[arg-type]


def unknown(at: int) -> CivilPaper:
    """Not among the papers that are known, though it speaks of them, and has numbers and days."""
    lines = (
        (105, "ĐƠN ĐỀ NGHỊ", True),
        (24, f"Số: {44 + at}/2024", False),
        (24, "Tôi nộp kèm theo Giấy khai sinh của các con chưa thành niên,", False),
        (24, "giấy chứng nhận kết hôn, đăng ký ngày 04/05/2016", False),
        (24, "Nơi đăng ký: UBND xã Hoa Mẫu", False),
        (24, "Ngày, tháng, năm đăng ký: 04/05/2016", False),
    )
    return CivilPaper(f"unknown {at}", lines, {})


def _face(bold: bool, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"LiberationSerif-{'Bold' if bold else 'Regular'}.ttf"), round(size))


def _code(page: Image.Image, text: str, at: tuple[float, float]) -> None:
    scale = A4[0] / 210
    rows = [[bool(dot) for dot in row] for row in segno.make_qr(text, error="m").matrix_iter(border=2)]
    grid = Image.fromarray(np.where(np.array(rows), 0, 255).astype(np.uint8))
    side = round(34 * scale)
    page.paste(grid.resize((side, side), Image.Resampling.NEAREST), (round(at[0] * scale), round(at[1] * scale)))


def _sealed(page: Image.Image, at: tuple[float, float]) -> Image.Image:
    scale = A4[0] / 210
    stamp = Image.new("RGB", A4, "white")
    pen = ImageDraw.Draw(stamp)
    x, y = at[0] * scale, at[1] * scale
    for radius, width in ((17.5, 1.0), (14.3, 0.45)):
        box = tuple(v * 1.0 for v in (x - radius * scale, y - radius * scale, x + radius * scale, y + radius * scale))
        pen.ellipse(box, outline="#c8102e", width=round(width * scale))
    face = ImageFont.truetype(str(FONTS / "LiberationSerif-Bold.ttf"), round(3.6 * scale))
    for row, text in enumerate(("UBND XÃ", "HOA MẪU", "★")):
        pen.text((x, y + (row - 0.6) * 5.4 * scale), text, font=face, fill="#c8102e", anchor="ms")
    return ImageChops.multiply(page, stamp)
