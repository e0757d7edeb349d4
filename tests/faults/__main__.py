"""The long forms: `./run torture`, or some of its parts by name.

    ./run torture                                   all parts, one after the other
    ./run torture days --seed 4711 --count 1        one seed again
    ./run torture power --again build/faults/sqlcipher.log --names posix --cut 412 --seed 7

Every part prints its seed and what it counted, and for each finding the command that shows it again. What each part
covers, and what it measured: docs/reliability.md.
"""

import argparse
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.devices.card import every_variant
from tests.faults import (
    bad_disk,
    both_killed,
    deeds,
    fleet,
    kill_sync,
    killed,
    killed_copy,
    killed_scan,
    migration_cut,
    replies,
    simulation,
)
from tests.faults.disk import Names
from tests.faults.each_call import Killing
from tests.faults.power_cut import Cutting, Found, Recording, cut, keep, make_recording
from tests.faults.promises import broken_promises
from tests.faults.shim import ROOT

KEPT = ROOT / "build" / "faults"
SEEDS = 10_000
DOSSIERS = 1_000
FLEET_SEEDS = 3
CARD_READERS = 8  # at a time: most of a trial is waiting until the card service looks at its reader
CARDS_A_SHARE = 10
SENDER_SEEDS = 30
AGAIN = "again: ./run torture"

Told = argparse.Namespace
Findings = Iterator[str]  # each a text; none: all promises kept

# name -> the words of the scene, and how many mixed states each cut gives beside the plain ones
RECORDINGS = {
    "sqlcipher": (["--opened", "--dossiers", "3"], 8),
    "plain": (["--opened", "--dossiers", "3", "--plain"], 8),
    "large": (["--opened", "--size", "1200000"], 3),
    "first": (["--dossiers", "0"], 2),
}


@contextmanager
def scratch() -> Iterator[Path]:
    """In memory where that is possible: whatever is flushed here need not last."""
    shared = Path("/dev/shm")  # noqa: S108 - what is made in it has a name of its own
    with TemporaryDirectory(dir=shared if shared.is_dir() else None) as place:
        yield Path(place)


def _cut(recording: Recording, how: Cutting, part: str) -> Found:
    """In a process of its own."""
    judge = migration_cut.judge_of(recording) if part == "migrations" else broken_promises
    with scratch() as place:
        return cut(recording, how, place / "found", judge)


def cut_all(part: str, jobs: dict[str, tuple[Recording, Cutting]]) -> Findings:
    """The jobs of `power` or of `migrations`, by name."""
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as pool:
        under_way = {name: pool.submit(_cut, *job, part) for name, job in jobs.items()}
        for name, result in under_way.items():
            recording, how = jobs[name]
            found = result.result()
            print(f"  {name}: {found}", flush=True)
            if found.broken:
                kept = keep(recording, KEPT)
                plain = "--plain " if recording.plain else ""
                which = f"--names {how.names} --cut {found.first.split()[1]} --seed {how.seed}"
                yield f"{name}: {AGAIN} {part} --again {kept} {plain}{which}"


def _cut_again(part: str, told: Told) -> Findings:
    found = _cut(Recording(told.again, told.plain), Cutting(Names(told.names), 8, told.seed, only=told.cut), part)
    print(f"  {found}")
    yield from found.broken


def power(told: Told) -> Findings:
    """A power cut after every call, of SQLCipher and of plain SQLite, on two kinds of disks."""
    if told.again:
        yield from _cut_again("power", told)
        return
    with scratch() as place:
        jobs = {}
        for name, (words, torn) in RECORDINGS.items():
            recording = make_recording(place / f"{name}.log", *words)
            for names in Names:
                jobs[f"{name}, {names}"] = recording, Cutting(names, torn, told.seed)
        yield from cut_all("power", jobs)


def migrations(told: Told) -> Findings:
    """A power cut after every call of the first start with a store of each earlier version."""
    if told.again:
        yield from _cut_again("migrations", told)
        return
    with scratch() as place:
        jobs = {}
        for old in migration_cut.OLD:
            recording = migration_cut.record_migration(place, old)
            jobs[f"from {old}"] = recording, Cutting(Names.POSIX, 1, told.seed)
        yield from cut_all("migrations", jobs)


def disk(told: Told) -> Findings:
    """ENOSPC, EDQUOT, EIO and half writes at every call."""
    with scratch() as place:
        chosen = ["--only", told.only, "--at", str(told.cut)] if told.only else []
        made = bad_disk.trials(place / "bench", *chosen)
        half = ["--weak", "believing", "--only", "a write takes half", "--until", "bad paper"]
        weaker = [] if chosen else bad_disk.trials(place / "weak", *half)
    if not chosen:
        yield from _control(weaker, "bad paper")
    for name in bad_disk.MISHAPS:
        mine = [trial for trial in made if trial.mishap == name]
        print(f"  {name}: {len(mine)} calls, {sum(bool(t.fired) for t in mine)} went wrong", flush=True)
    for trial in made:
        if trial.broken or not trial.fired:
            yield f"{trial}: {AGAIN} disk --only '{trial.mishap}' --cut {trial.at}"


def _control(weaker: Sequence[bad_disk.Trial | both_killed.Trial], promise: str) -> Findings:
    """The trials without a protection end when they break the promise."""
    print(f"  control: {len(weaker)} trials until '{promise}'", flush=True)
    if not weaker or promise not in weaker[-1].broken:
        yield "the control is no worse: the trials do not see it"


def kill(told: Told) -> Findings:
    """SIGKILL before every call of what the program does: from the first start to erasure."""

    def killed_at(deed: str) -> list[killed.Killing]:
        with scratch() as place:
            return killed.killings(place, "--deed", deed, *(["--at", str(told.cut)] if told.cut else []))

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each waits for a process of its own
        chosen = [told.deed] if told.deed else [*deeds.DEEDS]
        for deed, made in zip(chosen, pool.map(killed_at, chosen), strict=True):
            print(f"  {deed}: {len(made)} calls, each killed before it", flush=True)
            yield from (f"{k}: {AGAIN} kill --deed '{deed}' --cut {k.at}" for k in made if k.broken)


def scan(told: Told) -> Findings:
    """SIGKILL before every call to the disk while a stack is scanned, looked at and arranged."""
    yield from _at_each_call("scan", killed_scan.killings, told, "lost")


def copies(told: Told) -> Findings:
    """SIGKILL before every call to the disk while an accepted paper gets its letters, is signed and used again."""
    yield from _at_each_call("copies", killed_copy.killings, told, "half done")


def _at_each_call(name: str, killings: Callable[..., list[Killing]], told: Told, breaks: str) -> Findings:
    """breaks: what the control is found by."""
    with scratch() as place:
        made = killings(place / "careful", *(["--at", str(told.cut)] if told.cut else []))
        weaker = [] if told.cut else killings(place / "weak", "--weak")
    if not told.cut:
        found = sum(any(text.startswith(breaks) for text in killing.broken) for killing in weaker)
        print(f"  control: {found} of {len(weaker)} are {breaks}", flush=True)
        if not found:
            yield "the control is no worse: the trials do not see it"
    killed = sum(killing.killed for killing in made)
    print(f"  {killed} calls, each killed before it; {len({len(k.told) for k in made})} states of the work", flush=True)
    yield from (f"{k}: {AGAIN} {name} --cut {k.at}" for k in made if k.broken)


def both(told: Told) -> Findings:
    """SIGKILL of sender and Portal, before every call of theirs."""
    with scratch() as place:
        chosen = ["--at", *map(str, told.at)] if told.at else ["--seed", str(told.seed), "--every", "2"]
        made = both_killed.trials(place / "both", *chosen)
        weaker = [] if told.at else both_killed.trials(place / "weak", "--weak", "--every", "6")
    dead = [who for trial in made for who in trial.killed]
    print(f"  {len(made)} trials: {dead.count('sender')} senders and {dead.count('portal')} Portals killed", flush=True)
    if not told.at:
        yield from _control(weaker, "a step twice")
    yield from (f"{t}: {AGAIN} both --at {t.sender_at} {t.portal_at}" for t in made if t.broken)


def answers(told: Told) -> Findings:
    """One reply in five lost, cut, late or an error."""
    with scratch() as place:
        done = replies.deliver(place / "replies", told.count or DOSSIERS, told.seed)
    print(f"  {done}", flush=True)
    if not done.whole:
        yield f"{AGAIN} replies --seed {told.seed} --count {done.sent}"


def days(told: Told) -> Findings:
    """Days of a centre and its Portal, from seeds."""
    seeds = range(told.seed, told.seed + (told.count or SEEDS))
    print(f"  seeds {seeds[0]} to {seeds[-1]}", flush=True)
    endings = []
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as pool:
        for ending in pool.map(simulation.play, seeds, chunksize=50):
            endings.append(ending)
            if len(endings) % 1000 == 0:
                print(f"  {len(endings)} played, {sum(bool(e.wrong) for e in endings)} of them wrong", flush=True)
    rows: dict[str, int] = {}
    for ending in endings:
        for state, count in ending.states.items():
            rows[state] = rows.get(state, 0) + count
    deaths, mishaps = sum(e.deaths for e in endings), sum(e.mishaps for e in endings)
    print(f"  {mishaps} mishaps, {deaths} deaths; rows at the end: {rows}", flush=True)
    for ending in endings:
        if ending.wrong:
            yield f"{ending.wrong}: {AGAIN} days --seed {ending.seed} --count 1"


def senders(told: Told) -> Findings:
    """Real senders (`kiosk sync --watch`), killed at any moment, over and over."""
    count = told.count or SENDER_SEEDS
    print(f"  {count * kill_sync.KILLS} kills", flush=True)
    for seed in range(told.seed, told.seed + count):
        with TemporaryDirectory() as folder:
            if wrong := kill_sync.torment(seed, Path(folder)):
                yield f"{wrong}: {AGAIN} senders --seed {seed} --count 1"


def fleets(told: Told) -> Findings:
    """Ten thousand kiosks come back at once."""
    cases = [
        fleet.Case(backlog=n, seed=told.seed + s) for s in range(told.count or FLEET_SEEDS) for n in (20, 40, 100, 300)
    ]
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as pool:
        for done in pool.map(fleet.drain, cases):
            print(f"  {done}", flush=True)
            if not done.good:
                yield f"{done}: {AGAIN} fleet --seed {done.case.seed} --count 1"
    for control in (replace(cases[2], sheds=False), replace(cases[0], jitter=False, most_seconds=3600)):
        done = fleet.drain(control)
        print(f"  control, sheds {control.sheds}, jitter {control.jitter}: {done}", flush=True)
        if done.good:
            yield "the control is no worse: the simulation does not see it"


def card(told: Told) -> Findings:
    """Every variant of the software chip and every member of its families, through card services."""
    made: list[every_variant.Trial] = []
    with ProcessPoolExecutor(CARD_READERS, get_context("fork")) as pool:
        last = pool.submit(every_variant.last_apdu).result()  # not here: a process meets one card service in its life
        names = [told.variant] if told.variant else every_variant.members(last)
        count = -(-len(names) // CARDS_A_SHARE)
        shares = [names[at::count] for at in range(count)]
        for share in as_completed([pool.submit(every_variant.trials, share, last) for share in shares]):
            made += share.result()
            yield from (f"{t}: {AGAIN} card --variant {t.name}" for t in share.result() if t.broken)
            print(f"  {len(made)} of {len(names)}", flush=True)
    endings = [ending for trial in made for ending in trial.seen]
    faults = sum(isinstance(ending, type) for ending in endings)
    print(
        f"  {len(made)} cards, {len(endings)} readings, {faults} ended in a fault; {last} APDUs a whole one", flush=True
    )


PARTS: dict[str, Callable[[Told], Iterable[str]]] = {
    "power": power,
    "migrations": migrations,
    "disk": disk,
    "kill": kill,
    "scan": scan,
    "copies": copies,
    "both": both,
    "senders": senders,
    "replies": answers,
    "days": days,
    "fleet": fleets,
    "card": card,
}


def main(given: list[str] | None = None) -> int:
    about = "Long tests of what a receipt promises, and of the card."
    words = argparse.ArgumentParser(prog="./run torture", description=about)
    words.add_argument("parts", nargs="*", metavar="part", help=f"which: {', '.join(PARTS)}; none: all")
    words.add_argument("--seed", type=int, default=int(time.time()) % 1_000_000)
    words.add_argument("--count", type=int, default=0, help="seeds of days, fleet and senders, dossiers of replies")
    words.add_argument("--again", type=Path, help="of power and migrations: a kept recording")
    words.add_argument("--plain", action="store_true", help="of --again: it has no cipher")
    words.add_argument("--names", choices=[*Names], default=Names.POSIX, help="of --again: how the disk keeps names")
    words.add_argument("--cut", type=int, default=0, help="of --again, disk, kill, scan and copies: at this call alone")
    words.add_argument("--deed", choices=[*deeds.DEEDS], help="of kill: this alone")
    words.add_argument("--only", choices=[*bad_disk.MISHAPS], help="of disk: this mishap alone")
    words.add_argument("--at", type=int, nargs=2, metavar=("SENDER", "PORTAL"), help="of both: these calls alone")
    words.add_argument("--variant", default="", help="of card: this one alone")
    told = words.parse_args(given)
    if unknown := set(told.parts) - set(PARTS):
        words.error(f"no such part: {', '.join(sorted(unknown))}")
    findings = 0
    for name in told.parts or PARTS:
        print(f"{name}, seed {told.seed}: {PARTS[name].__doc__}", flush=True)
        began = time.monotonic()
        for finding in PARTS[name](told):
            findings += 1
            print(f"  BROKEN {finding}", flush=True)
        print(f"  {(time.monotonic() - began) / 60:.1f} minutes", flush=True)
    return 1 if findings else 0


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # whatever is told of the faults that are played
    sys.exit(main())
