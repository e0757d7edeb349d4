"""Kho kết quả: asks which electronic results somebody has, fetches one, puts one there."""

import base64
import binascii
import json

from pydantic import ValidationError

from kiosk.domain.errors import PortalAnswerUnreadable
from kiosk.sync.caller import Caller, require_success
from kiosk.sync.http import is_json
from kiosk.sync.wire.answers import pick
from kiosk.sync.wire.results import FileAsked, PapersAsked, ResultRecord, StoredResult


class ResultsStore:
    """Every method raises PortalError."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def papers(self, asked: PapersAsked) -> list[StoredResult]:
        reply = self._caller.ask("papers", data=self._caller.spelled(asked.tree()))
        require_success(reply.answer)
        found = pick(reply.body, self._caller.profile.calls["papers"].rows)
        try:
            return [StoredResult.model_validate(row) for row in found] if isinstance(found, list) else []
        except ValidationError:
            raise PortalAnswerUnreadable("rows of papers") from None  # the cause quotes values

    def fetch(self, asked: FileAsked) -> bytes:
        """The file's bytes. The answer is base64, bare, as a JSON text, or inside an answer's `result`."""
        answer = self._caller.ask_raw("fetch", self._caller.spelled(asked.tree()))
        text = answer.body.decode("ascii", "replace").strip()
        if is_json(answer):
            try:
                value = json.loads(text)
            except (ValueError, RecursionError):
                raise PortalAnswerUnreadable("broken JSON") from None
            text = str((value.get("result") or "") if isinstance(value, dict) else value)
        try:
            content = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            raise PortalAnswerUnreadable("not base64") from None
        if not content:
            raise PortalAnswerUnreadable("an empty file")
        return content

    def put(self, record: ResultRecord) -> None:
        require_success(self._caller.ask("put", data=self._caller.spelled(record.tree())).answer)
