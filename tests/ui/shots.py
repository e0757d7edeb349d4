"""Pictures of every page and its states, each judged: `python tests/ui/shots.py --out build/shots`.

Every walk (see walks.py) is gone in each of its sizes, looks and languages. Exit 1 when a picture shows cut, covered
or overlapping words, poor contrast, small or nameless controls.
"""

import argparse
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from layout_audit import Finding, audit, texts
from long_locale import compile_long_locale
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from walks import LANGUAGES, Walk, registered

from kiosk.ui.fonts import load_fonts

STILL_SECONDS = 0.08  # there is no motion: long enough for the layout to settle
QUICKLY = 85  # of a PNG, which loses nothing: larger, in a quarter of the time
Dress = tuple[str, str]  # look, language


def judged(walk: Walk, dresses: Iterator[Dress], pages: list[str]) -> Iterator[tuple[str, Dress, list[Finding]]]:
    """Go the walk, in the next of `dresses` at each state; yields what was found there. Only states that begin so."""
    complaints: list[Finding] = []
    walk.engine.warnings.connect(lambda told: complaints.extend(Finding("warning", w.toString()) for w in told))
    for state in walk.states():
        look, language = dress = next(dresses)
        walk.dress(look, language)
        walk.finger.rest(STILL_SECONDS)  # a page is not left before it is there
        if not pages or state.startswith(tuple(pages)):
            target = walk.target * (walk.unit if walk.scaled else 1)
            found = audit(walk.window, target, walk.letters)
            if language != "xx":
                found += [Finding("left behind", words) for words in long_texts(walk.window)]
            yield state, dress, [*complaints, *found]
            complaints.clear()


def long_texts(window: QQuickWindow) -> list[str]:
    """What still speaks the long language after the screen was told to speak another."""
    return [words for words in texts(window) if words.startswith("[") and words.endswith("]")]


def dresses_of(kind: type[Walk]) -> list[Dress]:
    return list(product(kind.looks, LANGUAGES))


def spread(kind: type[Walk], start: int) -> Iterator[Dress]:
    """Look and language change at every state, so that a few walks see every state in several dresses.

    A walk of officers keeps one language: they choose theirs at log-in, and rows that were read keep their words.
    """
    dresses = dresses_of(kind)
    if kind.one_language:
        dresses = [dress for dress in dresses if dress[1] == LANGUAGES[start % len(LANGUAGES)]]
        return (dresses[(start + at) % len(dresses)] for at in range(10**6))
    # Steps of 4 visit each of 9 pairs before one comes again, and neighbours differ in look and in language.
    return (dresses[(start + 4 * at) % len(dresses)] for at in range(10**6))


def gone(name: str, size: str, dress: Dress, out: Path, pages: list[str]) -> tuple[int, list[str]]:
    """One walk in one size and dress: how many pictures, and what was found."""
    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    kind = next(kind for kind in registered() if kind.name == name)
    count, complaints = 0, []
    with tempfile.TemporaryDirectory() as folder:
        walk = kind(Path(folder), *kind.sizes[size])
        for state, (look, language), found in judged(walk, cycle([dress]), pages):
            picture = f"{name}-{size}-{look}-{language}-{state}"
            walk.window.grabWindow().save(str(out / f"{picture}.png"), quality=QUICKLY)
            complaints += [f"{picture}: {finding}" for finding in found]
            count += 1
        walk.close()
        application.processEvents()
    return count, complaints


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--walks", nargs="*", default=[], help="only these walks")
    parser.add_argument("--pages", nargs="*", default=[], help="only the states whose names begin so")
    parser.add_argument("--sizes", nargs="*", default=[], help="only these sizes")
    parser.add_argument("--looks", nargs="*", default=[], help="of light, contrast, large")
    parser.add_argument("--languages", nargs="*", default=[], help="of vi, en, xx (40 %% longer)")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    compile_long_locale()
    ways = [
        (kind.name, size, (look, language), options.out, options.pages)
        for kind in registered()
        for size, (look, language) in product(kind.sizes, dresses_of(kind))
        if (not options.walks or kind.name in options.walks)
        and (not options.sizes or size in options.sizes)
        and (not options.looks or look in options.looks)
        and (not options.languages or language in options.languages)
    ]
    spawn = multiprocessing.get_context("spawn")  # a Qt application is not forked
    with ProcessPoolExecutor(os.cpu_count(), mp_context=spawn, max_tasks_per_child=1) as pool:
        outcomes = [pool.submit(gone, *way) for way in ways]
        count = findings = 0
        for (name, size, dress, *_), outcome in zip(ways, outcomes, strict=True):
            if broken := outcome.exception():  # must not hide what the other walks found
                some, found = 0, [f"{'-'.join((name, size, *dress))}: broke off: {type(broken).__name__} {broken}"]
            else:
                some, found = outcome.result()
            count, findings = count + some, findings + len(found)
            print("".join(f"{line}\n" for line in found), end="", flush=True)
    print(f"{count} pictures in {options.out}, {findings} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
