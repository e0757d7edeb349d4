"""Whether a reading of a card is good enough to file by oneself."""

from kiosk.domain.applicant import Verdict, VerifiedIdentity
from kiosk.domain.card_qr import CardQr, differences
from kiosk.domain.errors import CardDataConflict, CardSignatureInvalid


def accept(identity: VerifiedIdentity, qr: CardQr | None = None) -> VerifiedIdentity:
    """The identity, unless something about the chip was proved wrong, or the QR that opened it names somebody else.

    What could not be checked (UNKNOWN: no certificate of the issuer at hand) is shown to the person and kept in the
    evidence. What was checked and failed, an impostor's certificate among it, is an officer's matter.
    Raises: CardSignatureInvalid, CardDataConflict.
    """
    evidence = identity.evidence
    failed = [name for name in ("hashes", "signature", "trusted") if getattr(evidence, name) is Verdict.NO]
    if failed:
        raise CardSignatureInvalid(", ".join(failed))
    if qr and (others := differences(qr, identity.applicant) & {"citizen_id", "birth_date"}):
        raise CardDataConflict(f"qr: {', '.join(sorted(others))}")
    return identity
