from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, Verdict, VerifiedIdentity
from kiosk.domain.errors import CardSignatureInvalid
from kiosk.services.identifying import accept

GOOD = CardEvidence("PACE-CAN", Verdict.YES, Verdict.YES, Verdict.YES, datetime(2026, 11, 24, tzinfo=UTC))
MAU = Applicant(CitizenId("099085000011"), "NGUYỄN VĂN MẪU", date(1985, 3, 14))


@pytest.mark.parametrize("part", ["hashes", "signature", "trusted"])
def test_what_was_proved_wrong_goes_to_an_officer(part: str) -> None:
    with pytest.raises(CardSignatureInvalid) as caught:
        accept(VerifiedIdentity(MAU, replace(GOOD, **{part: Verdict.NO})))
    assert "MẪU" not in str(caught.value)


@pytest.mark.parametrize("trusted", [Verdict.YES, Verdict.UNKNOWN])
def test_an_unknown_issuer_is_shown_and_not_refused(trusted: Verdict) -> None:
    identity = VerifiedIdentity(MAU, replace(GOOD, trusted=trusted))
    assert accept(identity) is identity
