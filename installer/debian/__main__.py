"""`./run package`: build the package, print where it lies, and try it when asked to."""

import argparse
import sys
from pathlib import Path

from installer.debian.package import ROOT, build
from installer.smoke.__main__ import main as try_it

XZ = ["-Zxz", "-z6", "--threads-max=2"]
QUICK = ["-Zzstd", "-z1"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run package", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build", help="folder of the package")
    parser.add_argument("--quick", action="store_true", help="a larger file in less time, to try it")
    parser.add_argument("--smoke", action="store_true", help="install, use, boot and purge it in a fresh Debian")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    package = build(options.out, QUICK if options.quick else XZ)
    print(package, flush=True)
    return try_it(package, options.out / "smoke") if options.smoke else 0


if __name__ == "__main__":
    sys.exit(main())
