"""What was read on a paper is kept beside its pages as offers, until the clerk takes them or the dossier is accepted.

Only the few offered values are kept, sealed with the dossier's key, and never the page's words.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from kiosk.domain.field_offers import FieldOffer, OfferRules, PaperField, offers_of
from kiosk.domain.read_words import ReadPage, ReadWord
from kiosk.ports import PageTray, TrayPage

BESIDE = "offers"


def keep_offers(
    tray: PageTray,
    dossier_id: str,
    document_id: str,
    words: Sequence[tuple[ReadWord, ...]],
    rules: OfferRules,
    today: date,
) -> list[FieldOffer]:
    """Offers of a paper whose letters were just read, page by page. Raises StoreError."""
    pages = _pages_of(tray, dossier_id, document_id)
    codes = [page.verdict.codes if page.verdict else () for page in pages]
    read = [ReadPage(each, code) for each, code in zip(words, codes, strict=False)]
    offers = offers_of(read, rules, today)
    if not pages:
        return []  # accepted or thrown away meanwhile
    kept = {"pages": [page.id for page in pages], "offers": [asdict(offer) for offer in offers]}
    tray.put_beside(dossier_id, document_id, BESIDE, json.dumps(kept).encode())
    return offers


def kept_offers(tray: PageTray, dossier_id: str, document_id: str) -> list[FieldOffer] | None:
    """None: its letters were not read since its pages became what they are. Raises StoreError."""
    content = tray.beside(dossier_id, document_id, BESIDE)
    if not content:
        return None
    kept = json.loads(content)
    if kept["pages"] != [page.id for page in _pages_of(tray, dossier_id, document_id)]:
        return None
    return [_offer(facts) for facts in kept["offers"]]


def forget_offers(tray: PageTray, dossier_id: str, document_id: str) -> None:
    """Its pages are others now. Raises StoreError."""
    if tray.beside(dossier_id, document_id, BESIDE):
        tray.put_beside(dossier_id, document_id, BESIDE, b"")


def _pages_of(tray: PageTray, dossier_id: str, document_id: str) -> list[TrayPage]:
    return [page for page in tray.pages(dossier_id) if page.document_id == document_id]


def _offer(facts: dict[str, Any]) -> FieldOffer:
    return FieldOffer(**{**facts, "what": PaperField(facts["what"]), "box": tuple(facts["box"])})
