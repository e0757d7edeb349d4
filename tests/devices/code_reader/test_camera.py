"""Cards held before a camera: turned, blurred, dim, small; and a camera program that does what cameras do."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import segno
from PIL import Image, ImageFilter

from kiosk.devices.code_reader.camera import CameraCodeReader, Frame, qr_in
from kiosk.devices.code_reader.v4l2 import V4l2Camera, shape_of
from kiosk.devices.process import DeviceProcess
from kiosk.domain.card_qr import parse
from kiosk.domain.errors import CodeReaderAbsent, PersonLeft

CARD = "099085000011||NGUYỄN VĂN MẪU|01011985|Nam|Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu|05112024||||"
WIDTH, HEIGHT = 640, 480

CAMERA = """#!{python}
import sys, time
if "--get-fmt-video" in sys.argv:
    print(\"\"\"Format Video Capture:
\\tWidth/Height      : 640/480
\\tPixel Format      : '{pixels}' ({pixels} 4:2:2)
\\tField             : None
\\tBytes per Line    : 1280
\\tSize Image        : 614400\"\"\")
elif "--stream-to=-" in sys.argv:
    frame = open({frame!r}, "rb").read()
    for turn in range({count}):
        sys.stdout.buffer.write(bytes(len(frame)) if turn < 3 else frame)
        sys.stdout.buffer.flush()
    time.sleep({rest})
"""


def picture(turned: float = 0, blurred: float = 0, light: float = 1.0, scale: int = 4) -> Image.Image:
    """A grey table with the card's QR on it."""
    code = segno.make(CARD, error="m", micro=False)
    rows = [[0 if dark else 255 for dark in row] for row in code.matrix_iter(scale=scale, border=4)]
    card = Image.new("L", (len(rows[0]), len(rows)))
    card.putdata([value for row in rows for value in row])
    card = card.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=200)
    table = Image.new("L", (WIDTH, HEIGHT), 120)
    table.paste(card, ((WIDTH - card.width) // 2, (HEIGHT - card.height) // 2))
    return table.filter(ImageFilter.GaussianBlur(blurred)).point(lambda value: int(value * light))


def frame(image: Image.Image) -> Frame:
    return Frame(image.width, image.height, image.tobytes())


EMPTY = Frame(WIDTH, HEIGHT, bytes([120]) * (WIDTH * HEIGHT))


@pytest.mark.parametrize(
    "shown",
    [
        {},
        *({"turned": angle} for angle in (15, 45, 90, 137, 180, 270)),
        {"blurred": 1.5},
        {"light": 0.35},
        {"scale": 2},
        {"turned": 30, "blurred": 1.0, "light": 0.6},
    ],
)
def test_a_card_is_read_as_people_hold_it(shown: dict[str, float]) -> None:
    assert qr_in(frame(picture(**shown))).decode() == CARD  # type: ignore[arg-type]


def test_an_empty_table_and_a_card_out_of_focus_are_nothing() -> None:
    assert qr_in(EMPTY) == b""
    assert qr_in(frame(picture(blurred=12))) == b""


class PlayedCamera:
    """Each tuple is one time that it is switched on; empty: it is not there."""

    def __init__(self, *times: tuple[Frame, ...]) -> None:
        self._times = iter(times)
        self.on = False

    @contextmanager
    def frames(self) -> Iterator[Iterator[Frame]]:
        shown = next(self._times)
        if not shown:
            raise CodeReaderAbsent("unplugged")
        self.on = True
        try:
            yield iter(shown)
        finally:
            self.on = False


def test_it_is_off_once_the_code_is_read() -> None:
    camera, told = PlayedCamera((EMPTY, EMPTY, frame(picture(turned=20)), EMPTY)), list[bool]()
    assert parse(CameraCodeReader(camera).read(told.append)).full_name == "NGUYỄN VĂN MẪU"
    assert (told, camera.on) == ([True] * 3, False)


def test_unplugged_and_plugged_again_it_is_found() -> None:
    camera, told = PlayedCamera((EMPTY,), (), (), (frame(picture()),)), list[bool]()
    assert CameraCodeReader(camera, retry_seconds=0.01).read(told.append) == CARD
    assert told == [True, False, False, False, True]


def test_one_that_stays_away_is_told() -> None:
    with pytest.raises(CodeReaderAbsent):
        CameraCodeReader(PlayedCamera(*[()] * 50), 0.05, 0.01).read(lambda _: None)


def test_who_leaves_switches_it_off() -> None:
    camera = PlayedCamera((EMPTY,) * 3)

    def left(_: bool) -> None:
        raise PersonLeft

    with pytest.raises(PersonLeft):
        CameraCodeReader(camera).read(left)
    assert not camera.on


# The camera program ----------------------------------------------------------------------------------------------


def program(folder: Path, count: int = 6, rest: float = 0, pixels: str = "YUYV") -> str:
    """A v4l2-ctl that shows three black pictures and then a card, as YUYV."""
    luma = picture(turned=10).tobytes()
    (folder / "frame").write_bytes(bytes(byte for value in luma for byte in (value, 128)))
    path = folder / "v4l2-ctl"
    path.write_text(
        CAMERA.format(python=sys.executable, frame=str(folder / "frame"), count=count, rest=rest, pixels=pixels)
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def test_a_card_is_read_through_the_camera_program(tmp_path: Path) -> None:
    camera = V4l2Camera("/dev/video0", program(tmp_path, rest=600))  # it is not waited for
    assert CameraCodeReader(camera).read(lambda _: None) == CARD


@pytest.mark.parametrize(("count", "rest", "pixels"), [(0, 0, "YUYV"), (0, 30, "YUYV"), (6, 0, "MJPG")])
def test_a_camera_that_ends_hangs_or_cannot_is_absent(tmp_path: Path, count: int, rest: float, pixels: str) -> None:
    camera = V4l2Camera("/dev/video0", program(tmp_path, count, rest, pixels), silent_seconds=1)
    with pytest.raises(CodeReaderAbsent):
        CameraCodeReader(camera, 0.05, 0.01).read(lambda _: None)


def test_without_the_program_there_is_no_camera() -> None:
    with pytest.raises(CodeReaderAbsent):
        CameraCodeReader(V4l2Camera("/dev/video0", "no-such-program"), 0, 0).read(lambda _: None)


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"Width/Height : 0/0\nPixel Format : 'YUYV'\nBytes per Line : 0\nSize Image : 0",
        b"Width/Height : 640/480\nPixel Format : 'YUYV'\nBytes per Line : 640\nSize Image : 614400",
        b"Width/Height : 640/480\nPixel Format : 'YUYV'\nBytes per Line : 1280\nSize Image : 99999999999",
    ],
)
def test_a_format_that_cannot_be_is_refused(told: bytes) -> None:
    with pytest.raises(CodeReaderAbsent):
        shape_of(told)


def test_rows_with_room_behind_them() -> None:
    told = b"Width/Height : 2/2\nPixel Format : 'YUYV'\nBytes per Line : 6\nSize Image : 12"
    assert shape_of(told).luma(b"A.B.--C.D.--") == b"ABCD"


def test_the_device_process_serves_it_and_is_stopped_by_leaving(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As bootstrap starts it: another process, the wire, and the camera program found on the path."""
    from kiosk.device_host import CodePlan, words
    from kiosk.devices.hosted import HostedCodeReader

    program(tmp_path, rest=30)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    command = [sys.executable, "-m", "kiosk", *words("code", CodePlan("camera", "", 0))]
    process = DeviceProcess(command, 15.0, "code")
    try:
        reader = HostedCodeReader(process)
        assert reader.read(lambda _: None) == CARD
        with pytest.raises(PersonLeft):
            reader.read(_leave)
        assert reader.read(lambda _: None) == CARD
    finally:
        process.close()


def _leave(_: bool) -> None:
    raise PersonLeft
