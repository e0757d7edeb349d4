"""The trust folder: certificates of the country's signing authority (CSCA) that this centre believes, and its CRLs.

Which folder is the centre's decision. The simulated authority lies in a folder of its own, so that a kiosk that
serves people never believes it by accident.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from asn1crypto import crl, pem, x509

from kiosk.devices.card.signatures import BAD_SHAPES

_LOG = logging.getLogger(__name__)
CERTIFICATE_SUFFIXES = (".der", ".cer", ".crt", ".pem")
CRL_SUFFIX = ".crl"
MOST_FILES = 200
MOST_CERTIFICATE_BYTES = 16 * 1024
MOST_CRL_BYTES = 1024 * 1024

Parsed = TypeVar("Parsed", x509.Certificate, crl.CertificateList)


@dataclass(frozen=True, slots=True)
class TrustFolder:
    certificates: tuple[x509.Certificate, ...] = ()  # self-signed authorities and links between their keys
    crls: tuple[crl.CertificateList, ...] = ()

    @classmethod
    def load(cls, folder: Path) -> "TrustFolder":
        """What lies in the folder itself, DER or PEM; a missing folder trusts nobody. Unusable files are logged."""
        paths = sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
        if len(paths) > MOST_FILES:
            _LOG.warning("trust folder: only the first %d of %d files are read", MOST_FILES, len(paths))
        certificates: list[x509.Certificate] = []
        crls: list[crl.CertificateList] = []
        for path in paths[:MOST_FILES]:
            if path.suffix.lower() in CERTIFICATE_SUFFIXES:
                _read(path, certificate_of, certificates)
            elif path.suffix.lower() == CRL_SUFFIX:
                _read(path, crl_of, crls)
        return cls(tuple(certificates), tuple(crls))


def certificate_of(data: bytes) -> x509.Certificate:
    """One certificate, DER or PEM, parsed to the end. Raises ValueError."""
    return _parse(data, x509.Certificate, MOST_CERTIFICATE_BYTES)


def crl_of(data: bytes) -> crl.CertificateList:
    """One CRL, DER or PEM, parsed to the end. Raises ValueError."""
    return _parse(data, crl.CertificateList, MOST_CRL_BYTES)


def _parse(data: bytes, kind: type[Parsed], most: int) -> Parsed:
    if len(data) > 2 * most:  # PEM is a third longer
        raise ValueError("too long")
    try:
        parsed = kind.load(pem.unarmor(data)[2] if pem.detect(data) else data, strict=True)
        parsed.native  # noqa: B018 - parse it now, not at a citizen's card
    except BAD_SHAPES as exc:
        raise ValueError(type(exc).__name__) from None
    return parsed


def _read(path: Path, parse: Callable[[bytes], Parsed], into: list[Parsed]) -> None:
    try:
        with path.open("rb") as file:
            into.append(parse(file.read(2 * MOST_CRL_BYTES + 1)))
    except (OSError, ValueError) as exc:
        _LOG.warning("trust folder: %s cannot be used (%s)", path.name, exc)
