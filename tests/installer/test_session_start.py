"""The start of the kiosk session, with a `cage` that only tells how it was called."""

import configparser
import subprocess
from pathlib import Path

import pytest

SESSION = Path("installer/kiosk-session")


def started(tmp_path: Path, **settings: str) -> tuple[list[str], dict[str, str]]:
    """The words that cage got, and its environment."""
    cage = tmp_path / "cage"
    cage.write_text('#!/bin/sh\nprintf "%s\\n" "$@" > words\nenv > environment\n')
    cage.chmod(0o755)
    script = (SESSION / "session").absolute()
    subprocess.run(["sh", str(script)], cwd=tmp_path, env={"PATH": f"{tmp_path}:/usr/bin:/bin", **settings}, check=True)
    lines = (tmp_path / "environment").read_text().splitlines()
    return (tmp_path / "words").read_text().split(), dict(line.split("=", 1) for line in lines if "=" in line)


def test_the_kiosk_fills_the_screen_without_a_frame(tmp_path: Path) -> None:
    words, environment = started(tmp_path)
    assert words == ["-d", "--", "/usr/bin/kiosk", "run", "--fullscreen"]
    assert environment["QT_QPA_PLATFORM"] == "wayland"


@pytest.mark.parametrize(("turns", "option"), [("0", 0), ("1", 1), ("3", 3)])
def test_a_panel_mounted_upright_is_turned(tmp_path: Path, turns: str, option: int) -> None:
    words, _ = started(tmp_path, KIOSK_TURNS=turns)
    assert words[: words.index("--")].count("-r") == option


def test_nothing_of_a_visit_reaches_a_core_file_or_the_swap_and_a_silent_session_ends() -> None:
    unit = configparser.RawConfigParser(strict=False, delimiters=("=",))
    unit.optionxform = str  # type: ignore[assignment, method-assign] # systemd's keys have capitals
    unit.read(SESSION / "kiosk-session.service", "utf-8")
    service = unit["Service"]
    assert (service["LimitCORE"], service["MemorySwapMax"], service["User"]) == ("0", "0", "kiosk")
    assert (service["Type"], service["NotifyAccess"], service["Restart"]) == ("notify", "all", "always")
    assert int(service["WatchdogSec"]) > 25  # the supervisor gets to replace a screen first
    assert "PAMName" not in service  # logind would move the program out of the unit: decision 0009


@pytest.mark.parametrize(
    "script", ["debian/postinst", "debian/prerm", "debian/postrm", "debian/launcher", "smoke/booted"]
)
def test_scripts_are_posix(script: str) -> None:
    assert subprocess.run(["dash", "-n", f"installer/{script}"]).returncode == 0
