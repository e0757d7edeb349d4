"""`./run soak`: visit after visit by the finger, each in its own process as in service, while the memory is watched.

Every visit files one dossier from the card to the slip. At the end the memory of what stays must be where it was, and
the Portal must hold exactly the dossiers that the store holds.
"""

import argparse
import contextlib
import json
import os
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from kiosk.session.line import Line
from kiosk.session.supervisor import Supervisor

if TYPE_CHECKING:
    from kiosk.domain.form import Form
    from kiosk.processes import Screen
    from kiosk.ui.app import Window
    from kiosk.ui.tools import Tools

PROCEDURE = "1.004222"
OUT = Path("build/soak")
SETTINGS = "[card]\nsample_after_seconds = 0\nsample_apdu_seconds = 0\n"
ALLOWED_GROWTH = 1.05  # of the last third over the first; what varies from visit to visit is less
SLACK_MB = 2.0
Played = Callable[["Window", "Screen"], None]


def main() -> int:
    options = _parser().parse_args()
    out: Path = options.out.absolute()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    (out / "kiosk.toml").write_text(SETTINGS, "utf-8")
    code = run_played(out, lambda window, screen: _visit_of_many(window, screen, out, options.visits))
    return code or _judge(out, options.visits)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="soak", description=__doc__)
    parser.add_argument("visits", type=int, nargs="?", default=500)
    parser.add_argument("--out", type=Path, default=OUT, help="folder for store, measures and verdict")
    return parser


def run_played(out: Path, played: Played) -> int:
    """A whole kiosk in `out`, whose every visit is `played`; until a visit closes the window."""
    words = ["run", "--scale", "1", "--config", str(out / "kiosk.toml"), "--data", str(out / "data")]
    sys.argv[1:] = words  # with these the sender begins anew

    def become(role: str, line: Line) -> int:
        from kiosk.commands.screen import ROLES, be_screen

        options = argparse.Namespace(
            config=out / "kiosk.toml",
            data=out / "data",
            verbose=False,
            role=role,
            resumed="",
            landscape=False,
            fullscreen=False,
            scale=1.0,
        )
        if role not in ("visit", "spare"):
            return ROLES[role](options, line)
        from PySide6.QtCore import QTimer

        def play(window: "Window", screen: "Screen") -> None:
            with contextlib.ExitStack() as failing:
                failing.callback(window.window.close)  # which ends the whole; the trace says why
                failing.callback(lambda: window.window.grabWindow().save(str(out / "where-it-stopped.png")))
                played(window, screen)
                failing.pop_all()

        def taken(window: "Window", screen: "Screen") -> None:
            QTimer.singleShot(0, lambda: play(window, screen))

        return be_screen(options, line, taken)

    return Supervisor(become).run()


# One visit -----------------------------------------------------------------------------------------------------


def file_a_dossier(window: "Window", screen: "Screen") -> None:
    """Home, the procedure, the card: by touch. Then the dossier and its slip, by the services that the pages call.

    Ends on the page that greets by name.
    """
    from kiosk.demo.finger import Finger

    finger, tools, visit = Finger(window.window), screen.tools, window.visit
    finger.touch("Nộp hồ sơ")
    finger.wait(lambda: visit.page == "find", "find")
    visit.model.open(PROCEDURE)  # type: ignore[union-attr] # the page's model
    finger.touch("Nộp hồ sơ thủ tục này")
    finger.wait(lambda: visit.page == "card", "card")
    finger.rest()
    finger.type(tools.card_hint)
    finger.touch("Tiếp tục")
    finger.wait(lambda: visit.page == "confirm", "confirm", 60)
    finger.rest()
    filing = Thread(target=_file_and_print, args=(tools,))
    filing.start()
    finger.wait(lambda: not filing.is_alive(), "the slip", 120)


def _file_and_print(tools: "Tools") -> None:
    from kiosk.commands.dossier import file_dossier
    from kiosk.domain.card import CardAccessNumber
    from kiosk.services.printing import print_slip

    procedure = tools.catalogue.procedure(PROCEDURE)
    identity = tools.card_reader.read(CardAccessNumber(tools.card_hint), lambda _: None)
    answers = shortest_answers(tools.forms.for_procedure(procedure))
    filed = file_dossier(tools, identity, procedure, procedure.cases[-1], answers, scan=True)
    print_slip(filed.id, tools.centre, tools.receipt_printer, tools.paper, tools.unit_of_work, tools.clock)
    tools.outbox.wake()


def shortest_answers(form: "Form") -> dict[str, str]:
    """Good answers to what a form asks without fail."""
    from kiosk.domain.form import FieldKind

    values: dict[str, str] = {}
    for field in form.fields:
        if not field.required or not field.applies(values):
            continue
        if field.kind is FieldKind.ADDRESS:
            values |= {f"{field.key}.province": "01", f"{field.key}.commune": "00004", f"{field.key}.detail": "Số 1"}
        else:
            by_kind = {FieldKind.PHONE: "0900000011", FieldKind.EMAIL: "a@vidu.vn"}
            values[field.key] = field.choices[0].value if field.choices else by_kind.get(field.kind, "Mẫu")
    return values


def _visit_of_many(window: "Window", screen: "Screen", out: Path, visits: int) -> None:
    """Play one; after the last, close the window, which ends the kiosk."""
    measures = out / "measures.jsonl"
    number = 1 + (len(measures.read_text("ascii").splitlines()) if measures.exists() else 0)
    if number > visits:
        _wait_until_sent(screen)
        window.window.close()
        return
    began = time.monotonic()
    file_a_dossier(window, screen)
    facts = {"visit": number, "seconds": round(time.monotonic() - began, 2), "mb": memory_by_role(os.getppid())}
    with measures.open("a", encoding="ascii") as file:
        file.write(json.dumps(facts) + "\n")
    print(f"\r{number}/{visits}  {facts['seconds']} s  {facts['mb']}", end="", file=sys.stderr, flush=True)
    window.visit.end()


def _wait_until_sent(screen: "Screen", seconds: float = 60.0) -> None:
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        with screen.tools.unit_of_work() as uow:
            if uow.waiting_count() == 0:
                return
        screen.tools.outbox.wake()
        time.sleep(0.2)


# Memory --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Running:
    pid: int
    parent: int
    name: str
    words: str


def running_below(root: int) -> list[Running]:
    """The process `root` and all that it or its children started, and still runs."""
    known = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                stat = (folder / "stat").read_text("utf-8")
                name, rest = stat[stat.index("(") + 1 : stat.rindex(")")], stat[stat.rindex(")") + 2 :].split()
                words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                if rest[0] != "Z":
                    known[int(folder.name)] = Running(int(folder.name), int(rest[1]), name, words)
    found = [known[root]] if root in known else []
    for process in found:
        found += [other for other in known.values() if other.parent == process.pid]
    return found


def memory_by_role(supervisor: int) -> dict[str, float]:
    """MB by proportional set, shared pages counted once: the one that stays, the sender, the screens, all of ours."""
    total = {"supervisor": 0.0, "sender": 0.0, "screens": 0.0, "devices": 0.0}
    for process in running_below(supervisor):
        if role := _role_of(process, supervisor):
            with contextlib.suppress(OSError):
                total[role] += proportional_mb(process.pid)
    return {role: round(mb, 1) for role, mb in total.items()}


def _role_of(process: Running, supervisor: int) -> str:
    if process.pid == supervisor:
        return "supervisor"
    if "device-host" in process.words:
        return "devices"
    return {"kiosk-sender": "sender", "kiosk-screen": "screens"}.get(process.name, "")


def proportional_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    return 0.0


# Verdict -------------------------------------------------------------------------------------------------------


def _judge(out: Path, visits: int) -> int:
    measures = out / "measures.jsonl"
    rows = [json.loads(line) for line in measures.read_text("ascii").splitlines()] if measures.exists() else []
    if not rows:
        return 1
    faults = [] if len(rows) == visits else [f"{len(rows)} visits of {visits}"]
    third = max(1, len(rows) // 3)
    print(file=sys.stderr)
    for role in rows[0]["mb"]:
        # Nothing is held by a process that was just being replaced.
        held = [row["mb"][role] for row in rows if row["mb"][role]]
        first, last = (statistics.median(some or [0.0]) for some in (held[:third], held[-third:]))
        print(f"{role:12} {first:7.1f} MB -> {last:7.1f} MB")
        if last > first * ALLOWED_GROWTH + SLACK_MB:
            faults.append(f"the memory of {role} grew")
    faults += _lost_or_doubled(out, visits)
    print("\n".join(faults) if faults else f"{visits} visits: memory flat, every dossier on the Portal once")
    return 1 if faults else 0


def _lost_or_doubled(out: Path, visits: int) -> list[str]:
    """What the Portal holds, seen by opening its own archive again, against the store."""
    from kiosk.bootstrap import open_kiosk
    from kiosk.demo.portal_view import received

    kiosk = open_kiosk(out / "kiosk.toml", out / "data", start_outbox=False)
    try:
        held = sorted(one["dossier"]["MaHoSo"] for one in received(kiosk.companions["portal"].port))
        with kiosk.store.unit_of_work() as uow:
            mine = sorted(d.receipt.dossier_code for d in uow.dossiers(10 * visits) if d.receipt)
        kiosk.store.verify_audit()
    finally:
        kiosk.close()
    return [] if held == mine and len(mine) == visits else [f"store {len(mine)}, Portal {len(held)}, visits {visits}"]


if __name__ == "__main__":
    sys.exit(main())
