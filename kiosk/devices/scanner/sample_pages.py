"""Invented papers for a kiosk without a scanner, plainly marked as worthless."""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

A4_INCHES = (8.27, 11.69)
PAPER, INK, PEN, SEAL, MARK = "#fdfcf8", "#1d1d1f", "#1b2f8a", "#c8102e", "#e3dfd6"

# Label, what a hand wrote. Nobody here exists: no province has the code 099.
LINES = (
    ("Kính gửi", "Công an phường Hoa Mẫu"),
    ("1. Họ, chữ đệm và tên", "NGUYỄN VĂN MẪU"),
    ("2. Ngày, tháng, năm sinh", "01/01/1985"),
    ("3. Giới tính", "Nam"),
    ("4. Số định danh cá nhân", "099085000011"),
    ("5. Số điện thoại liên hệ", "0900 000 000"),
    ("6. Họ, chữ đệm và tên chủ hộ", "TRẦN THỊ MẪU"),
    ("7. Mối quan hệ với chủ hộ", "Chồng"),
    ("8. Nội dung đề nghị", "Đăng ký thường trú tại số 12 đường Hoa Sữa,"),
    ("", "tổ 5, phường Hoa Mẫu, tỉnh Mẫu"),
)
TITLES = ("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", "GIẤY TỜ CHỨNG MINH CHỖ Ở HỢP PHÁP")


def make_sample_pages(folder: Path, fonts: Path, dpi: int) -> list[Path]:
    """Write page-1.jpg, page-2.jpg at `dpi`, A4. fonts: the folder with LiberationSerif-*.ttf."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, title in enumerate(TITLES, 1):
        path = folder / f"page-{number}.jpg"
        _Sheet(fonts, dpi).draw(title).save(path, quality=82, dpi=(dpi, dpi))
        paths.append(path)
    return paths


class _Sheet:
    """One page. All lengths are millimetres until they reach the picture."""

    def __init__(self, fonts: Path, dpi: int) -> None:
        self._fonts = fonts
        self._scale = dpi / 25.4
        self._picture = Image.new("RGB", (round(A4_INCHES[0] * dpi), round(A4_INCHES[1] * dpi)), PAPER)
        self._pen = ImageDraw.Draw(self._picture)

    def draw(self, title: str) -> Image.Image:
        self._watermark("MẪU / KHÔNG CÓ GIÁ TRỊ")
        self._text(105, 24, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 4.6, face="Bold", anchor="ms")
        self._text(105, 31, "Độc lập - Tự do - Hạnh phúc", 4.6, face="Bold", anchor="ms")
        self._line(82, 33, 128, 33)
        self._text(105, 50, title, 5.6, face="Bold", anchor="ms")
        for i, (label, written) in enumerate(LINES):
            y = 66 + 11 * i
            left = self._text(22, y, f"{label}:", 4.4) + 2 if label else 22.0
            self._line(left, y + 1, 190, y + 1, dotted=True)
            self._text(left + 2, y - 0.4, written, 5, face="Italic", colour=PEN)
        self._text(150, 190, "Hoa Mẫu, ngày 23 tháng 11 năm 2026", 4.2, face="Italic", anchor="ms")
        self._text(150, 198, "NGƯỜI KÊ KHAI", 4.4, face="Bold", anchor="ms")
        self._text(150, 222, "Mẫu", 9, face="Italic", colour=PEN, anchor="ms")
        self._seal(128, 216)
        return self._picture

    def _font(self, face: str, size: float) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(str(self._fonts / f"LiberationSerif-{face}.ttf"), round(size * self._scale))

    def _text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        face: str = "Regular",
        colour: str = INK,
        anchor: str = "ls",
    ) -> float:
        """Draw on the baseline y; returns where a left-aligned text ends."""
        font = self._font(face, size)
        self._pen.text((x * self._scale, y * self._scale), text, font=font, fill=colour, anchor=anchor)
        return x + font.getlength(text) / self._scale

    def _line(self, x0: float, y0: float, x1: float, y1: float, dotted: bool = False) -> None:
        s = self._scale
        if not dotted:
            self._pen.line((x0 * s, y0 * s, x1 * s, y1 * s), fill=INK, width=max(1, round(s * 0.3)))
            return
        for step in range(round((x1 - x0) / 1.2)):
            x = (x0 + step * 1.2) * s
            self._pen.ellipse((x, y0 * s, x + 0.3 * s, (y0 + 0.3) * s), fill=INK)

    def _seal(self, x: float, y: float) -> None:
        s = self._scale
        for radius, width in ((17, 0.9), (14, 0.4)):
            box = ((x - radius) * s, (y - radius) * s, (x + radius) * s, (y + radius) * s)
            self._pen.ellipse(box, outline=SEAL, width=max(1, round(width * s)))
        self._text(x, y - 1, "DẤU MẪU", 4, face="Bold", colour=SEAL, anchor="ms")
        self._text(x, y + 5, "KHÔNG CÓ GIÁ TRỊ", 2.4, face="Bold", colour=SEAL, anchor="ms")

    def _watermark(self, text: str) -> None:
        font = self._font("Bold", 17)
        stamp = Image.new("L", (round(font.getlength(text)) + 20, round(26 * self._scale)), 0)
        ImageDraw.Draw(stamp).text((10, round(20 * self._scale)), text, font=font, fill=255, anchor="ls")
        turned = stamp.rotate(52, expand=True)
        place = ((self._picture.width - turned.width) // 2, (self._picture.height - turned.height) // 2)
        self._picture.paste(MARK, place, turned)
