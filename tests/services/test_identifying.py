from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, Verdict, VerifiedIdentity
from kiosk.domain.card_qr import parse
from kiosk.domain.errors import CardDataConflict, CardSignatureInvalid
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


def test_a_qr_may_differ_in_words_but_not_in_whom_it_names() -> None:
    who = VerifiedIdentity(MAU, GOOD)
    named = f"{MAU.number}||{MAU.full_name}|14031985|Nam|"
    assert accept(who, parse(f"{named}Số 3 đường Hoa Mai|05112024")) is who
    for other in (named.replace("099085", "099086"), named.replace("14031985", "15031985")):
        with pytest.raises(CardDataConflict) as caught:
            accept(who, parse(f"{other}|05112024"))
        assert "0990" not in str(caught.value)
