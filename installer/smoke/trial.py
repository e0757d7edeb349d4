"""The whole trial of a package, step by step, in a Debian that lives only for it."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from installer.smoke import checks
from installer.smoke.fresh_root import FreshRoot

RELEASE = "bookworm"  # whose Python the package is built for


def try_package(package: Path, out: Path, tell: Callable[[str], None]) -> None:
    """Raises checks.Wrong or StepFailed. out: folder for a picture of the booted session."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kiosk-smoke-") as folder:
        root = FreshRoot(Path(folder) / "root")
        steps: dict[str, Callable[[], None]] = {
            "fresh Debian": lambda: root.make(RELEASE),
            "install": lambda: checks.install(root, package),
            "owners": lambda: checks.owners(root),
            "libraries": lambda: checks.loadable(root),
            "visit": lambda: checks.visit(root),
            "commands": lambda: checks.commands(root),
            "booted session": lambda: checks.session(root, out),
            "update, roll back": lambda: checks.update(root, package),
            "remove, purge": lambda: checks.removal(root),
        }
        tell(f"{package.name}: {package.stat().st_size / 1e6:.1f} MB")
        for name, step in steps.items():
            began = time.monotonic()
            step()
            tell(f"{name:18} {time.monotonic() - began:6.1f} s")
