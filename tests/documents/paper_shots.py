"""A picture of every paper: python tests/documents/paper_shots.py --out build/papers"""

import argparse
import sys
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import conftest
import paper_samples as samples
from PIL import Image, ImageOps

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.printed import PrintedForm, ThermalSlip

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
PIXELS_WIDE = 1000
MARGIN = 24  # px of grey around a paper, so that its edge is seen
GROUND = "#d8d2c6"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/papers"))
    parser.add_argument("--dots", type=int, default=576, help="width of the thermal paper")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    studio = PaperStudio(FONTS, options.dots)
    for form in (conftest.FORM, *samples.FORMS):
        draw_form(studio, form, options.out)
    for slip in (conftest.SLIP, conftest.CHECKLIST, *samples.SLIPS):
        draw_slip(studio, slip, options.out)


def draw_form(studio: PaperStudio, form: PrintedForm, folder: Path) -> None:
    pdf = studio.form(form, 1)
    name = type(form).__name__
    (folder / f"{name}.pdf").write_bytes(pdf)
    shown = studio.preview(pdf, 1, PIXELS_WIDE)
    with Image.open(BytesIO(shown.png)) as page:
        framed(page, folder / f"{name}.png")


def draw_slip(studio: PaperStudio, slip: ThermalSlip, folder: Path) -> None:
    raster = studio.slip(slip)
    paper = ImageOps.invert(Image.frombytes("1", (raster.width, raster.height), raster.rows).convert("L"))
    state = f"-{state.value}" if (state := getattr(slip, "state", None)) else ""
    framed(paper, folder / f"{type(slip).__name__}{state}-thermal.png")


def framed(paper: Image.Image, path: Path) -> None:
    ImageOps.expand(paper.convert("RGB"), MARGIN, GROUND).save(path, optimize=True)


if __name__ == "__main__":
    main()
