"""How each printer proves that paper came out: asked once, by what it does, and remembered beside the store."""

import json
from enum import StrEnum
from pathlib import Path


class Proof(StrEnum):
    PROCESS_ID = "process-id"  # GS ( H function 48: the echo comes when the paper is out
    FENCE = "fence"  # GS r: answered after all that stood before it was done
    NONE = "none"  # it tells nothing: somebody looks at each slip


class ProofMemory:
    """Printer -> Proof, in one small file. What cannot be read is asked again; what cannot be written is forgotten."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def get(self, printer: str) -> Proof | None:
        try:
            return Proof(self._all()[printer])
        except (KeyError, ValueError):
            return None

    def keep(self, printer: str, proof: Proof) -> None:
        self._write({**self._all(), printer: proof.value})

    def forget(self, printer: str) -> None:
        """Another printer stands there now."""
        self._write({name: proof for name, proof in self._all().items() if name != printer})

    def _all(self) -> dict[str, str]:
        try:
            known = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return known if isinstance(known, dict) else {}

    def _write(self, known: dict[str, str]) -> None:
        part = self._path.with_suffix(".part")
        try:
            part.write_text(json.dumps(known, indent=1), "utf-8")
            part.replace(self._path)
        except OSError:
            return
