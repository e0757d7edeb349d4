"""The same as fuzz.py, guided by coverage; all words go to libFuzzer. Needs `pip install atheris`.

.venv/bin/python -m tests.devices.card.fuzz_guided -runs=1000000
"""

import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]

with atheris.instrument_imports(include=["kiosk.devices.card"]):
    from tests.devices.card.fuzz import one, targets

EVERY = targets()
CORPUS = Path("build") / "fuzz-card"  # what found something new is kept, and is where the next run begins


def choose(data: bytes) -> None:
    """The first byte is the reader, the rest its input."""
    if data:
        one(EVERY[data[0] % len(EVERY)][0], data[1:])


if __name__ == "__main__":
    CORPUS.mkdir(parents=True, exist_ok=True)
    for number, (_, good) in enumerate(EVERY):
        (CORPUS / f"good-{number}").write_bytes(bytes([number]) + good)
    atheris.Setup([*sys.argv, str(CORPUS)], choose)
    atheris.Fuzz()
