"""A custody receipt is signed when it is printed, and told true or not at any counter that knows the machine's key."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.code_told import DOSSIER_CODE
from kiosk.domain.dossier import Delivery, Dossier
from kiosk.domain.errors import DossierUnknown, NotAReceipt
from kiosk.domain.receipt_seal import ReceiptClaim, code_in, is_sealed, unseal
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, UnitOfWork
from kiosk.services.papers import receipt_of


class Voucher(StrEnum):
    """By whose word a key is that machine's."""

    NOBODY = ""
    OWN = "own"  # this machine made it
    SETTINGS = "settings"  # a technician wrote it down
    HUB = "hub"  # whoever may write to the centre's hub


@dataclass(frozen=True, slots=True)
class ReceiptVerdict:
    """station: whose key proved it; empty: a key that nobody here knows, or a signature that is not that key's.

    retired: the key has proved it, but the receipt says that it was made after the key was retired.
    """

    claim: ReceiptClaim
    station: str
    key_known: bool
    voucher: Voucher = Voucher.NOBODY
    retired: bool = False

    @property
    def genuine(self) -> bool:
        return bool(self.station) and not self.retired


class Finding(StrEnum):
    """What a receipt that somebody shows at a desk comes to."""

    GENUINE = "genuine"
    FORGED = "forged"  # the key is known, and has not signed these words
    KEY_UNKNOWN = "key-unknown"
    KEY_RETIRED = "key-retired"
    UNSIGNED = "unsigned"  # a dossier code without a seal: of another paper, or typed off


@dataclass(frozen=True, slots=True)
class FoundReceipt:
    """verdict: None when there is no seal. dossier: the one that the code names, when it is held here."""

    finding: Finding
    code: str
    verdict: ReceiptVerdict | None
    dossier: Dossier | None


@dataclass(frozen=True, slots=True)
class _Signer:
    station: str
    public: bytes
    voucher: Voucher
    retired_at: datetime | None


def sealed_text(dossier: Dossier, delivery: Delivery, copy: int, now: datetime, uow: UnitOfWork) -> str:
    """For the symbol on the slip. Within a transaction of the caller."""
    receipt = receipt_of(dossier)
    claim = ReceiptClaim(
        receipt.dossier_code,
        uow.signing_key_id(now),
        receipt.received_at,
        receipt.due_at,
        delivery is Delivery.DELIVERED,
        copy,
    )
    return claim.sealed(uow.sign(claim.words, now))


def check_receipt(text: str, station: str, others: Mapping[str, str], unit_of_work: OpenUnitOfWork) -> ReceiptVerdict:
    """station: this machine's name. others: name -> public key (hex) of the centre's other machines.

    Raises NotAReceipt for what is no sealed receipt. Asks no network.
    """
    claim, signature = unseal(text)
    with unit_of_work() as uow:
        signers = _signers(station, others, uow)
        fitting = [each for each in signers if uow.key_id_of(each.public).startswith(claim.key_id)]
        proved = next((each for each in fitting if uow.is_signed(each.public, claim.words, signature)), None)
    if proved is None:
        return ReceiptVerdict(claim, "", bool(fitting))
    retired = proved.retired_at is not None and claim.received_at >= proved.retired_at
    return ReceiptVerdict(claim, proved.station, True, proved.voucher, retired)


def _signers(station: str, others: Mapping[str, str], uow: UnitOfWork) -> list[_Signer]:
    """The surest word first. Keys that were replaced stay: they prove what they once signed."""
    learned = uow.station_keys()
    retired = {key.public: key.retired_at for key in learned}
    found = [(station, key, Voucher.OWN) for key in uow.public_keys().values()]
    found += [(name, bytes.fromhex(key), Voucher.SETTINGS) for name, key in others.items()]
    found += [(key.station, key.public, Voucher.HUB) for key in learned]
    return [_Signer(name, key, voucher, retired.get(key)) for name, key, voucher in found]


def examine(
    text: str,
    station: str,
    others: Mapping[str, str],
    actor: str,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
) -> FoundReceipt:
    """As `check_receipt`, for a desk: with the dossier, and noted in the audit. actor: the officer's account.

    Raises NotAReceipt for what is neither a sealed receipt nor a dossier code.
    """
    verdict, code = None, code_in(text)
    if is_sealed(text):
        verdict = check_receipt(text, station, others, unit_of_work)
    elif not DOSSIER_CODE.fullmatch(code):
        raise NotAReceipt("no receipt")
    finding = _finding(verdict)
    with unit_of_work() as uow:
        try:
            dossier = uow.dossier_by_code(code)
        except DossierUnknown:
            dossier = None
        # Of a stranger's code nothing is noted: it may be anybody's words.
        about = dossier.id if dossier else ""
        uow.audit(AuditEntry(clock.now(), "receipt.checked", about, actor, {"finding": finding.value}))
        uow.commit()
    return FoundReceipt(finding, code, verdict, dossier)


def _finding(verdict: ReceiptVerdict | None) -> Finding:
    if verdict is None:
        return Finding.UNSIGNED
    if verdict.genuine:
        return Finding.GENUINE
    if verdict.retired:
        return Finding.KEY_RETIRED
    return Finding.FORGED if verdict.key_known else Finding.KEY_UNKNOWN
