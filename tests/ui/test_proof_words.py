"""What was proved of a card, in words: every reason, both languages, and no badge that says more than its verdict."""

from dataclasses import replace
from itertools import product

import pytest
from filing_bench import MAU, NOW, identity
from kiosk_models import Kiosk
from PySide6.QtCore import QTranslator

from kiosk.domain.applicant import TRUST_VERDICT, CardEvidence, TrustReason, Verdict, VerifiedIdentity, seen_by_officer
from kiosk.domain.errors import AccessKeyRejected
from kiosk.ui.proof_words import badges, proof_note, trust_words
from kiosk.ui.translations import FOLDER

GOOD = CardEvidence("PACE-CAN", Verdict.YES, Verdict.YES, Verdict.YES, NOW, trust_reason=TrustReason.PROVED)
DOUBTS = [reason for reason in TrustReason if reason is not TrustReason.PROVED]


def trusted(reason: TrustReason) -> CardEvidence:
    return replace(GOOD, trusted=TRUST_VERDICT[reason], trust_reason=reason)


def test_every_reason_has_words_of_its_own_in_both_languages() -> None:
    english = QTranslator()
    assert english.load(str(FOLDER / "kiosk_en.qm"))
    words = [trust_words(trusted(reason)) for reason in DOUBTS]
    told = [english.translate("CardProof", text) for text in words]
    for texts in (words, told):
        assert all(text.endswith(".") for text in texts)
        assert len(set(texts)) == len(DOUBTS)
    assert not set(words) & set(told)
    assert trust_words(GOOD) == ""


@pytest.mark.parametrize("reason", DOUBTS)
def test_less_than_full_proof_is_never_a_good_signature(reason: TrustReason) -> None:
    kind = "fault" if TRUST_VERDICT[reason] is Verdict.NO else "warn"
    assert [badge["kind"] for badge in badges(trusted(reason))] == ["ok", kind, "plain"]


def test_no_badge_says_more_than_its_verdict() -> None:
    for hashes, signature, trust, online in product(Verdict, repeat=4):
        shown = badges(replace(GOOD, hashes=hashes, signature=signature, trusted=trust, online=online))
        whole = hashes is signature is trust is Verdict.YES
        assert (shown[1]["kind"] == "ok") == whole
        assert (shown[1]["kind"] == "fault") == (
            Verdict.NO in (hashes, signature, trust) and shown[1]["kind"] != "warn"
        )
        assert (shown[2]["kind"] == "ok") == (online is Verdict.YES)
    assert badges(GOOD, simulated=True)[1]["kind"] == "warn"


def test_an_officer_who_looked_is_no_chip() -> None:
    evidence = seen_by_officer("o-1", NOW)
    assert [badge["kind"] for badge in badges(evidence)] == ["plain"]
    assert proof_note(evidence) == ""


def test_an_officer_reads_how_the_chip_was_opened() -> None:
    note = proof_note(replace(trusted(TrustReason.NO_CRL), key_from="qr"))
    assert note == "Chip mở bằng mã QR. Máy chưa có danh sách chứng thư bị thu hồi để đối chiếu."


def read(kiosk: Kiosk, evidence: CardEvidence) -> None:
    kiosk.to_card()
    for digit in "000011":
        kiosk.card.press(digit)
    kiosk.card.read()
    kiosk.bench.reader.put_card(VerifiedIdentity(MAU, evidence, identity().photo))


def test_the_citizen_is_told_the_doubt_and_that_it_stops_nobody(kiosk: Kiosk) -> None:
    read(kiosk, trusted(TrustReason.SIGNER_EXPIRED))
    kiosk.until(lambda: kiosk.visit.page == "confirm")
    assert kiosk.confirm.trustNote.startswith(trust_words(trusted(TrustReason.SIGNER_EXPIRED)))
    assert "vẫn nộp được" in kiosk.confirm.trustNote
    assert kiosk.confirm.badges[1]["kind"] == "warn"


def test_what_is_proved_whole_needs_no_note(kiosk: Kiosk) -> None:
    read(kiosk, GOOD)
    kiosk.until(lambda: kiosk.visit.page == "confirm")
    assert kiosk.confirm.trustNote == ""


def test_a_refused_card_says_why_until_the_next_try(kiosk: Kiosk) -> None:
    read(kiosk, trusted(TrustReason.REVOKED))
    kiosk.until(lambda: kiosk.card.stage == "fault")
    assert (kiosk.card.fault["code"], kiosk.card.doubt) == ("CARD-108", trust_words(trusted(TrustReason.REVOKED)))
    kiosk.card.read()
    kiosk.bench.reader.steps.put(AccessKeyRejected())
    kiosk.until(lambda: kiosk.card.stage == "fault")
    assert kiosk.card.doubt == ""
