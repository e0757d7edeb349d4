"""The PIN of a slip: with the code printed above it, the key to what the slip is about."""

from kiosk.ports import Secrets

PIN_DIGITS = 6


def new_pin(secrets: Secrets) -> str:
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"
