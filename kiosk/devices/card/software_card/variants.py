"""The named variants of the software card: one table, one line of meaning each.

A family stands for one variant a number: `dg13-missing-7`, `removed-at-42`, `tampered-dg13`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.devices.card.software_card.profile import (
    USUAL_CONTENTS,
    USUAL_MANNERS,
    USUAL_PROTOCOLS,
    Contents,
    Damage,
    DamageKind,
    Manners,
    Misbehaviour,
    OverLength,
    PaceOffer,
    Protocols,
    Signature,
    Suite,
)

DEFAULT = "card-2021"
_IN_THE_TEXT = 15  # an APDU by which every door is open and the photo is still to come


@dataclass(frozen=True, slots=True)
class Variant:
    """after: the misbehaviour begins with this APDU, the first being 1. issuer: a folder of simulated issuers."""

    meaning: str
    protocols: Protocols = USUAL_PROTOCOLS
    contents: Contents = USUAL_CONTENTS
    manners: Manners = USUAL_MANNERS
    misbehaviour: Misbehaviour = Misbehaviour.NONE
    after: int = 1
    most_bytes: int = 256
    issuer: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Variants that differ in a number. telling: the numbers that a test of all variants should try."""

    meaning: str  # {n}: the number
    numbers: Sequence[int]
    telling: Sequence[int]
    made: Callable[[int], Variant]


def _pace(suite: Suite, parameter_id: int, curve: str) -> Variant:
    cipher = "3DES" if suite is Suite.TRIPLE_DES else suite.name.replace("_", "-")
    return Variant(
        f"PACE with {cipher} on {curve}, parameter id {parameter_id}", Protocols(pace=PaceOffer(suite, parameter_id))
    )


def _lengths(meaning: str, over_length: OverLength, most_bytes: int = 192) -> Variant:
    return Variant(meaning, manners=Manners(over_length), most_bytes=most_bytes)


def _goes_wrong(meaning: str, misbehaviour: Misbehaviour) -> Variant:
    return Variant(meaning, misbehaviour=misbehaviour, after=_IN_THE_TEXT)


VARIANTS = {
    DEFAULT: Variant("the card issued from 2021: PACE with the CAN, BAC, chip and active authentication"),
    "card-2024": Variant("the card issued from 2024: empty fields in DG13", contents=Contents(edition=2024)),
    # doors
    "bac-only": Variant("no EF.CardAccess: BAC opens it, and nothing else", Protocols(pace=None)),
    "pace-only": Variant("no BAC: GET CHALLENGE is an unknown command", Protocols(bac=False)),
    "no-door": Variant("neither BAC nor a PACE that is spoken here", Protocols(False, PaceOffer(generic=False))),
    "pace-unknown": Variant(
        "offers PACE by a mapping not spoken here, and BAC", Protocols(True, PaceOffer(generic=False))
    ),
    "pace-mrz": Variant("PACE takes the MRZ (password 01) besides the CAN", Protocols(pace_by_mrz=True)),
    "pace-mrz-only": Variant("PACE with the CAN or the MRZ, and no BAC", Protocols(bac=False, pace_by_mrz=True)),
    "pace-aes192": _pace(Suite.AES_192, 13, "brainpoolP256r1"),
    "pace-aes256": _pace(Suite.AES_256, 13, "brainpoolP256r1"),
    "pace-3des": _pace(Suite.TRIPLE_DES, 13, "brainpoolP256r1"),
    "pace-p256": _pace(Suite.AES_128, 12, "NIST P-256"),
    "pace-p384": _pace(Suite.AES_192, 15, "NIST P-384"),
    "pace-p521": _pace(Suite.AES_256, 18, "NIST P-521"),
    "pace-brainpool384": _pace(Suite.AES_192, 16, "brainpoolP384r1"),
    "pace-brainpool512": _pace(Suite.AES_256, 17, "brainpoolP512r1"),
    "blocked": Variant("the chip's number is blocked: every door answers 6983", manners=Manners(wrong_tries=0)),
    # is it the chip it says?
    "no-authentication": Variant(
        "no DG14 and no DG15: a copy cannot be told", Protocols(True, PaceOffer(), False, None, None)
    ),
    "chip-authentication-only": Variant("DG14, no DG15", Protocols(active_authentication=None)),
    "chip-authentication-3des": Variant("chip authentication by 3DES", Protocols(chip_authentication=Suite.TRIPLE_DES)),
    "chip-authentication-aes256": Variant(
        "chip authentication by AES-256", Protocols(chip_authentication=Suite.AES_256)
    ),
    "active-authentication-ec": Variant(
        "active authentication with EC on brainpoolP384r1, no chip authentication",
        Protocols(chip_authentication=None, active_authentication=Signature.EC_P384),
    ),
    "active-authentication-rsa": Variant(
        "active authentication with RSA and SHA-1, no chip authentication",
        Protocols(chip_authentication=None, active_authentication=Signature.RSA_SHA1),
    ),
    "active-authentication-rsa-sha256": Variant(
        "active authentication with RSA and SHA-256, no chip authentication",
        Protocols(chip_authentication=None, active_authentication=Signature.RSA_SHA256),
    ),
    "cloned": Variant("a copy: all files, but not the key of chip authentication", Protocols(cloned=True)),
    "cloned-active": Variant(
        "a copy: all files, but not the key of active authentication",
        Protocols(chip_authentication=None, cloned=True),
    ),
    "cloned-rsa": Variant(
        "a copy: all files, but not the RSA key of active authentication",
        Protocols(chip_authentication=None, active_authentication=Signature.RSA_SHA1, cloned=True),
    ),
    # contents
    "no-expiry": Variant(
        "the holder's card never expires: text in DG13, 991231 in the MRZ", contents=Contents(no_expiry=True)
    ),
    "jpeg2000": Variant("the photo is a JPEG 2000 file", contents=Contents(jpeg2000=True)),
    "dg13-reordered": Variant("DG13: the fields from last to first", contents=Contents(reordered=True)),
    "dg13-added": Variant("DG13: two fields that nobody knows", contents=Contents(added=True)),
    "dg13-other-name": Variant("DG13 and DG1 name two people; both are signed", contents=Contents(other_name=True)),
    # lengths
    "answers-6c": _lengths("6Cxx to a READ of more than 192 bytes", OverLength.CORRECT),
    "answers-6282": _lengths("192 bytes and 6282 to a READ of more", OverLength.SHORT_WARNED),
    "answers-short": _lengths("192 bytes and 9000 to a READ of more", OverLength.SHORT),
    "answers-61": Variant("61xx: every answer has to be fetched", manners=Manners(get_response=True)),
    "extended-length": Variant(
        "extended length, as much as is asked for", manners=Manners(extended_length=True), most_bytes=65536
    ),
    "extended-length-2048": Variant(
        "extended length, at most 2048 bytes a READ, else 6700", manners=Manners(extended_length=True), most_bytes=2048
    ),
    # protected session
    "wrong-checksum": _goes_wrong("the checksum of an answer is wrong", Misbehaviour.WRONG_CHECKSUM),
    "wrong-counter": _goes_wrong("the chip counts one message too many", Misbehaviour.WRONG_COUNTER),
    "replayed": _goes_wrong("an answer comes a second time", Misbehaviour.REPLAYED),
    "unprotected": _goes_wrong("a bare answer in a protected session", Misbehaviour.UNPROTECTED),
    # issuers
    "csca-new-key": Variant("signed under the new key of the same authority", issuer="new-key"),
    "csca-explicit": Variant("signed under an authority whose key spells out its curve", issuer="explicit-curve"),
    "csca-unknown": Variant("signed under an authority nobody trusts", issuer="unknown"),
    "csca-false": Variant("signed under a key that only bears the trusted authority's name", issuer="false"),
    "signer-expired": Variant("the document signer's certificate is over", issuer="expired-signer"),
    "signer-revoked": Variant("the document signer is on the authority's revocation list", issuer="revoked-signer"),
}

_DAMAGES: dict[DamageKind, tuple[str, tuple[int, ...]]] = {
    "tampered": ("DG{n} was changed after it was signed", (1, 2, 13, 14, 15)),
    "missing": ("DG{n} is signed but not there", (1, 2, 13, 14, 15)),
    "truncated": ("DG{n} ends before its length says", (1, 2, 13)),
    "length-longer": ("DG{n}: its first length says 64 bytes too many", (2, 13)),
    "length-shorter": ("DG{n}: its first length says 16 bytes too few", (2, 13)),
    "length-huge": ("DG{n}: its first length says 16 MB", (2, 13)),
}


def _misbehaving(misbehaviour: Misbehaviour) -> Callable[[int], Variant]:
    return lambda n: Variant("", misbehaviour=misbehaviour, after=n)


def _damaged(kind: DamageKind) -> Callable[[int], Variant]:
    return lambda n: Variant("", contents=Contents(damage=Damage(kind, n)))


_ALL_FIELDS = range(1, 17)
FAMILIES: dict[str, Family] = {
    "dg13-missing": Family(
        "DG13: field {n} is not there", _ALL_FIELDS, _ALL_FIELDS, lambda n: Variant("", contents=Contents(missing=n))
    ),
    "dg13-empty": Family(
        "DG13: field {n} has no text", _ALL_FIELDS, _ALL_FIELDS, lambda n: Variant("", contents=Contents(empty=n))
    ),
    "le-cap": Family(
        "6700 to a READ of more than {n} bytes",
        range(16, 257),
        (231, 192, 128, 63, 16),
        lambda n: Variant("", most_bytes=n),
    ),
    "slow": Family(
        "every APDU takes {n} ms",
        range(1, 30001),
        (20,),
        lambda n: Variant("", manners=Manners(seconds_per_apdu=n / 1000)),
    ),
    "removed-at": Family(
        "the card is lifted at APDU {n}", range(1, 1000), (5, 20, 60), _misbehaving(Misbehaviour.REMOVED)
    ),
    "mute-at": Family(
        "the chip says nothing from APDU {n} on", range(1, 1000), (5, 20), _misbehaving(Misbehaviour.MUTE)
    ),
    "blocks-after": Family(
        "the chip's number is blocked after {n} wrong tries",
        range(1, 16),
        (3,),
        lambda n: Variant("", manners=Manners(wrong_tries=n)),
    ),
}
for _kind, (_text, _groups) in _DAMAGES.items():
    FAMILIES[_kind] = Family(_text, _groups, _groups, _damaged(_kind))


def variant(name: str) -> Variant:
    """A name of the table, or a family's with a number: `removed-at-42`, `tampered-dg13`. Raises KeyError."""
    if name in VARIANTS:
        return VARIANTS[name]
    stem, _, number = name.rpartition("-")
    family, digits = FAMILIES[stem], number.removeprefix("dg")
    if name != member(stem, int(digits) if digits.isdecimal() else -1) or int(digits) not in family.numbers:
        raise KeyError(name)
    return replace(family.made(int(digits)), meaning=family.meaning.format(n=digits))


def names() -> list[str]:
    """Every variant of the table, and of each family the telling ones."""
    return [*VARIANTS, *(member(stem, n) for stem, family in FAMILIES.items() for n in family.telling)]


def meanings() -> list[tuple[str, str]]:
    """One line each for help: the name, with N for a family's number, and what it means."""
    told = [(name, made.meaning) for name, made in VARIANTS.items()]
    for stem, family in FAMILIES.items():
        several = f"{min(family.numbers)} to {max(family.numbers)}"
        if not isinstance(family.numbers, range):
            several = ", ".join(str(n) for n in family.numbers)
        told.append((member(stem, "N"), f"{family.meaning.format(n='N')} (N: {several})"))
    return told


def member(stem: str, number: int | str) -> str:
    """The name of a family's variant with that number."""
    return f"{stem}-{'dg' if stem in _DAMAGES else ''}{number}"
