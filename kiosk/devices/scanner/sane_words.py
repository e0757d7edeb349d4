"""How scanimage speaks: its list of devices, its list of a device's options, and the words that choose one."""

import re
from dataclasses import dataclass

from kiosk.domain.scanning import FoundScanner, PaperSource, ScannerAbilities

LISTING = "%d\t%v %m%n"
OPTION = re.compile(r"^ +(--[\w-]+|-[a-z])(?:\[=\([^)]*\)\]|[ =]([^\[\n]*?))? *\[([^\]\n]*)\]", re.MULTILINE)
BOTH_SIDES = ("duplex", "both sides", "2-sided", "two-sided")
COMMON_DPI = (75, 100, 150, 200, 240, 300, 400, 600, 1200)
HIDDEN = "inactive"  # stands in place of the value of an option that has no meaning now


@dataclass(frozen=True, slots=True)
class Words:
    """sources: what the device calls each place, "" for one that needs no naming. both_sides: the words for duplex."""

    abilities: ScannerAbilities
    sources: tuple[tuple[PaperSource, bool, str], ...]  # place, both sides, name
    both_sides: tuple[str, ...] = ()

    def choosing(self, place: PaperSource, duplex: bool) -> list[str]:
        """What to say so that paper is taken from there. The place must be one of the abilities' own."""
        names = [name for at, both, name in self.sources if at is place and both is duplex]
        plain = [name for at, both, name in self.sources if at is place and not both]
        name = (names or plain or [""])[0]
        said = [f"--source={name}"] if name else []
        return said + (list(self.both_sides) if duplex and not names else [])


def found(listing: str) -> tuple[FoundScanner, ...]:
    rows = (line.split("\t", 1) for line in listing.splitlines() if "\t" in line)
    return tuple(FoundScanner(f"sane:{name}", " ".join(title.split())) for name, title in rows)


def words_of(options: str) -> Words:
    """From what `scanimage --all-options` prints."""
    known = {name: (values or "", now) for name, values, now in OPTION.findall(options)}
    names = [name.strip() for name in known.get("--source", ("", ""))[0].split("|") if name.strip()]
    sources = tuple((*kind, name) for name in names if (kind := _kind(name)))
    if not sources:
        sources = ((PaperSource.GLASS, False, ""),)  # it has one place only, and does not name it
    both_sides = _both_sides(known)
    fed = any(place is PaperSource.FEEDER for place, _, _ in sources)
    duplex = fed and (bool(both_sides) or any(both for _, both, _ in sources))
    places = frozenset(place for place, _, _ in sources)
    return Words(ScannerAbilities(places, duplex, _resolutions(known)), sources, both_sides)


def _kind(name: str) -> tuple[PaperSource, bool] | None:
    """None: a lid for films, or a word nobody knows."""
    low = name.casefold()
    if any(word in low for word in ("adf", "feeder", "duplex")):
        return PaperSource.FEEDER, any(word in low for word in BOTH_SIDES)
    return (PaperSource.GLASS, False) if any(word in low for word in ("flatbed", "glass", "platen")) else None


def _both_sides(known: dict[str, tuple[str, str]]) -> tuple[str, ...]:
    for option in ("--adf-mode", "--duplex", "--scan-mode"):
        values, now = known.get(option, ("", HIDDEN))
        chosen = next((v.strip() for v in values.split("|") if any(w in v.casefold() for w in BOTH_SIDES)), "")
        if chosen:
            return (f"{option}={chosen}",)
        if option == "--duplex" and now in ("yes", "no"):
            return ("--duplex=yes",)
    return ()


def _resolutions(known: dict[str, tuple[str, str]]) -> tuple[int, ...]:
    values, _ = known.get("--resolution", ("", ""))
    if span := re.match(r"(\d+)\.\.(\d+)dpi", values):
        low, high = int(span[1]), int(span[2])
        within = {dpi for dpi in COMMON_DPI if low <= dpi <= high} | {low, high}
        step = re.search(r"in steps of (\d+)", values)
        return () if step and int(step[1]) == 1 else tuple(sorted(within))
    return tuple(sorted(int(number) for number in re.findall(r"\d+", values)))
