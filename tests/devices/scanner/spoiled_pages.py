"""Papers of invented people with their text known letter by letter, and what scanners and life do to them."""

import random
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops, ImageDraw, ImageFont

from kiosk.ports import ScannedPage

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"
A4 = (2480, 3508)  # px at 300 dpi
Picture = npt.NDArray[np.uint8]

HEAD = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
BODY = (
    "Họ, chữ đệm và tên: NGUYỄN THỊ MẪU",
    "Ngày, tháng, năm sinh: 01/01/1985 tại phường Hoa Mẫu",
    "Số định danh cá nhân: 099185000011",
    "Nơi thường trú: số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu, tỉnh Mẫu",
    "Họ, chữ đệm và tên chủ hộ: TRẦN VĂN MẪU",
    "Đề nghị cơ quan có thẩm quyền xem xét, giải quyết theo quy định của pháp luật.",
    "Tôi cam đoan những nội dung kê khai trên đây là đúng sự thật và chịu trách nhiệm",
    "trước pháp luật về lời khai của mình. Kèm theo đơn này là các giấy tờ sau đây:",
    "1. Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền",
    "với đất do Ủy ban nhân dân huyện cấp ngày 15 tháng 8 năm 2019.",
    "2. Hợp đồng thuê nhà có công chứng, thời hạn thuê từ ngày 01 tháng 3 năm 2024.",
    "3. Giấy khai sinh của các con chưa thành niên, trích lục kết hôn.",
    "Người làm chứng: ông PHẠM QUỐC MẪU, sinh năm 1970, điện thoại 0900 000 000.",
    "Cán bộ tiếp nhận đã đối chiếu bản chính với bản sao, nội dung khớp nhau.",
    "Lệ phí đăng ký cư trú được miễn theo quy định tại Thông tư hướng dẫn.",
    "Kết quả giải quyết được trả tại Trung tâm Phục vụ hành chính công.",
)
FOOT = ("Hoa Mẫu, ngày 23 tháng 11 năm 2026", "NGƯỜI KÊ KHAI")


@dataclass
class Paper:
    """title: of the paper. seal: a red one over the text's lines, as a careless stamp falls."""

    title: str = "TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ"
    seal: bool = False
    seed: int = 0
    lines: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        body = list(BODY)
        random.Random(self.seed).shuffle(body)
        self.lines = (*HEAD, self.title, *body, *FOOT)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def drawn(self) -> Picture:
        """Clean, at 300 dpi, A4."""
        page = Image.new("RGB", A4, "#fdfdfa")
        pen = ImageDraw.Draw(page)
        plain, bold = (ImageFont.truetype(str(FONTS / f"LiberationSerif-{f}.ttf"), 54) for f in ("Regular", "Bold"))
        for at, line in enumerate(self.lines):
            y = 260 + 128 * at
            if at < 3 or at >= len(self.lines) - 2:
                x = 1240 if at < 3 else 1700
                pen.text((x, y), line, font=bold, fill="#1d1d1f", anchor="ms")
            else:
                pen.text((240, y), line, font=plain, fill="#1d1d1f", anchor="ls")
        _hand(pen, self.seed)
        if self.seal:
            stamp = Image.new("RGB", A4, "white")
            _seal(ImageDraw.Draw(stamp), (1560, 2500), bold)
            page = ImageChops.multiply(page, stamp)  # ink on ink: both are seen
        return cv2.cvtColor(np.asarray(page), cv2.COLOR_RGB2BGR)


def _hand(pen: ImageDraw.ImageDraw, seed: int) -> None:
    """A stroke like a signature."""
    dice = random.Random(seed)
    x, y = 1560.0, 2990.0
    for _ in range(26):
        nx, ny = x + dice.uniform(-8, 30), y + dice.uniform(-60, 60)
        pen.line((x, y, nx, ny), fill="#1b2f8a", width=6)
        x, y = nx, max(2920.0, min(3060.0, ny))


def _seal(pen: ImageDraw.ImageDraw, middle: tuple[int, int], font: ImageFont.FreeTypeFont) -> None:
    x, y = middle
    for radius, width in ((210, 12), (172, 5)):
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), outline="#c8102e", width=width)
    for at, text in enumerate(("UBND PHƯỜNG", "HOA MẪU", "★")):
        pen.text((x, y - 60 + 66 * at), text, font=font.font_variant(size=44), fill="#c8102e", anchor="ms")


# What is done to a page ----------------------------------------------------------------------------------------


def turned(picture: Picture, degrees: float, fill: int = 255) -> Picture:
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), borderValue=(fill, fill, fill))


def on_dark_lid(picture: Picture, degrees: float) -> Picture:
    """A sheet smaller than the glass, laid askew, before a dark lid."""
    small = cv2.resize(picture, None, fx=0.86, fy=0.86, interpolation=cv2.INTER_AREA)
    glass = np.full((A4[1], A4[0], 3), 25, np.uint8)
    y, x = (A4[1] - small.shape[0]) // 2, (A4[0] - small.shape[1]) // 2
    glass[y : y + small.shape[0], x : x + small.shape[1]] = small
    return turned(glass, degrees, fill=25)


def shadowed(picture: Picture) -> Picture:
    """The spine of a book at the left, and a lamp."""
    across = np.clip(0.62 + np.linspace(0, 0.55, picture.shape[1]), 0, 1.0)
    return (picture * across[None, :, None]).astype(np.uint8)


def faded(picture: Picture) -> Picture:
    return (255 - (255 - picture.astype(np.float32)) * 0.25).astype(np.uint8)


def blurred(picture: Picture, sigma: float = 5.0) -> Picture:
    return cv2.GaussianBlur(picture, (0, 0), sigma)


def grainy(picture: Picture, seed: int = 1, level: float = 4.0) -> Picture:
    noise = np.random.default_rng(seed).normal(0, level, picture.shape)
    return np.clip(picture + noise, 0, 255).astype(np.uint8)


def blank(dust: int = 30) -> Picture:
    page = np.full((A4[1], A4[0], 3), 248, np.uint8)
    dice = random.Random(4)
    for _ in range(dust):
        cv2.circle(page, (dice.randrange(A4[0]), dice.randrange(A4[1])), 2, (90, 90, 90), -1)
    return page


def scanned(picture: Picture, number: int = 1, dpi: int = 300, quality: int = 85) -> ScannedPage:
    content = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))[1].tobytes()
    return ScannedPage(number, content, picture.shape[1], picture.shape[0], dpi)


def as_png(picture: Picture) -> bytes:
    out = BytesIO()
    Image.fromarray(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)).save(out, "PNG")
    return out.getvalue()
