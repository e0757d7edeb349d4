"""Whether a reading of a card is good enough to file by oneself."""

from kiosk.domain.applicant import Verdict, VerifiedIdentity
from kiosk.domain.errors import CardSignatureInvalid


def accept(identity: VerifiedIdentity) -> VerifiedIdentity:
    """The identity, unless something about the chip was proved wrong.

    What could not be checked (UNKNOWN: no certificate of the issuer at hand) is shown to the person and kept in the
    evidence. What was checked and failed, an impostor's certificate or a copied chip among it, is an officer's matter.
    Raises: CardSignatureInvalid.
    """
    evidence = identity.evidence
    failed = [name for name in ("hashes", "signature", "trusted", "chip") if getattr(evidence, name) is Verdict.NO]
    if failed:
        raise CardSignatureInvalid(", ".join(failed))
    return identity
