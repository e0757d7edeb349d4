"""The Windows installer compiles without a warning. Nobody has run it on Windows yet: the script says so itself."""

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path("installer/windows/kiosk.nsi")
PAYLOAD = os.urandom(400_000)  # nothing shrinks it: what is packed shows in the size


def compile_installer(program: Path, out: Path) -> subprocess.CompletedProcess[str]:
    words = ["-V2", "-WX", "-INPUTCHARSET", "UTF8", "-DVERSION=0.1.0", f"-DPROGRAM={program}", f"-DOUT={out}"]
    return subprocess.run(["makensis", *words, str(SCRIPT)], capture_output=True, text=True)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    for name in ("python/pythonw.exe", "kiosk/__main__.py", "resources/faults.toml"):
        path = tmp_path / "program" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(PAYLOAD)
    return tmp_path / "program"


def test_it_compiles_and_holds_the_program(program: Path, tmp_path: Path) -> None:
    out = tmp_path / "kiosk-0.1.0.exe"
    done = compile_installer(program, out)
    assert done.returncode == 0, done.stdout + done.stderr
    assert out.read_bytes()[:2] == b"MZ"
    assert out.stat().st_size > len(PAYLOAD)


def test_a_program_without_its_parts_is_refused(program: Path, tmp_path: Path) -> None:
    (program / "resources/faults.toml").unlink()
    (program / "resources").rmdir()
    assert compile_installer(program, tmp_path / "kiosk-0.1.0.exe").returncode != 0


def test_the_script_says_that_it_has_not_run_on_windows() -> None:
    assert "NOT YET RUN ON WINDOWS" in SCRIPT.read_text("utf-8")
