"""Scanned pages between feeder and dossier: what is told is kept, whatever ends the program."""

import errno
import os
from dataclasses import replace

import pytest

from kiosk.domain.errors import AttachmentCorrupt, DiskFull, StoreUnavailable
from kiosk.domain.scanning import PageFlaw, PageVerdict
from kiosk.ports import ScannedPage
from kiosk.services import drafting
from kiosk.store.opening import Store
from tests.services.visit import NAME, filled_draft

LOOKED_AT = PageVerdict((PageFlaw.FAINT,), 1.5, 2, True, ("KTACH:02",))


def page(number: int, letter: bytes = b"a") -> ScannedPage:
    return ScannedPage(number, NAME.encode() + letter * 2_000_000, 10, 20, 300)


def test_pages_lie_in_the_order_in_which_they_came_until_it_is_said(store: Store) -> None:
    tray, draft = store.tray, filled_draft(store.unit_of_work).id
    came = [tray.add(draft, "01", page(n)) for n in range(1, 4)]
    assert tray.pages(draft) == came
    assert tray.image(draft, came[1].id) == page(2).image
    tray.arrange(draft, [replace(came[2], document_id="02", reason="bản gốc mờ"), came[0]])
    late = tray.add(draft, "01", page(4))
    laid = tray.pages(draft)
    assert [each.number for each in laid] == [3, 1, 4]
    assert (laid[0].document_id, laid[0].reason, laid[0].laid) == ("02", "bản gốc mờ", True)
    assert laid[2] == late
    assert not late.laid
    with pytest.raises(StoreUnavailable):
        tray.image(draft, came[1].id)


def test_a_better_picture_takes_the_place_of_the_first(store: Store) -> None:
    tray, draft = store.tray, filled_draft(store.unit_of_work).id
    first = tray.add(draft, "01", page(1))
    for letter in b"bcd":
        tray.replace(draft, first.id, page(1, bytes([letter])), LOOKED_AT)
    [laid] = tray.pages(draft)
    assert (laid.id, laid.verdict) == (first.id, LOOKED_AT)
    assert tray.image(draft, first.id) == page(1, b"d").image
    assert laid.wanting
    assert not replace(laid, reason="x").wanting
    with pytest.raises(StoreUnavailable):
        tray.replace(draft, "gone", page(1), LOOKED_AT)


def test_the_number_that_is_due_counts_what_was_taken_out_too(store: Store) -> None:
    tray, draft = store.tray, filled_draft(store.unit_of_work).id
    assert tray.next_number(draft) == 1
    came = [tray.add(draft, "01", page(n)) for n in range(1, 4)]
    tray.arrange(draft, came[:1])
    assert tray.next_number(draft) == 4
    tray.arrange(draft, [])
    assert tray.next_number(draft) == 4
    tray.drop(draft)
    assert tray.next_number(draft) == 1


def test_a_disk_shows_nothing_of_a_page_and_with_the_draft_it_is_gone(store: Store) -> None:
    tray, draft = store.tray, filled_draft(store.unit_of_work).id
    laid = tray.add(draft, "01", page(1))
    tray.arrange(draft, [laid])
    folder = store.opened.folder / "tray"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) == 2
    assert all(NAME.encode() not in path.read_bytes() for path in files)
    assert all(path.stat().st_mode & 0o077 == 0 for path in files)
    other = filled_draft(store.unit_of_work).id
    tray.add(other, "01", page(1))
    drafting.discard(draft, store.unit_of_work)
    assert tray.sweep() == 1
    assert len(list(folder.iterdir())) == 1
    assert len(tray.pages(other)) == 1


def test_a_changed_page_is_told_and_a_changed_order_loses_nothing(store: Store) -> None:
    tray, draft = store.tray, filled_draft(store.unit_of_work).id
    laid = [tray.add(draft, "01", page(n)) for n in (1, 2)]
    tray.arrange(draft, laid[::-1])
    [place] = (store.opened.folder / "tray").iterdir()
    (place / "order").write_bytes(b"rubbish")
    assert [each.number for each in tray.pages(draft)] == [1, 2]
    (place / f"{laid[0].id}.0001").write_bytes(b"rubbish")
    with pytest.raises(AttachmentCorrupt):
        tray.image(draft, laid[0].id)


@pytest.mark.parametrize(("error", "fault"), [(errno.ENOSPC, DiskFull), (errno.EIO, StoreUnavailable)])
@pytest.mark.parametrize("call", ["write", "fsync", "replace"])
def test_a_disk_that_refuses_midway_keeps_what_came_before(
    store: Store, monkeypatch: pytest.MonkeyPatch, call: str, error: int, fault: type[Exception]
) -> None:
    tray, draft = store.tray, filled_draft(store.unit_of_work).id
    first = tray.add(draft, "01", page(1))

    def refuse(*_: object) -> None:
        raise OSError(error, "refused")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        for change in (
            lambda: tray.add(draft, "01", page(2)),
            lambda: tray.replace(draft, first.id, page(1), LOOKED_AT),
            lambda: tray.arrange(draft, []),
        ):
            with pytest.raises(fault):
                change()
    assert tray.pages(draft) == [first]
    assert tray.image(draft, first.id) == page(1).image
    assert tray.add(draft, "01", page(2)).number == 2


def test_what_lies_beside_a_paper_s_pages_is_sealed_and_goes_with_them(store: Store) -> None:
    tray, draft = store.tray, filled_draft(store.unit_of_work).id
    tray.add(draft, "kq:02", page(1))
    assert tray.beside(draft, "kq:02", "offers") == b""
    for content in (b"first", NAME.encode()):
        tray.put_beside(draft, "kq:02", "offers", content)
    tray.put_beside(draft, "01", "offers", b"other")
    assert tray.beside(draft, "kq:02", "offers") == NAME.encode()
    assert len(tray.pages(draft)) == 1
    files = list(tray._folder.rglob("offers-*"))
    assert len(files) == 2
    assert not any(NAME.encode() in path.read_bytes() or "kq" in path.name for path in files)
    for path in tray._folder.rglob("offers-*"):
        path.write_bytes(b"garbage")
    assert tray.beside(draft, "kq:02", "offers") == b"", "made anew from the pages, never guessed"
    tray.drop(draft)
    assert list(tray._folder.rglob("offers-*")) == []
