"""Whoever can say of a card, online, that it is good."""

from typing import Protocol

from kiosk.domain.applicant import CitizenId
from kiosk.domain.online_check import OnlineAnswer


class CardVerifier(Protocol):
    """Đối chiếu trực tuyến với C06."""

    def verify(self, citizen_id: CitizenId, signer: bytes) -> OnlineAnswer:
        """Ask once. signer: the document signer's certificate, DER.

        Never raises a KioskError: whoever waits is a citizen, and no answer is an answer (Unavailable).
        """
