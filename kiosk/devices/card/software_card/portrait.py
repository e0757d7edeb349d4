"""Draws a portrait for an invented person: an illustration, so that nobody's photograph is ever needed."""

import io
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw, ImageFilter

SIZE = (480, 640)  # px
_SCALE = 2  # drawn larger and reduced: smooth edges

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """sex decides the hair and the collar; elderly greys and lines them."""

    woman: bool = False
    elderly: bool = False

    @property
    def hair(self) -> Colour:
        return (176, 176, 180) if self.elderly else (38, 32, 34)

    @property
    def cloth(self) -> Colour:
        return (112, 54, 74) if self.woman else (52, 74, 104)


_SKIN, _SHADE, _LIP, _INK, _WHITE = (232, 194, 160), (212, 168, 134), (184, 104, 96), (44, 36, 36), (250, 250, 248)


class _Sketch:
    """Shapes in the coordinates of the finished picture."""

    def __init__(self) -> None:
        width, height = (side * _SCALE for side in SIZE)
        ramp = Image.linear_gradient("L").resize((width, height))
        self.image = Image.composite(
            Image.new("RGB", (width, height), (186, 208, 226)), Image.new("RGB", (width, height), (222, 234, 243)), ramp
        )
        self._draw = ImageDraw.Draw(self.image)

    def ellipse(self, x: float, y: float, rx: float, ry: float, fill: Colour) -> None:
        self._draw.ellipse([(v * _SCALE) for v in (x - rx, y - ry, x + rx, y + ry)], fill=fill)

    def polygon(self, points: list[tuple[float, float]], fill: Colour) -> None:
        self._draw.polygon([(x * _SCALE, y * _SCALE) for x, y in points], fill=fill)

    def block(self, x0: float, y0: float, x1: float, y1: float, radius: float, fill: Colour) -> None:
        self._draw.rounded_rectangle([v * _SCALE for v in (x0, y0, x1, y1)], radius * _SCALE, fill=fill)

    def arc(self, x: float, y: float, rx: float, ry: float, turn: tuple[int, int], fill: Colour, width: float) -> None:
        box = [v * _SCALE for v in (x - rx, y - ry, x + rx, y + ry)]
        self._draw.arc(box, *turn, fill=fill, width=round(width * _SCALE))


@cache
def draw(look: Look) -> bytes:
    """A JPEG file, 480 x 640 px, 12 to 20 kB."""
    sketch = _Sketch()
    _hair_behind(sketch, look)
    _shoulders(sketch, look)
    _head(sketch)
    _hair_before(sketch, look)
    _features(sketch, look)
    picture = sketch.image.resize(SIZE, Image.Resampling.LANCZOS)
    grain = Image.effect_noise(SIZE, 5).filter(ImageFilter.GaussianBlur(0.6)).convert("RGB")
    out = io.BytesIO()
    Image.blend(picture, grain, 0.03).save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()


def _hair_behind(sketch: _Sketch, look: Look) -> None:
    if look.woman and look.elderly:
        sketch.ellipse(240, 120, 46, 42, look.hair)  # a bun
    elif look.woman:
        sketch.block(122, 190, 358, 500, 90, look.hair)


def _shoulders(sketch: _Sketch, look: Look) -> None:
    sketch.ellipse(240, 650, 215, 165, look.cloth)
    sketch.block(196, 400, 284, 530, 36, _SHADE)
    if look.woman:
        sketch.block(188, 470, 292, 540, 22, look.cloth)  # the standing collar of an áo dài
        sketch.arc(240, 474, 46, 14, (0, 180), (214, 178, 122), 4)
    else:
        sketch.polygon([(190, 488), (240, 560), (290, 488), (316, 512), (250, 640), (230, 640), (164, 512)], _WHITE)
        sketch.polygon([(240, 548), (226, 566), (234, 640), (246, 640), (254, 566)], (126, 38, 46))
        sketch.polygon([(194, 480), (196, 490), (240, 560), (284, 490), (286, 480), (270, 470), (210, 470)], _SHADE)


def _head(sketch: _Sketch) -> None:
    for x in (134, 346):
        sketch.ellipse(x, 318, 20, 36, _SHADE)
    sketch.ellipse(240, 290, 106, 126, _SKIN)
    sketch.ellipse(240, 350, 92, 92, _SKIN)


def _hair_before(sketch: _Sketch, look: Look) -> None:
    hair = look.hair
    if look.woman:
        sketch.polygon([(240, 150), (160, 190), (124, 262), (126, 300), (140, 320), (168, 240), (240, 196)], hair)
        sketch.polygon([(240, 150), (320, 190), (356, 262), (354, 300), (340, 320), (312, 240), (240, 196)], hair)
        sketch.arc(240, 266, 118, 126, (180, 360), hair, 34)
    else:
        sketch.arc(240, 272, 118, 130, (184, 356), hair, 56)
        sketch.polygon([(150, 232), (200, 176), (330, 190), (336, 240), (300, 214), (210, 216)], hair)
        sketch.polygon([(126, 250), (150, 224), (146, 300), (132, 316)], hair)
        sketch.polygon([(354, 250), (330, 224), (334, 300), (348, 316)], hair)


def _features(sketch: _Sketch, look: Look) -> None:
    brow = (120, 116, 116) if look.elderly else _INK
    for x, turn in ((194, (200, 335)), (286, (205, 340))):
        sketch.arc(x, 282, 30, 18, turn, brow, 5 if look.woman else 8)
        sketch.ellipse(x, 306, 22, 11, _WHITE)
        sketch.ellipse(x, 306, 10, 10, (66, 42, 30))
        sketch.ellipse(x + 3, 302, 3, 3, _WHITE)
        sketch.arc(x, 308, 23, 14, (195, 345), _INK, 4)
    sketch.arc(240, 336, 18, 22, (40, 140), _SHADE, 6)
    sketch.arc(240, 378, 34, 18, (20, 160), _LIP, 8 if look.woman else 6)
    if look.elderly:
        line = (208, 166, 134)
        for x in (194, 286):
            sketch.arc(x, 318, 26, 16, (30, 150), line, 3)
        sketch.arc(212, 352, 26, 34, (120, 190), line, 3)
        sketch.arc(268, 352, 26, 34, (350, 60), line, 3)
        for y in (238, 252):
            sketch.arc(240, y + 20, 66, 20, (225, 315), line, 2)
