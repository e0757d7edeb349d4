"""What the sandbox Portal holds, asked over HTTP as any outsider would."""

import hashlib
import json
import urllib.request
from collections.abc import Sequence
from typing import Any

SECONDS = 10


def received(port: int) -> list[dict[str, Any]]:
    """Every dossier: {"dossier": as it arrived on the wire, "steps": [...], "papers": [...], …}."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/quan-tri/ho-so", timeout=SECONDS) as answer:
        listed = json.load(answer)["ho_so"]
    return list(listed)


def digests_behind(dossier: dict[str, Any]) -> Sequence[str]:
    """Fetch what each link of the dossier leads to, as the Portal would; SHA-256 of the bytes, in order."""
    found = []
    for paper in dossier["TaiLieuNop"]:
        with urllib.request.urlopen(paper["DuongDanTaiTepTin"], timeout=SECONDS) as answer:
            found.append(hashlib.sha256(answer.read()).hexdigest())
    return found
