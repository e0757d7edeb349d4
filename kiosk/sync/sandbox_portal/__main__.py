"""`python -m kiosk.sync.sandbox_portal FOLDER [--port N] [--faults PLAN]`: prints its port once it listens."""

import argparse
import sys
from pathlib import Path

from kiosk.sync.sandbox_portal.options import add_options, manner_of
from kiosk.sync.sandbox_portal.server import serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="sandbox_portal", description="Cổng thử nghiệm, không phải Cổng DVCQG")
    parser.add_argument("folder", type=Path, help="nơi giữ những gì Cổng nhận được")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8790, help="0: một cổng trống bất kỳ")
    add_options(parser)
    chosen = parser.parse_args()
    serve(chosen.host, chosen.port, chosen.folder, _say, manner_of(chosen))


def _say(port: int) -> None:
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
