"""`python -m installer.debian`: build the package and print where it lies."""

import argparse
from pathlib import Path

from installer.debian.package import ROOT, build

XZ = ["-Zxz", "-z6", "--threads-max=2"]
QUICK = ["-Zzstd", "-z1"]


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run package")
    parser.add_argument("--out", type=Path, default=ROOT / "build")
    parser.add_argument("--quick", action="store_true", help="a larger file in less time, to try it")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    print(build(options.out, QUICK if options.quick else XZ))


if __name__ == "__main__":
    main()
