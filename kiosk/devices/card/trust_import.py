"""A file for the trust folder: what is in it, who answers for it, and how it is put in force.

Three kinds: a certificate of an authority, a CRL, a master list. Nothing is believed because it is well signed by
somebody unknown: a person compares a fingerprint that came another way. Only a CRL needs none, its authority is
believed already.
"""

import hashlib
import hmac
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from asn1crypto import pem, x509

from kiosk.devices.card import master_list, revocation
from kiosk.devices.card.trust import authorities
from kiosk.devices.card.trust_folder import CRL_SUFFIX, TrustFolder, certificate_of, crl_of
from kiosk.domain.errors import TrustFileRefused, TrustUnconfirmed

MOST_OF_ONE_COUNTRY = 100
LONGEST_NAME = 200
BEFORE, PART = ".before", ".part"
_TWO_LETTERS = {"VNM": "VN"}  # certificates write countries with two letters, cards with three


class Fate(StrEnum):
    """What becomes of one certificate of a file."""

    TAKEN = "taken"
    HELD = "held"  # lies in the folder already
    OTHER_COUNTRY = "other-country"
    NO_AUTHORITY = "no-authority"  # not self-signed, nor vouched for by one that is
    UNREADABLE = "unreadable"


class FileKind(StrEnum):
    CERTIFICATE = "certificate"
    CRL = "crl"
    MASTER_LIST = "master-list"


@dataclass(frozen=True, slots=True)
class Entry:
    name: str  # as the subject writes itself; empty: cannot be read
    country: str  # two letters
    begins: datetime | None
    ends: datetime | None
    fingerprint: str  # SHA-256, hex
    fate: Fate


@dataclass(frozen=True, slots=True)
class Offer:
    """What a file would add to the folder."""

    kind: FileKind
    answers: str  # the name of who signed it
    fingerprint: str  # SHA-256, hex, to be confirmed; empty: nothing is to be confirmed
    entries: tuple[Entry, ...]
    files: dict[str, bytes] = field(repr=False)  # by the name they get in the folder


def country_of(text: str) -> str:
    """ "VNM" or two letters -> two letters. Raises ValueError."""
    code = _TWO_LETTERS.get(text.upper(), text.upper())
    if len(code) != 2 or not (code.isascii() and code.isalpha()):
        raise ValueError("a country is VNM or two letters")
    return code


def examine(path: Path, folder: Path, country: str) -> Offer:
    """What the file holds, checked against the folder. country: two letters. Raises TrustFileRefused."""
    try:
        with path.open("rb") as file:
            data = file.read(2 * master_list.MOST_BYTES + 1)
        data = pem.unarmor(data)[2] if pem.detect(data) else data
    except (OSError, ValueError) as exc:
        raise TrustFileRefused(f"file: {type(exc).__name__}") from exc
    if len(data) > master_list.MOST_BYTES:
        raise TrustFileRefused("file: too long")
    held = TrustFolder.load(folder)
    try:
        certificate = certificate_of(data)
    except ValueError:
        return _crl(data, held) or _list(data, held, country)
    return _single(certificate, held, country)


def take_in(offer: Offer, folder: Path, fingerprint: str) -> None:
    """Put it in force whole or not at all; what was in force stays beside, as `.before`.

    fingerprint: what the technician compared; colons, spaces and capitals do not matter.
    Raises TrustUnconfirmed, TrustFileRefused (the folder cannot be written).
    """
    given = "".join(c for c in fingerprint.lower() if c not in ": ")
    if offer.fingerprint and not hmac.compare_digest(given.encode(), offer.fingerprint.encode()):
        raise TrustUnconfirmed(f"{offer.kind}: fingerprint {'differs' if given else 'missing'}")
    if not offer.files:
        return
    part, before = folder.with_name(folder.name + PART), folder.with_name(folder.name + BEFORE)
    source = folder if folder.exists() else before  # a power cut between the two renames below leaves only that
    try:
        shutil.rmtree(part, ignore_errors=True)
        if source.exists():
            shutil.copytree(source, part)
        else:
            part.mkdir(parents=True)
        for name, content in offer.files.items():
            with (part / name).open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        if folder.exists():
            shutil.rmtree(before, ignore_errors=True)
            folder.rename(before)
        part.rename(folder)  # between the two, whoever reads finds nothing and says "unknown"
    except OSError as exc:
        raise TrustFileRefused(f"folder: {type(exc).__name__}") from exc


# The three kinds -----------------------------------------------------------------------------------------------


def _single(certificate: x509.Certificate, held: TrustFolder, country: str) -> Offer:
    believed = authorities([*held.certificates, certificate])
    entry = _entry(certificate, held, believed, country)
    if entry.fate not in (Fate.TAKEN, Fate.HELD):
        raise TrustFileRefused(f"certificate: {entry.fate}")
    return Offer(FileKind.CERTIFICATE, entry.name, entry.fingerprint, (entry,), _files([entry], [certificate]))


def _crl(data: bytes, held: TrustFolder) -> Offer | None:
    """None: the data are no CRL."""
    try:
        listed = crl_of(data)
        at = revocation.issued_at(listed)
    except ValueError:
        return None
    believed = authorities(held.certificates)
    if not revocation.signed_by_any(listed, believed):
        raise TrustFileRefused("crl: of no authority in the trust folder")
    if any(one.issuer == listed.issuer and revocation.issued_at(one) > at for one in held.crls):
        raise TrustFileRefused("crl: older than the one in force")
    name = f"{hashlib.sha256(listed.issuer.dump()).hexdigest()[:32]}{CRL_SUFFIX}"  # in place of the one before
    return Offer(FileKind.CRL, _shown(listed.issuer), "", (), {name: data})


def _list(data: bytes, held: TrustFolder, country: str) -> Offer:
    listed = master_list.parse(data)
    readable: list[x509.Certificate] = []
    unreadable: list[Entry] = []
    for der in listed.certificates:
        try:
            readable.append(certificate_of(der))
        except ValueError:
            unreadable.append(Entry("", "", None, None, hashlib.sha256(der).hexdigest(), Fate.UNREADABLE))
    ours = [certificate for certificate in readable if _country(certificate) == country]
    if len(ours) > MOST_OF_ONE_COUNTRY:
        raise TrustFileRefused("list: too many certificates of one country")
    believed = authorities([*held.certificates, *ours])
    entries = [_entry(certificate, held, believed, country) for certificate in readable]
    if not any(entry.fate in (Fate.TAKEN, Fate.HELD) for entry in entries):
        raise TrustFileRefused(f"list: no authority of {country} among {len(listed.certificates)}")
    signer, found = listed.signer, tuple(entries + unreadable)
    fingerprint = signer.sha256.hex()
    return Offer(FileKind.MASTER_LIST, _shown(signer.subject), fingerprint, found, _files(entries, readable))


def _entry(
    certificate: x509.Certificate, held: TrustFolder, believed: Sequence[x509.Certificate], country: str
) -> Entry:
    if any(one.sha256 == certificate.sha256 for one in held.certificates):
        fate = Fate.HELD
    elif _country(certificate) != country:
        fate = Fate.OTHER_COUNTRY
    else:
        fate = Fate.TAKEN if any(one is certificate for one in believed) else Fate.NO_AUTHORITY
    begins, ends = certificate.not_valid_before, certificate.not_valid_after
    name, fingerprint = _shown(certificate.subject), certificate.sha256.hex()
    return Entry(name, _country(certificate), begins, ends, fingerprint, fate)


def _files(entries: Sequence[Entry], certificates: Sequence[x509.Certificate]) -> dict[str, bytes]:
    return {
        f"{entry.fingerprint[:32]}.der": bytes(certificate.dump())
        for entry, certificate in zip(entries, certificates, strict=True)
        if entry.fate is Fate.TAKEN
    }


def _shown(name: x509.Name) -> str:
    """For a terminal: what a stranger wrote must not move its cursor."""
    return "".join(c if c.isprintable() else "?" for c in str(name.human_friendly))[:LONGEST_NAME]


def _country(certificate: x509.Certificate) -> str:
    return str(certificate.subject.native.get("country_name", "")).upper()
