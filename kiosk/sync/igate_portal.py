"""The Portal behind iGate or a ministry's REST (P3), where a dossier is an object and what changed goes as a state."""

from collections.abc import Mapping
from typing import Any

from kiosk.domain.portal_answer import PlacedFile
from kiosk.domain.submission import Step, Submission
from kiosk.sync.portal import HttpPortal
from kiosk.sync.wire.igate import igate_dossier_of, igate_state_of, igate_step_of


class IGatePortal(HttpPortal):
    """Implements ports.Portal for profile P3."""

    def _created(self, submission: Submission, files: Mapping[str, PlacedFile]) -> object:
        return self._caller.spelled(igate_dossier_of(submission, files, self._profile.codes).tree())

    def _updated(self, submission: Submission, files: Mapping[str, PlacedFile], portal_id: str) -> object:
        return [self._caller.spelled(igate_state_of(submission, files, self._profile.codes, portal_id).tree())]

    def _step(self, step: Step, portal_id: str) -> dict[str, Any]:
        return igate_step_of(step, portal_id).tree()
