"""`kiosk import trust`: whom this centre believes when a card is read."""

import argparse
import sys
from dataclasses import asdict

from kiosk.commands.output import show_json, show_table
from kiosk.config import load_settings
from kiosk.devices.card.trust_import import Fate, FileKind, Offer, country_of, examine
from kiosk.devices.card.trust_import import take_in as put_in_force
from kiosk.domain.errors import TrustFileRefused, TrustUnconfirmed

KINDS = {
    FileKind.CERTIFICATE: "Chứng thư",
    FileKind.CRL: "Danh sách thu hồi",
    FileKind.MASTER_LIST: "Danh sách chứng thư",
}
FATES = {
    Fate.TAKEN: "nhận",
    Fate.HELD: "đã có",
    Fate.OTHER_COUNTRY: "bỏ: nước khác",
    Fate.NO_AUTHORITY: "bỏ: không phải chứng thư gốc",
    Fate.UNREADABLE: "bỏ: không đọc được",
}


def take_in(options: argparse.Namespace) -> int:
    """Without --fingerprint the file is shown and nothing is changed; a CRL of a known authority needs none."""
    try:
        country = country_of(options.country)
    except ValueError as exc:
        print(f"kiosk import trust: {exc}", file=sys.stderr)
        return 2
    folder = load_settings(options.config).card.trust_folder
    if folder is None:
        raise TrustFileRefused("card.trust_folder is not set")
    offer = examine(options.file, folder, country)
    fault: TrustUnconfirmed | None = None
    try:
        put_in_force(offer, folder, options.fingerprint)
    except TrustUnconfirmed as exc:
        fault = exc
    if options.json:
        told = {"kind": offer.kind, "answers": offer.answers, "fingerprint": offer.fingerprint}
        show_json({**told, "in_force": fault is None, "entries": [asdict(entry) for entry in offer.entries]})
    else:
        _show(offer)
    if fault:
        raise fault
    if not options.json:
        print(f"Đã nhận vào {folder}; thẻ đọc sau lúc này được xét theo đó.")
    return 0


def _show(offer: Offer) -> None:
    print(f"{KINDS[offer.kind]}: {offer.answers}")
    if offer.fingerprint:
        print(f"SHA-256: {offer.fingerprint}")
    others = sum(entry.fate is Fate.OTHER_COUNTRY for entry in offer.entries)
    rows = [
        (FATES[e.fate], e.name, f"{e.begins:%Y-%m-%d}…{e.ends:%Y-%m-%d}" if e.begins and e.ends else "", e.fingerprint)
        for e in offer.entries
        if e.fate is not Fate.OTHER_COUNTRY
    ]
    show_table(rows)
    if others:
        print(f"{FATES[Fate.OTHER_COUNTRY]}: {others}")
