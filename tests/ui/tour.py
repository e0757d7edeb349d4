"""docs/tour.md and its pictures, from the walks: `python tests/ui/tour.py`. Every page of the three roles is in it."""

import multiprocessing
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PIL import Image
from PySide6.QtGui import QGuiApplication
from walks import registered

from kiosk.ui.fonts import load_fonts

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures" / "tour"
WIDTHS = {"portrait": 432, "full": 880}  # px of the picture in the page
COLOURS = 128
CALM_SECONDS = 0.35


class Stop(NamedTuple):
    page: str  # QML file
    walk: str
    size: str
    state: str
    words: str


class Part(NamedTuple):
    title: str
    lead: str
    columns: int
    stops: tuple[Stop, ...]


def citizen(page: str, state: str, words: str, walk: str = "citizen") -> Stop:
    return Stop(page, walk, "portrait", state, words)


def desk(page: str, state: str, words: str, walk: str = "desk") -> Stop:
    return Stop(page, walk, "full", state, words)


def technician(page: str, state: str, words: str) -> Stop:
    return Stop(page, "technician", "full", state, words)


TOUR = (
    Part(
        "The citizen, at the kiosk",
        "One question a page, the primary action at the bottom, help and language always in the same place.",
        3,
        (
            citizen("HomePage", "home", "What have you come for?"),
            citizen("FindPage", "find-search", "A procedure is found as one types, without diacritics"),
            citizen("SheetPage", "sheet", "What to bring, the fee, the term, where the result comes from"),
            citizen("CardPage", "card-3-waiting", "Where the card goes on this reader"),
            citizen("CardPage", "qr", "Two failures, and the next way is offered: the QR opens the chip", "card"),
            citizen("CardPage", "mrz-wrong", "Then the digits on the back, each group checked as it is typed", "card"),
            citizen("ConfirmPage", "confirm", "Who it is, and what was proved: three separate answers"),
            citizen("ResumePage", "resume", "A draft that was kept is found again by the card"),
            citizen("CasePage", "case-chosen", "Which circumstance applies"),
            citizen("DetailsPage", "details-1-choice", "In whose name; the form is made from the procedure"),
            citizen(
                "PapersPage", "papers-8-ready", "Each paper scanned, known to the State, or brought to the counter"
            ),
            citizen("ReviewPage", "review", "Everything once more, each answer a touch from being mended"),
            citizen("SubmittedPage", "submitted-3-printed", "The code, the day, and who holds the dossier now"),
            citizen("LookUpPage", "lookup-0-ways", "A dossier is looked up by card, by slip, or by code and PIN"),
            citizen("LookUpResult", "lookup-5-whole", "Where a dossier is, in plain words"),
            citizen("Overlays", "help-work", "Calling an officer hands the half-filled work over"),
            citizen("Overlays", "idle", "Still there? Then the visit ends and everything is wiped"),
            citizen(
                "TicketPage", "ticket-1-line", "A queue number by kind of work, with an honest range of waiting", "hall"
            ),
            citizen("TicketNumber", "ticket-3-number", "The number, also when there is no paper", "hall"),
            citizen("EssentialPage", "essential-1-all", "What people come for most, one touch away", "hall"),
            citizen("EssentialPage", "essential-3-elsewhere", "What lives elsewhere: an honest hand-over", "hall"),
            citizen("PayPage", "pay-1-qr", "A fee by VietQR", "hall"),
            citizen("PayPage", "pay-2-unconfirmed", "Not paid until the platform has confirmed it", "hall"),
            citizen("PetitionPage", "petition-1-kind", "Feedback and petitions", "hall"),
            citizen(
                "PetitionFiled",
                "petition-4-filed",
                "Recorded in the centre's register; no promise it cannot keep",
                "hall",
            ),
            citizen("PetitionFind", "petition-7-found", "The answer, by code and PIN", "hall"),
            citizen("RatePage", "rate-1-faces", "Three faces, one reason, once for each service", "hall"),
        ),
    ),
    Part(
        "The waiting hall",
        "Numbers, never names; shown and spoken.",
        1,
        (Stop("HallPage", "display", "full", "3-full", "Now calling, lately called, and how many wait"),),
    ),
    Part(
        "The clerk, at the counter",
        "Keyboard first: every shortcut stands on its button, Ctrl+K finds the rest.",
        1,
        (
            desk("CounterLogIn", "log-in", "Log-in, also without a network"),
            desk("WorkListPage", "work-overdue-serving", "The work list, with the call bar above"),
            desk("CounterPalette", "palette", "Pages, commands and dossiers from one field"),
            desk("IntakePage", "intake-ready", "Intake: applicant, papers, checks", "casework"),
            desk(
                "IntakePage",
                "intake-offers",
                "Number, date and agency read on a certificate, taken by one key",
                "casework",
            ),
            desk(
                "IntakePage", "aim-taken", "A camera in place of a scanner: each sheet is taken by itself", "deskcamera"
            ),
            desk(
                "DossierPage",
                "dossier-processing",
                "A dossier: facts, forms, history, and the lawful steps",
                "casework",
            ),
            desk(
                "CopiesPage",
                "copies-signed",
                "A scanned paper: what is said of it, and the agency's signature",
                "casework",
            ),
            desk("StepPage", "step-apologise", "A step, with the legal form as it will be printed", "casework"),
            desk("SignPage", "sign", "The centre's seal on a form: the PIN is asked and kept nowhere", "paper-out"),
            desk("BatchPage", "batch", "One receipt for what a person handed in on one day", "paper-out"),
            desk(
                "ReceiptProofPage", "proof-genuine", "Is a receipt true: by its symbol, without a network", "paper-out"
            ),
            desk("FeesPage", "fees-asked", "Fees: cash and VietQR", "casework"),
            desk("ShiftPage", "shift-open", "The drawer of a shift", "casework"),
            desk("ReturnPage", "return-known", "Handing a result to whom it belongs", "casework"),
            desk("SyncPage", "sync", "Everything that the Portal has not received: why, who acts, when next"),
            desk("CorrectPage", "correct-begun", "What the Portal refused is mended and goes out anew"),
            desk("RegisterPage", "register", "The register, form 07"),
            desk("ReportPage", "report", "The day in figures"),
            desk("PetitionsPage", "petitions", "Petitions to be answered"),
            desk("OfficersPage", "officers", "Accounts and roles"),
        ),
    ),
    Part(
        "The technician",
        "From nothing to a working machine in six steps.",
        1,
        (
            technician("SetUpPage", "setup-role", "What this machine is"),
            technician("PlacePicker", "setup-centre-places", "The centre, picked from the list of communes"),
            technician("SetUpPage", "setup-devices", "Each device with a button that does the real thing"),
            technician("AcceptanceStep", "setup-done", "Accepted, and written to the machine"),
            technician("OverviewPage", "overview", "How is this machine?"),
            technician("CalendarPage", "calendar", "Days off and days worked instead"),
            technician("CarePage", "care", "How much longer can it work?"),
            technician("SettingsPage", "settings", "Every setting"),
            technician("LogPage", "log", "The log, with persons covered"),
        ),
    ),
)


def picture_of(stop: Stop) -> str:
    return f"{stop.walk}-{stop.state}.png"


def taken(walk_name: str, size: str, wanted: list[str]) -> list[str]:
    """Go one walk and keep the wanted states; returns those that were seen."""
    application = QGuiApplication.instance() or QGuiApplication([])
    load_fonts()
    kind = next(kind for kind in registered() if kind.name == walk_name)
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        walk = kind(Path(folder), *kind.sizes[size])
        for state in walk.states():
            walk.dress("light", "vi")
            if state in wanted:
                walk.finger.rest(CALM_SECONDS)
                shot = Path(folder) / "shot.png"
                walk.window.grabWindow().save(str(shot))
                keep(shot, PICTURES / f"{walk_name}-{state}.png", WIDTHS[size])
                seen.append(state)
            else:
                walk.finger.rest(0.05)
        walk.close()
        application.processEvents()
    return seen


def keep(shot: Path, path: Path, width: int) -> None:
    """Smaller and with fewer colours: the pictures travel with the project."""
    with Image.open(shot) as whole:
        small = whole.convert("RGB").resize(
            (width, round(whole.height * width / whole.width)), Image.Resampling.LANCZOS
        )
    small.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)


def page() -> str:
    lines = [
        "# The tour",
        "",
        "Every page of the three roles, in Vietnamese as people see it. Made by `./run tour`; all people are invented.",
    ]
    for part in TOUR:
        lines += ["", f"## {part.title}", "", part.lead, ""]
        lines += ["| " * part.columns + "|", "|---" * part.columns + "|"]
        cells = [f"![{stop.words}](pictures/tour/{picture_of(stop)})<br>{stop.words}" for stop in part.stops]
        cells += [""] * (-len(cells) % part.columns)
        lines += ["| " + " | ".join(cells[i : i + part.columns]) + " |" for i in range(0, len(cells), part.columns)]
    return "\n".join(lines) + "\n"


def main() -> int:
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted: dict[tuple[str, str], list[str]] = {}
    for stop in (stop for part in TOUR for stop in part.stops):
        wanted.setdefault((stop.walk, stop.size), []).append(stop.state)
    chosen = set(sys.argv[1:])
    spawn = multiprocessing.get_context("spawn")  # a Qt application is not forked
    missing = []
    with ProcessPoolExecutor(2, mp_context=spawn, max_tasks_per_child=1) as pool:
        ways = {
            key: pool.submit(taken, *key, states) for key, states in wanted.items() if not chosen or key[0] in chosen
        }
        for key, way in ways.items():
            missing += [f"{key[0]} {state}" for state in wanted[key] if state not in way.result()]
    (ROOT / "docs" / "tour.md").write_text(page(), "utf-8")
    print("".join(f"not seen: {one}\n" for one in missing), end="")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
