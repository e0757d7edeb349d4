"""`python -m installer.smoke kiosk.deb`: try a package and tell what each step took."""

import argparse
import sys
from functools import partial
from pathlib import Path

from installer.smoke.checks import Wrong
from installer.smoke.fresh_root import StepFailed, usable
from installer.smoke.trial import try_package


def main(package: Path, out: Path) -> int:
    if reason := usable():
        print(f"Not on this machine: {reason}.", file=sys.stderr)
        return 1
    try:
        try_package(package, out, partial(print, flush=True))
    except (Wrong, StepFailed) as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path)
    parser.add_argument("--out", type=Path, default=Path("build/smoke"), help="folder for the picture of the session")
    options = parser.parse_args()
    sys.exit(main(options.package, options.out))
