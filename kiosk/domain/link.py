"""What is known of the way to the Portal, from real exchanges alone."""

from enum import StrEnum


class Link(StrEnum):
    UNKNOWN = "unknown"
    ONLINE = "online"  # the Portal answered last
    NO_NETWORK = "no-network"  # no connection, or none that holds
    CAPTIVE = "captive"  # the network answers in the Portal's place: a log-in page
    PORTAL_ILL = "portal-ill"  # the Portal answers with its own errors, or asks to come back later
    UNTRUSTED = "untrusted"  # the certificate does not prove the Portal
    LOGGED_OUT = "logged-out"  # the centre's account is refused
