"""What an eSCL scanner says, and what that means: pure, so that every odd answer can be tried."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.domain.errors import (
    DoubleFeed,
    FeederEmpty,
    PageBroken,
    ScannerAbsent,
    ScannerBusy,
    ScannerCoverOpen,
    ScannerError,
    ScannerJammed,
    ScannerStopped,
    ScanUnsupported,
)
from kiosk.domain.scanning import PaperSource, ScannerAbilities

PWG = "http://www.pwg.org/schemas/2010/12/sm"
SCAN = "http://schemas.hp.com/imaging/escl/2011/05/03"
A4_UNITS = (2480, 3508)  # three hundredths of an inch, whatever the resolution

# What stands in the feeder's state, and which fault it is.
ADF_FAULTS: dict[str, type[ScannerError]] = {
    "ScannerAdfJam": ScannerJammed,
    "ScannerAdfMispick": ScannerJammed,
    "ScannerAdfHatchOpen": ScannerCoverOpen,
    "ScannerAdfDoorOpen": ScannerCoverOpen,  # sane-airscan knows the open lid by this word
    "ScannerAdfMultipickDetected": DoubleFeed,
    "ScannerAdfDuplexPageTooShort": PageBroken,
    "ScannerAdfDuplexPageTooLong": PageBroken,
    "ScannerAdfInputTrayFailed": ScannerJammed,
    "ScannerAdfInputTrayOverloaded": ScannerJammed,
}
ADF_EMPTY, ADF_LOADED = "ScannerAdfEmpty", "ScannerAdfLoaded"
OVER = (404, 409, 410)  # how scanners say that there is no next page


@dataclass(frozen=True, slots=True)
class Status:
    scanner: str = ""  # "Idle", "Processing", "Testing", "Stopped", "Down"
    adf: str = ""


def settings(place: PaperSource, duplex: bool, dpi: int) -> bytes:
    """The body that begins a job: one A4 sheet in colour as JPEG."""
    width, height = A4_UNITS
    source = "Feeder" if place is PaperSource.FEEDER else "Platen"
    both = f"<scan:Duplex>{str(duplex).lower()}</scan:Duplex>" if place is PaperSource.FEEDER else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>'
        f'<scan:ScanSettings xmlns:pwg="{PWG}" xmlns:scan="{SCAN}">'
        "<pwg:Version>2.0</pwg:Version><pwg:ScanRegions><pwg:ScanRegion>"
        f"<pwg:Height>{height}</pwg:Height><pwg:Width>{width}</pwg:Width>"
        "<pwg:XOffset>0</pwg:XOffset><pwg:YOffset>0</pwg:YOffset>"
        "<pwg:ContentRegionUnits>escl:ThreeHundredthsOfInches</pwg:ContentRegionUnits>"
        f"</pwg:ScanRegion></pwg:ScanRegions><pwg:InputSource>{source}</pwg:InputSource>{both}"
        "<scan:ColorMode>RGB24</scan:ColorMode>"
        f"<scan:XResolution>{dpi}</scan:XResolution><scan:YResolution>{dpi}</scan:YResolution>"
        "<pwg:DocumentFormat>image/jpeg</pwg:DocumentFormat>"
        "<scan:DocumentFormatExt>image/jpeg</scan:DocumentFormatExt></scan:ScanSettings>"
    ).encode()


def abilities(text: bytes) -> ScannerAbilities:
    """Raises ScannerAbsent for what is no eSCL."""
    root = _tree(text)
    glass, feeder = root.find(f"{{{SCAN}}}Platen"), root.find(f"{{{SCAN}}}Adf")
    sources = {PaperSource.GLASS: glass, PaperSource.FEEDER: feeder}
    places = frozenset(place for place, element in sources.items() if element is not None)
    if not places:
        raise ScannerAbsent("no eSCL scanner")
    duplex = feeder is not None and feeder.find(f"{{{SCAN}}}AdfDuplexInputCaps") is not None
    return ScannerAbilities(places, duplex, tuple(sorted(set(_resolutions(root)))))


def with_feeder(told: ScannerAbilities, now: Status) -> ScannerAbilities:
    loaded = {ADF_LOADED: True, ADF_EMPTY: False}.get(now.adf)
    return replace(told, feeder_loaded=loaded)


def status(text: bytes) -> Status:
    root = _tree(text)
    return Status(root.findtext(f"{{{PWG}}}State", ""), root.findtext(f"{{{SCAN}}}AdfState", ""))


def images_made(text: bytes, job: str) -> int | None:
    """How many pages the scanner says it made for this job; None: it does not say."""
    found = _job(_tree(text), job)
    counted = found.findtext(f"{{{PWG}}}ImagesCompleted", "") if found is not None else ""
    return int(counted) if counted.isascii() and counted.isdigit() else None


def standing_fault(now: Status) -> ScannerError | None:
    """What a person must mend at the scanner."""
    fault = ADF_FAULTS.get(now.adf)
    if fault is not None:
        return fault(now.adf)
    return ScannerAbsent(now.scanner) if now.scanner == "Down" else None


def refusal(code: int) -> ScannerError:
    """An answer that no call may have."""
    if code in (400, 415, 422):
        return ScanUnsupported(f"HTTP {code}")
    if code in (503, 429):
        return ScannerBusy(f"HTTP {code}")
    return ScannerAbsent(f"HTTP {code}") if code in (401, 403, 404) else ScannerError(f"HTTP {code}")


def picture_fault(kind: str, body: bytes) -> type[ScannerError] | None:
    """An empty answer is a failure that some scanners call success; so is a page of HTML."""
    if not body or not kind.split(";")[0].strip().startswith(("image/", "application/octet-stream")):
        return PageBroken
    return None


def ending(code: int, text: bytes, job: str, place: PaperSource, count: int) -> ScannerError | None:
    """NextDocument gave no page: is that the end (None), or which fault?"""
    now = status(text)
    if fault := standing_fault(now):
        return fault
    if code not in OVER:
        return refusal(code)
    found = _job(_tree(text), job)
    state = found.findtext(f"{{{PWG}}}JobState", "") if found is not None else ""
    if state in ("Aborted", "Canceled"):
        return ScannerStopped(f"job {state}")
    if count == 0:
        return FeederEmpty("no page") if place is PaperSource.FEEDER else ScannerError(f"HTTP {code}, no page")
    # 404 is the standard's word for the end. The others are believed only with a second witness.
    sure = code == 404 or now.adf in (ADF_EMPTY, "") or state == "Completed" or place is PaperSource.GLASS
    return None if sure else ScannerStopped(f"HTTP {code} with paper in the feeder")


def _resolutions(root: ET.Element) -> Iterator[int]:
    for each in root.iter(f"{{{SCAN}}}DiscreteResolution"):
        across = each.findtext(f"{{{SCAN}}}XResolution", "")
        if across.isascii() and across.isdigit():
            yield int(across)


def _job(root: ET.Element, job: str) -> ET.Element | None:
    wanted = job.rstrip("/").rpartition("/")[2]
    for each in root.iter(f"{{{SCAN}}}JobInfo"):
        if each.findtext(f"{{{PWG}}}JobUri", "").rstrip("/").rpartition("/")[2] == wanted:
            return each
    return None


def _tree(text: bytes) -> ET.Element:
    """Raises ScannerAbsent: whoever answers there is no scanner."""
    if b"<!" in text:  # eSCL has no declarations, and with them come entities that grow without end
        raise ScannerAbsent("no eSCL answer")
    try:
        return ET.fromstring(text)  # noqa: S314 (see above)
    except ET.ParseError as exc:
        raise ScannerAbsent("no eSCL answer") from exc
