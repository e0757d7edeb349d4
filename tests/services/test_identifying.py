from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, TrustReason, Verdict, VerifiedIdentity
from kiosk.domain.card import AccessKey, CardAccessNumber
from kiosk.domain.card_ladder import Rung
from kiosk.domain.card_qr import parse
from kiosk.domain.errors import CardDataConflict, CardSignatureInvalid
from kiosk.domain.online_check import OnlineAnswer, Rejected, Unavailable, Verified
from kiosk.ports import OnCard
from kiosk.services.identifying import OnlineCheckedReader, accept, check_online, opened_by

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


@pytest.mark.parametrize(
    ("reason", "said"), [(TrustReason.REVOKED, "trusted: revoked"), (TrustReason.FORGED, "trusted: forged")]
)
def test_a_revoked_signer_is_told_apart_from_a_forged_one(reason: TrustReason, said: str) -> None:
    with pytest.raises(CardSignatureInvalid) as caught:
        accept(VerifiedIdentity(MAU, replace(GOOD, trusted=Verdict.NO, trust_reason=reason)))
    assert caught.value.detail == said


@pytest.mark.parametrize("rung", list(Rung))
def test_the_rung_from_which_a_chip_was_opened_is_in_its_evidence(rung: Rung) -> None:
    opened = opened_by(rung, VerifiedIdentity(MAU, GOOD))
    assert opened.evidence == replace(GOOD, key_from=rung.value)
    assert opened.applicant == MAU


# Online --------------------------------------------------------------------------------------------------------

SIGNER = b"the signer's certificate"


class Answering:
    """Gives one answer, and remembers what was asked."""

    def __init__(self, answer: OnlineAnswer) -> None:
        self.answer = answer
        self.asked: list[tuple[CitizenId, bytes]] = []

    def verify(self, citizen_id: CitizenId, signer: bytes) -> OnlineAnswer:
        self.asked.append((citizen_id, signer))
        return self.answer


class Later:
    def now(self) -> datetime:
        return datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


class Reader:
    def __init__(self, identity: VerifiedIdentity) -> None:
        self.identity = identity

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        return self.identity


@pytest.mark.parametrize(
    ("answer", "verdict", "fault"),
    [
        (Verified("q-1"), Verdict.YES, ""),
        (Rejected("q-1"), Verdict.NO, ""),
        (Unavailable("q-1", "VERI-172"), Verdict.UNKNOWN, "VERI-172"),
    ],
)
def test_the_online_answer_is_kept_with_the_evidence(answer: OnlineAnswer, verdict: Verdict, fault: str) -> None:
    verifier, read = Answering(answer), VerifiedIdentity(MAU, GOOD, b"photo", SIGNER)
    reader = OnlineCheckedReader(Reader(read), verifier, Later())
    identity = reader.read(CardAccessNumber("000011"), lambda _: None)
    evidence = identity.evidence
    assert (evidence.online, evidence.online_fault, evidence.online_request_id) == (verdict, fault, "q-1")
    assert evidence.online_at == Later().now()
    assert verifier.asked == [(MAU.citizen_id, SIGNER)]
    assert (identity.photo, evidence.trusted) == (b"photo", Verdict.YES)
    if verdict is Verdict.NO:
        with pytest.raises(CardSignatureInvalid, match="online"):
            accept(identity)
    else:
        assert accept(identity) is identity  # no answer stops nobody


@pytest.mark.parametrize("evidence", [replace(GOOD, trusted=Verdict.NO), replace(GOOD, hashes=Verdict.NO)])
def test_nobodys_number_is_sent_for_a_card_proved_wrong(evidence: CardEvidence) -> None:
    verifier, read = Answering(Verified("q-1")), VerifiedIdentity(MAU, evidence, None, SIGNER)
    assert check_online(read, verifier, Later()) is read
    assert verifier.asked == []


def test_without_a_chip_there_is_nothing_to_ask() -> None:
    verifier, typed = Answering(Verified("q-1")), VerifiedIdentity(MAU, GOOD)
    assert check_online(typed, verifier, Later()) is typed
    assert verifier.asked == []


def test_a_qr_may_differ_in_words_but_not_in_whom_it_names() -> None:
    who = VerifiedIdentity(MAU, GOOD)
    named = f"{MAU.number}||{MAU.full_name}|14031985|Nam|"
    assert accept(who, parse(f"{named}Số 3 đường Hoa Mai|05112024")) is who
    for other in (named.replace("099085", "099086"), named.replace("14031985", "15031985")):
        with pytest.raises(CardDataConflict) as caught:
            accept(who, parse(f"{other}|05112024"))
        assert "0990" not in str(caught.value)
