"""How a command speaks: JSON for scripts, short lines for people."""

import json
from collections.abc import Sequence
from typing import Any


def show_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def show_line(value: Any) -> None:
    """One JSON object on one line, at once: the first word of a server to whoever started it."""
    print(json.dumps(value, ensure_ascii=False, default=str), flush=True)


def show_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Columns as wide as their widest cell."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
