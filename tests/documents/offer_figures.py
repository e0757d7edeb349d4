"""Right, none and wrong over the sample papers, through the page pipeline and the recogniser:

python -m tests.documents.offer_figures
"""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kiosk.devices.recogniser.tesseract import Tesseract
from kiosk.devices.scanner.improving import OpenCvImprover
from kiosk.domain.field_offers import PaperField, offers_of
from kiosk.domain.read_words import ReadPage
from kiosk.store.offer_rules import load_offer_rules
from tests.devices.scanner.spoiled_pages import (
    Picture,
    blurred,
    faded,
    grainy,
    on_dark_lid,
    scanned,
    shadowed,
    turned,
)
from tests.documents.civil_papers import CivilPaper, birth, marital_status, marriage, unknown

TODAY = date(2026, 11, 30)
RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
CODE = "GKS|{number}|{day:%d%m%Y}|{agency}"
ODD = ("two-numbers", "no-such-day", "other-year", "to-come", "two-papers")


@dataclass
class Figures:
    """Fields of papers: offered as printed, not offered though printed, offered otherwise or though doubtful."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def sample() -> list[tuple[CivilPaper, Picture]]:
    """Straight, skewed, sealed over a value, grainy, shadowed, on a dark lid, faded, blurred; with a QR; and traps."""
    lying = (
        lambda p: p,
        lambda p: grainy(turned(p, 2.3)),
        lambda p: shadowed(grainy(turned(p, -1.8))),
        lambda p: on_dark_lid(p, 3.1),
        lambda p: faded(p),
        lambda p: blurred(p, 3.0),
    )
    papers = (
        [birth(at) for at in range(6)] + [marriage(at) for at in range(6)] + [marital_status(at) for at in range(4)]
    )
    papers += [birth(at, seal=(60 + 9 * at, 176 + 5 * (at % 4))) for at in range(6)]
    papers += [marriage(at, seal=(62 + 8 * at, 150 + 4 * (at % 4))) for at in range(4)]
    papers += [marital_status(at, seal=(46, 40 + 6 * at)) for at in range(2)]
    papers += [birth(at, traps=trap) for at, trap in enumerate(ODD)] + [unknown(0), unknown(1)]
    for at in range(3):
        plain = birth(at)
        number, day, agency = (plain.wanted[each] for each in PaperField)
        code = CODE.format(number=number, day=date.fromisoformat(day), agency=agency)
        papers.append(birth(at, seal=(70, 180), code=code))
    return [(paper, lying[at % len(lying)](paper.drawn())) for at, paper in enumerate(papers)]


def figures(papers: Sequence[tuple[CivilPaper, Picture]]) -> Figures:
    rules, improver, recogniser = load_offer_rules(RULES), OpenCvImprover(), Tesseract()

    def read(picture: Picture) -> ReadPage:
        better = improver.improve(scanned(picture))
        return ReadPage(recogniser.recognise(better.page).words, better.verdict.codes)

    found = Figures()
    with ThreadPoolExecutor(2) as pool:
        for (paper, _), page in zip(papers, pool.map(read, [picture for _, picture in papers]), strict=True):
            offers = {offer.what: offer.value for offer in offers_of([page], rules, TODAY)}
            for each in PaperField:
                wanted, given = paper.wanted.get(each), offers.get(each)
                verdict = "wrong" if given not in (None, wanted) else "none" if wanted and given is None else "right"
                found.counts[verdict if wanted or given else "rightly none"] += 1
                if verdict == "wrong":
                    found.wrong.append(f"{paper.name}, {each}: {given!r} for {wanted!r}")
    return found


if __name__ == "__main__":
    made = figures(sample())
    print(dict(made.counts))
    print("\n".join(made.wrong))
