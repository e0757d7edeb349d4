"""The same as fuzz.py, guided by coverage: libFuzzer, one reader after the other, each with a corpus of its own.

    python -m tests.devices.card.fuzz_guided --runs 1000000

Shared out evenly; `--only sod` takes one reader. Needs `pip install atheris`. What found something new is kept in
build/fuzz-card, and is where the next run begins. A finding is shown, its input lies there too, and exit is 1. An input
that takes SLOW_SECONDS is one, for a chip may not hold the machine, and so is MOST_RSS_MB of memory.
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

CORPUS = Path("build") / "fuzz-card"
SLOW_SECONDS, MOST_RSS_MB = 5, 384


def fuzz(name: str, runs: int) -> None:
    """One reader, in this process, which libFuzzer ends."""
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["kiosk.devices.card", "kiosk.domain.card_qr"]):
        from tests.devices.card.fuzz import one, targets

    target = next(target for target in targets() if target.name == name)
    corpus = CORPUS / name
    corpus.mkdir(parents=True, exist_ok=True)
    (corpus / "good").write_bytes(target.good)
    limits = [f"-max_len={target.longest}", f"-timeout={SLOW_SECONDS}", f"-rss_limit_mb={MOST_RSS_MB}"]
    words = [f"-runs={runs}", *limits, f"-artifact_prefix={CORPUS}/{name}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *words, str(corpus)], lambda data: one(target.read, data))
    atheris.Fuzz()


def watched(name: str, runs: int) -> bool:
    """Have one reader fuzzed by a process of its own, and say how that went. False: a finding."""
    began = time.monotonic()
    words = [sys.executable, "-m", "tests.devices.card.fuzz_guided", "--here", "--only", name, "--runs", str(runs)]
    done = subprocess.run(words, stderr=subprocess.PIPE, text=True, errors="replace")
    counts = [line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line]
    if done.returncode:
        print(done.stderr, file=sys.stderr)
    how = "A FINDING" if done.returncode else "nothing but answers and our own faults"
    print(f"{name}: {counts[-1] if counts else '?'} executions, {time.monotonic() - began:.0f} s, {how}", flush=True)
    return done.returncode == 0


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=1_000_000, help="of all readers together")
    options.add_argument("--only", default="", help="one reader")
    options.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    known = options.parse_args()
    if known.here:
        fuzz(known.only, known.runs)
    from tests.devices.card.fuzz import targets

    names = [target.name for target in targets() if known.only in ("", target.name)]
    if not names:
        options.error("no such reader")
    outcomes = [watched(name, -(-known.runs // len(names))) for name in names]  # each, whatever the ones before found
    return 0 if all(outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
