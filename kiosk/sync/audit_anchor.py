"""A witness of the audit over HTTP.

ASSUMPTION: neither the Portal nor the exchange adapter publishes such a service. Ours is one call, which a province
can answer with a table of its own: POST of a JSON object `{station, sequence, digest, at, key_id, public_key,
signature}`; the answer is JSON and repeats `sequence` and `digest`. Whatever else it holds, a countersignature for
one, is kept as it came.
"""

import json

from kiosk.domain.audit import Checkpoint
from kiosk.domain.errors import PortalAnswerUnreadable
from kiosk.sync.http import HttpLine, read_json

MOST_ANSWER = 4096  # characters


class HttpAuditAnchor:
    """Implements ports.AuditAnchor."""

    def __init__(self, address: str, station: str, connect_seconds: float, total_seconds: float) -> None:
        self._address, self._station = address, station
        self._line = HttpLine(connect_seconds, total_seconds, total_seconds)

    def close(self) -> None:
        self._line.close()

    def anchor(self, checkpoint: Checkpoint, public_key: bytes) -> str:
        told = {
            "station": self._station,
            "sequence": checkpoint.sequence,
            "digest": checkpoint.digest,
            "at": checkpoint.at.isoformat(timespec="microseconds"),
            "key_id": checkpoint.key_id,
            "public_key": public_key.hex(),
            "signature": checkpoint.signature,
        }
        headers = {"Content-Type": "application/json"}
        answer = self._line.exchange("POST", self._address, json.dumps(told).encode(), headers)
        value = read_json(answer)
        if (value.get("sequence"), value.get("digest")) != (checkpoint.sequence, checkpoint.digest):
            raise PortalAnswerUnreadable("not the checkpoint that was sent")
        text = json.dumps(value, ensure_ascii=False)
        if len(text) > MOST_ANSWER:
            raise PortalAnswerUnreadable("answer too long")
        return text
