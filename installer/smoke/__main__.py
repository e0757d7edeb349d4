"""`python -m installer.smoke kiosk.deb`: try the package, tell what each step took."""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from installer.smoke import checks
from installer.smoke.fresh_root import FreshRoot, StepFailed, usable


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run package --smoke")
    parser.add_argument("package", type=Path)
    parser.add_argument("--release", default="bookworm", help="which Debian")
    parser.add_argument("--out", type=Path, default=Path("build/smoke"), help="folder for the picture of the session")
    options = parser.parse_args()
    if reason := usable():
        print(f"Not here: {reason}.", file=sys.stderr)
        return 1
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="kiosk-smoke-") as folder:
        root = FreshRoot(Path(folder) / "root")
        steps: dict[str, Callable[[], None]] = {
            f"Debian {options.release}": lambda: root.make(options.release),
            "install": lambda: checks.install(root, options.package),
            "owners": lambda: checks.owners(root),
            "libraries": lambda: checks.loadable(root),
            "visit": lambda: checks.visit(root),
            "commands": lambda: checks.commands(root),
            "booted session": lambda: checks.session(root, options.out),
            "remove, purge": lambda: checks.removal(root),
        }
        print(f"{options.package.name}: {options.package.stat().st_size / 1e6:.1f} MB", flush=True)
        try:
            for name, step in steps.items():
                began = time.monotonic()
                step()
                print(f"{name:16} {time.monotonic() - began:6.1f} s", flush=True)
        except (checks.Wrong, StepFailed) as fault:
            print(f"{name}: {fault}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
