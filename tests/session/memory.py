"""Looking for a person in the memory of a running process and in files, as somebody with the machine in hand would."""

import contextlib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

CHUNK = 4 << 20


def traces_of(*words: str) -> dict[bytes, str]:
    """What to look for -> how to tell it: each word as typed and in capitals, composed and not, in UTF-8 and UTF-16."""
    found = {}
    for word in words:
        for shape in {word, word.upper(), word.title()}:
            for form in ("NFC", "NFD"):
                text = unicodedata.normalize(form, shape)  # type: ignore[arg-type]
                found |= {text.encode("utf-8"): f"{form} utf-8", text.encode("utf-16-le"): f"{form} utf-16"}
    return found


def in_memory(pid: int, traces: dict[bytes, str]) -> set[str]:
    """How the person was found in this process. Empty also when the process has just ended."""
    found: set[str] = set()
    overlap = max(map(len, traces))
    with contextlib.suppress(ProcessLookupError, FileNotFoundError):
        regions = list(_readable(pid))
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for start, end in regions:
                for at in range(start, end, CHUNK):
                    piece = _read(memory, at, min(CHUNK + overlap, end - at))
                    found |= {how for trace, how in traces.items() if trace in piece}
    return found


def _readable(pid: int) -> Iterator[tuple[int, int]]:
    for line in Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines():
        span, mode, *_ = line.split()
        if mode.startswith("r") and not line.endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
            start, end = (int(number, 16) for number in span.split("-"))
            yield start, end


def _read(memory, at: int, size: int) -> bytes:  # type: ignore[no-untyped-def]
    try:
        memory.seek(at)
        return bytes(memory.read(size))
    except (OSError, OverflowError):
        return b""  # a page that cannot be read, or is gone


def in_files(folders: Iterable[Path], traces: dict[bytes, str]) -> list[Path]:
    """Files below these folders that hold the person, by content or by name."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            with contextlib.suppress(OSError):
                content = str(path).encode() + (path.read_bytes() if path.is_file() else b"")
                if any(trace in content for trace in traces):
                    found.append(path)
    return found
