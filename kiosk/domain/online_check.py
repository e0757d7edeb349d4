"""What an online check of a card (đối chiếu trực tuyến với C06) can answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verified:
    request_id: str  # under which the service can find our question


@dataclass(frozen=True, slots=True)
class Rejected:
    """The service does not stand for this number with this signer."""

    request_id: str


@dataclass(frozen=True, slots=True)
class Unavailable:
    """No answer: what is unknown stays unknown."""

    request_id: str
    fault_code: str  # of CardCheckError


OnlineAnswer = Verified | Rejected | Unavailable
