"""Puts the package together: files, owners, what it depends on, checksums; then dpkg-deb."""

import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from installer.debian import trees
from installer.debian.libraries import asked_of_system, packages_behind

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
SESSION = ROOT / "installer/kiosk-session"
HOME = Path("usr/lib/kiosk")
SCRIPTS = ("postinst", "prerm", "postrm")
LAID = {  # where each of our own files goes
    HERE / "launcher": "usr/bin/kiosk",
    HERE / "kiosk.toml": "etc/kiosk/kiosk.toml",
    HERE / "kiosk-counter.desktop": "usr/share/applications/kiosk-counter.desktop",
    HERE / "kiosk-display.desktop": "usr/share/applications/kiosk-display.desktop",
    HERE / "kiosk.svg": "usr/share/icons/hicolor/scalable/apps/kiosk.svg",
    SESSION / "session": "usr/lib/kiosk/session",
    SESSION / "session.conf": "etc/kiosk/session.conf",
    SESSION / "kiosk-session.service": "usr/lib/systemd/system/kiosk-session.service",
    ROOT / "docs/operations.md": "usr/share/doc/kiosk/operations.md",
    ROOT / "docs/faults.md": "usr/share/doc/kiosk/faults.md",
    ROOT / "CHANGELOG.md": "usr/share/doc/kiosk/CHANGELOG.md",
}
CONFIGURATION = [place for place in LAID.values() if place.startswith("etc/")]
OPENED_BY_NAME = ("libpcsclite.so.1",)  # libraries that no file asks the loader for: pyscard opens this one itself
PROGRAMS = {"usr/bin/kiosk", "usr/lib/kiosk/session"}


def version() -> str:
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def build(out: Path, compression: Sequence[str]) -> Path:
    """Build the package in `out` and return its path. The same checkout gives the same bytes."""
    staging = out / "package"
    shutil.rmtree(staging, ignore_errors=True)
    lay_files(staging)
    set_modes(staging)
    compile_python(staging)
    write_control(staging)
    target = out / f"kiosk_{version()}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", *compression, "--build", str(staging), str(target)]
    subprocess.run(command, check=True, env={**os.environ, "SOURCE_DATE_EPOCH": last_change()}, stdout=sys.stderr)
    return target


def lay_files(staging: Path) -> None:
    """Everything that will be installed."""
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    site = staging / HOME / "lib" / python / "site-packages"
    used = trees.distributions(trees.product_requirements(ROOT / "requirements.in"))
    for name, distribution in used.items():
        if name != trees.QT_NAME:
            trees.copy_distribution(distribution, site)
    trees.copy_qt(site, ROOT / "kiosk")
    (site / "kiosk.pth").write_text(f"/{HOME}\n")
    for folder in ("kiosk", "resources"):
        shutil.copytree(ROOT / folder, staging / HOME / folder, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for source, place in LAID.items():
        (staging / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, staging / place)
    # What Python takes for a virtual environment: our libraries, the system's interpreter, nobody else's modules.
    (staging / HOME / "bin").mkdir()
    (staging / HOME / "bin/python3").symlink_to(f"/usr/bin/{python}")
    (staging / HOME / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n")
    (staging / "usr/share/doc/kiosk/copyright").write_text(copyright_of(used), "utf-8")


def set_modes(staging: Path) -> None:
    for path in staging.rglob("*"):
        if not path.is_symlink():
            program = path.is_dir() or path.relative_to(staging).as_posix() in PROGRAMS
            path.chmod(0o755 if program else 0o644)


def compile_python(staging: Path) -> None:
    """Ahead, because nobody may write there later, and without it the first picture takes twice as long."""
    command = [sys.executable, "-m", "compileall", "-q", "-j2", "--invalidation-mode", "unchecked-hash"]
    unshuffled = {**os.environ, "PYTHONHASHSEED": "0"}  # sets are written in the order of their hashes
    subprocess.run([*command, "-s", str(staging), "-p", "/", str(staging / HOME)], check=True, env=unshuffled)


def write_control(staging: Path) -> None:
    control = staging / "DEBIAN"
    files = sorted(path for path in staging.rglob("*") if path.is_file() and not path.is_symlink())
    minor = sys.version_info.minor
    wanted = asked_of_system(staging) | {name: {staging} for name in OPENED_BY_NAME}
    depends = {f"python3 (>= 3.{minor})", f"python3 (<< 3.{minor + 1})", *packages_behind(wanted)}
    fields = {
        "version": version(),
        "installed_kib": sum(path.stat().st_size for path in files) // 1024,
        "depends": ", ".join(sorted(depends)),
    }
    control.mkdir()
    (control / "control").write_text((HERE / "control").read_text("utf-8").format(**fields), "utf-8")
    (control / "conffiles").write_text("".join(f"/{place}\n" for place in CONFIGURATION))
    sums = (f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(staging)}\n" for path in files)  # noqa: S324
    (control / "md5sums").write_text("".join(sums))
    for script in SCRIPTS:
        shutil.copy2(HERE / script, control / script)
        (control / script).chmod(0o755)


def copyright_of(used: Mapping[str, importlib.metadata.Distribution]) -> str:
    """Our licence, and which library stands under which."""
    ours = "Kiosk is licensed under the Apache License, Version 2.0: /usr/share/common-licenses/Apache-2.0"
    theirs = f"Below /{HOME}/lib lie, unchanged, each with its own licence file where it brings one:"
    qt = "Qt, PySide6 and pyscard are used under the LGPL (/usr/share/common-licenses): others may replace them there."
    rows = [f"  {d.metadata['Name']} {d.version}: {licence_of(d)}" for _, d in sorted(used.items())]
    return "\n".join([ours, "", theirs, *rows, "", qt, ""])


def licence_of(distribution: importlib.metadata.Distribution) -> str:
    told = distribution.metadata
    classes = [text.split(" :: ")[-1] for text in told.get_all("Classifier", []) if text.startswith("License ::")]
    stated = told.get_all("License-Expression", []) or classes or told.get_all("License", [])
    return ", ".join(stated) or "see its METADATA"


def last_change() -> str:
    """When this checkout was last changed, in seconds: the time stamp of every file in the package."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
