from pathlib import Path

from PIL import Image

from kiosk.devices.scanner.sample_pages import LINES, make_sample_pages

FONTS = Path(__file__).resolve().parents[3] / "resources" / "fonts"


def test_pages_are_a4_with_a_red_seal_and_blue_handwriting(tmp_path: Path) -> None:
    paths = make_sample_pages(tmp_path, FONTS, 100)
    assert [p.name for p in paths] == ["page-1.jpg", "page-2.jpg"]
    for path in paths:
        with Image.open(path) as page:
            assert page.size == (827, 1169)
            red, green, blue = (list(band.tobytes()) for band in page.convert("RGB").split())
        pixels = list(zip(red, green, blue, strict=True))
        assert sum(r > 150 and g < 90 and b < 110 for r, g, b in pixels) > 500
        assert sum(b > 100 and r < 90 and g < 100 for r, g, b in pixels) > 500


def test_nobody_on_the_page_can_exist() -> None:
    written = dict(LINES)
    assert written["4. Số định danh cá nhân"].startswith("099")
