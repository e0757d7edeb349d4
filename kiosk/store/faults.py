"""Read the texts of the faults, and write docs/faults.md from them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kiosk.domain.errors import ResourceBroken, every_fault
from kiosk.domain.fault import FaultText

ROOT = Path(__file__).resolve().parents[2]
FAULTS = ROOT / "resources" / "faults.toml"
PAGE = ROOT / "docs" / "faults.md"
HEAD = """# Faults

Every fault has a code that never changes its meaning. The code stands on the screen in small print, in the log and
on the help desk's list; a citizen reads the two Vietnamese sentences only. This page is made from
`resources/faults.toml` by `python -m kiosk.store.faults`.
"""


@cache
def load_faults(path: Path = FAULTS) -> Mapping[str, FaultText]:
    """Fault code -> its texts. Raises ResourceBroken."""
    try:
        tables = tomllib.loads(path.read_text("utf-8"))
        return {code: FaultText(**table) for code, table in tables.items()}
    except (OSError, ValueError, TypeError) as exc:
        raise ResourceBroken(f"{path.name}: {type(exc).__name__}") from exc


def faults_page(faults: Mapping[str, FaultText]) -> str:
    """docs/faults.md, in the order of the tree. Raises KeyError for a fault without texts."""
    parts = [HEAD]
    for fault in every_fault():
        text = faults[fault.code]
        meaning = " ".join((fault.__doc__ or "").split("\n\n")[0].split())
        again = "Tried again by itself or by the person." if fault.retryable else "Not tried again by itself."
        parts.append(
            f"## {fault.code} {fault.__name__}\n\n{meaning} {again}\n\n"
            f"- **Người dân đọc:** {text.title} {text.action}\n"
            f"- **Cause:** {text.cause}\n- **Remedy:** {text.remedy}\n"
        )
    return "\n".join(parts)


def write_faults_page(page: Path = PAGE) -> None:
    page.write_text(faults_page(load_faults()), "utf-8")


if __name__ == "__main__":
    write_faults_page()
