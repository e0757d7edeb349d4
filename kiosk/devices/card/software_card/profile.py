"""How one chip differs from another: what it speaks, what was written into it, how it answers, what goes wrong."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Literal


class Suite(IntEnum):
    """Cipher and checksum of a session; the number is the last arc of the PACE and chip authentication protocols."""

    TRIPLE_DES = 1
    AES_128 = 2
    AES_192 = 3
    AES_256 = 4


class Signature(StrEnum):
    """How the chip signs a challenge in active authentication."""

    EC_P256 = "ecdsa-p256-sha256"
    EC_P384 = "ecdsa-brainpoolp384r1-sha384"
    RSA_SHA1 = "rsa-1536-sha1"  # ISO 9796-2, scheme 1, trailer BC
    RSA_SHA256 = "rsa-1536-sha256"  # trailer 34CC


@dataclass(frozen=True, slots=True)
class PaceOffer:
    """parameter_id: standardised domain parameters, ICAO 9303-11, 9.5.1. generic: false is a mapping nobody speaks."""

    suite: Suite = Suite.AES_128
    parameter_id: int = 13
    generic: bool = True


@dataclass(frozen=True, slots=True)
class Protocols:
    """What the chip speaks. None: it does not."""

    bac: bool = True
    pace: PaceOffer | None = PaceOffer()
    pace_by_mrz: bool = False  # password 01 besides 02, the CAN
    chip_authentication: Suite | None = Suite.AES_128
    active_authentication: Signature | None = Signature.EC_P256
    cloned: bool = False  # the files of another chip, without its private keys


DamageKind = Literal["tampered", "missing", "truncated", "length-longer", "length-shorter", "length-huge"]


@dataclass(frozen=True, slots=True)
class Damage:
    """What happened to one data group after it was signed."""

    kind: DamageKind
    group: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What the issuer wrote, besides the person."""

    no_expiry: bool = False
    jpeg2000: bool = False
    edition: int = 2021  # 2024: features empty, no spouse, no old number, sixteen signs in field 16
    missing: int = 0  # DG13: number of the field left out
    empty: int = 0  # DG13: number of the field without text
    reordered: bool = False  # DG13: the fields from last to first
    added: bool = False  # DG13: fields that nobody knows
    other_name: bool = False  # DG13: another person's name, signed all the same
    damage: Damage | None = None


class OverLength(StrEnum):
    """What a READ gets that asks for more than the chip gives at once."""

    REFUSE = "6700"
    CORRECT = "6Cxx"  # tells how much to ask for
    SHORT = "9000"  # fewer bytes, and no word about it
    SHORT_WARNED = "6282"  # fewer bytes, as if the file ended


class Misbehaviour(StrEnum):
    """What a chip can do wrong on its own. Wrong *content* is made when the card is personalised."""

    NONE = "none"
    REMOVED = "removed"  # lifted off the reader
    MUTE = "mute"  # answers nothing any more
    WRONG_CHECKSUM = "wrong-checksum"  # protected answers carry a wrong one
    WRONG_COUNTER = "wrong-counter"  # the chip counts one message too many
    REPLAYED = "replayed"  # the last protected answer once more
    UNPROTECTED = "unprotected"  # a bare answer to a protected command


@dataclass(frozen=True, slots=True)
class Manners:
    """How the chip answers. seconds_per_apdu: what each answer takes. wrong_tries: so many, and the doors stay shut."""

    over_length: OverLength = OverLength.REFUSE
    extended_length: bool = False
    get_response: bool = False  # 61xx: the answer waits to be fetched
    seconds_per_apdu: float = 0.0
    wrong_tries: int | None = None


USUAL_PROTOCOLS, USUAL_CONTENTS, USUAL_MANNERS = Protocols(), Contents(), Manners()
