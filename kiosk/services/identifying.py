"""Whether a reading of a card is good enough to file by oneself, and what an online check adds to it."""

from dataclasses import replace

from kiosk.domain.applicant import CardEvidence, Verdict, VerifiedIdentity
from kiosk.domain.card import AccessKey
from kiosk.domain.card_ladder import Rung
from kiosk.domain.card_qr import CardQr, differences
from kiosk.domain.errors import CardDataConflict, CardSignatureInvalid
from kiosk.domain.online_check import Rejected, Unavailable, Verified
from kiosk.ports import CardReader, CardVerifier, Clock, OnCard


def accept(identity: VerifiedIdentity, qr: CardQr | None = None) -> VerifiedIdentity:
    """The identity, unless something about the chip was proved wrong, or the QR that opened it names somebody else.

    What could not be checked (UNKNOWN: no certificate of the issuer at hand) is shown to the person and kept in the
    evidence. What was checked and failed, an impostor's certificate or a copied chip among it, is an officer's matter.
    Raises: CardSignatureInvalid, CardDataConflict.
    """
    if failed := _failed(identity.evidence):
        raise CardSignatureInvalid(", ".join(failed))
    if qr and (others := differences(qr, identity.applicant) & {"citizen_id", "birth_date"}):
        raise CardDataConflict(f"qr: {', '.join(sorted(others))}")
    return identity


def _failed(evidence: CardEvidence) -> list[str]:
    """What was proved wrong; the chain with its reason, as a revoked signer is another matter than a forged one."""
    failed = [name for name in ("hashes", "signature", "chip", "online") if getattr(evidence, name) is Verdict.NO]
    if evidence.trusted is Verdict.NO:
        failed.append(f"trusted: {evidence.trust_reason}" if evidence.trust_reason else "trusted")
    return failed


def opened_by(rung: Rung, identity: VerifiedIdentity) -> VerifiedIdentity:
    """The identity with the rung of the ladder from which its chip was opened: kept with the evidence."""
    return replace(identity, evidence=replace(identity.evidence, key_from=rung.value))


class OnlineCheckedReader:
    """A card reader whose good readings are then checked online, where that is switched on."""

    def __init__(self, reader: CardReader, verifier: CardVerifier, clock: Clock) -> None:
        self._reader, self._verifier, self._clock = reader, verifier, clock

    def read(self, key: AccessKey, on_progress: OnCard) -> VerifiedIdentity:
        """As CardReader.read; the check raises nothing of its own."""
        return check_online(self._reader.read(key, on_progress), self._verifier, self._clock)


def check_online(identity: VerifiedIdentity, verifier: CardVerifier, clock: Clock) -> VerifiedIdentity:
    """The identity with the online verdict. A card that was proved wrong is not asked about: no number leaves."""
    number = identity.applicant.citizen_id
    if number is None or not identity.signer or _failed(identity.evidence):
        return identity
    answer = verifier.verify(number, identity.signer)
    match answer:
        case Verified():
            verdict, fault = Verdict.YES, ""
        case Rejected():
            verdict, fault = Verdict.NO, ""
        case Unavailable():
            verdict, fault = Verdict.UNKNOWN, answer.fault_code
    asked = replace(
        identity.evidence,
        online=verdict,
        online_request_id=answer.request_id,
        online_at=clock.now(),
        online_fault=fault,
    )
    return replace(identity, evidence=asked)
