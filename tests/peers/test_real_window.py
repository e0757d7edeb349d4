"""The program as it is started in service, on a real X server and under a kiosk's compositor, used from outside."""

import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from desktop import ROOT, Desktop, missing_tools, until
from PySide6.QtGui import QImage
from watching import Node, Watched, eye_on

from tests.waiting import PATIENCE_SECONDS

TITLE = "Máy tự phục vụ"
START_SECONDS = PATIENCE_SECONDS
NOBODY = 65534
COMPOSITOR = ("cage", "grim")
DEBIAN_PYTHON = "/usr/bin/python3"
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Watched]:
    """`kiosk run` as anybody starts it: software devices, the sandbox Portal."""
    if missing_tools():
        pytest.skip("no X server or bus on this machine")
    with Desktop(tmp_path / "run", 1080, 1920) as desktop:
        program = desktop.run(sys.executable, "-m", "kiosk", "run", "--scale", "1", "--data", str(tmp_path / "data"))
        window = until(lambda: desktop.window_named(TITLE), "the window", START_SECONDS)
        desktop.xdotool("windowfocus", window)
        yield eye_on(desktop, program, int(desktop.xdotool("getwindowpid", window)))


def shown(kiosk: Watched, name: str, role: str = "") -> Node:
    """The control of this name, once it is there."""
    ends_at = time.monotonic() + START_SECONDS
    while True:
        found = [node for node in kiosk.tree() if node.showing and node.name == name and role in ("", node.role)]
        if found and found[0].extents:
            return found[0]
        if time.monotonic() > ends_at:
            raise TimeoutError(name)
        time.sleep(0.1)


def click(kiosk: Watched, node: Node) -> None:
    left, top, width, height = node.extents
    kiosk.desktop.xdotool("mousemove", str(left + width // 2), str(top + height // 2), "click", "1")
    time.sleep(0.4)


def test_a_hand_and_a_keyboard_find_a_procedure(kiosk: Watched) -> None:
    click(kiosk, shown(kiosk, "Nộp hồ sơ", "push button"))
    field = shown(kiosk, "Tên thủ tục, ví dụ: khai sinh")
    click(kiosk, field)
    assert shown(kiosk, "dấu cách")  # the screen's keyboard is there
    kiosk.desktop.xdotool("type", "--delay", "30", "dang ky thuong tru")
    click(kiosk, shown(kiosk, "m"))  # one more letter by the screen's keyboard
    kiosk.desktop.xdotool("key", "BackSpace")
    assert kiosk.read(field.name) == "dang ky thuong tru"
    click(kiosk, shown(kiosk, "Đăng ký thường trú"))
    assert shown(kiosk, "Nộp hồ sơ thủ tục này").enabled
    kiosk.desktop.xdotool("key", "Escape")
    assert shown(kiosk, field.name)


def kiosk_user(folder: Path) -> tuple[list[str], dict[str, str], str]:
    """How to start a program as a user who is not root: words before it, its environment, a Python it can read."""
    site = sysconfig.get_path("purelib")
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "HOME": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    if os.geteuid() != 0:
        return [], environment | {"PYTHONPATH": str(ROOT)}, sys.executable
    for path in (folder, *folder.parents):
        if path.owner() == "root" and path != Path("/") and str(path).startswith("/tmp"):  # noqa: S108 (pytest's own)
            path.chmod(path.stat().st_mode | 0o011)
    shutil.chown(folder, NOBODY, NOBODY)
    words = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    return words, environment | {"PYTHONPATH": f"{ROOT}{os.pathsep}{site}"}, DEBIAN_PYTHON


def test_under_the_compositor_of_a_kiosk(tmp_path: Path) -> None:
    """cage refuses root, so this runs as nobody; that Python is Debian's with the packages of the tests' own."""
    if any(shutil.which(tool) is None for tool in COMPOSITOR):
        pytest.skip("no cage or grim on this machine")
    before, environment, python = kiosk_user(tmp_path)
    said = subprocess.run(
        [*before, python, "-c", "import sys; print(*sys.version_info[:2], sep='.')"], capture_output=True, text=True
    )
    if said.stdout.strip() != VERSION:
        pytest.skip(f"no Python {VERSION} that another user may read")
    runtime = tmp_path / "runtime"
    runtime.mkdir(mode=0o700)
    if before:
        shutil.chown(runtime, NOBODY, NOBODY)
    environment |= {
        "XDG_RUNTIME_DIR": str(runtime),
        "WLR_BACKENDS": "headless",
        "WLR_LIBINPUT_NO_DEVICES": "1",
        "WLR_RENDERER": "pixman",
        "QT_QPA_PLATFORM": "wayland",
        "QT_QUICK_BACKEND": "software",
    }
    # Turned, as a portrait screen is. Unturned, cage hands the window's own buffer to the output, and a headless one
    # cannot show that.
    compositor = ["cage", "-d", "-r", "--"]
    words = [*before, *compositor, python, "-m", "kiosk", "run", "--fullscreen", "--data", str(tmp_path / "data")]
    log = tmp_path / "cage.log"
    with log.open("w") as heard:
        cage = subprocess.Popen(words, env=environment, stdout=heard, stderr=heard, cwd=ROOT, start_new_session=True)
    try:
        picture = tmp_path / "screen.png"
        ends_at = time.monotonic() + START_SECONDS
        while not _home_is_on(picture):
            assert cage.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < ends_at, log.read_text("utf-8")
            time.sleep(0.5)
            _take(before, environment, picture)
    finally:
        cage.terminate()
        cage.wait(PATIENCE_SECONDS)


def _take(before: list[str], environment: dict[str, str], picture: Path) -> None:
    """What the compositor shows, if it shows anything yet."""
    sockets = sorted(p.name for p in Path(environment["XDG_RUNTIME_DIR"]).glob("wayland-*") if p.suffix != ".lock")
    if sockets:
        camera = environment | {"WAYLAND_DISPLAY": sockets[0]}
        subprocess.run([*before, "grim", str(picture)], env=camera, capture_output=True, timeout=20)


def _home_is_on(picture: Path) -> bool:
    """Ivory ground at the edge, and the lacquer red of the first tile somewhere in the middle; fills the screen."""
    image = QImage(str(picture))
    if image.isNull():
        return False
    ground = image.pixelColor(4, image.height() // 2).name()
    across = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    return ground == "#fbf7f0" and "#a61c28" in across
