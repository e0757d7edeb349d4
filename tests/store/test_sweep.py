"""The sweep never takes a file that a row names, however it falls between the steps of those who bring files.

Real files, a real database, real threads' turns played in every order that chance gives: a sweep may stand still
between reading the rows, looking at a file and removing it, while others put, name and drop the same bytes. A control
plays the same turns with the protection taken away and loses a file.
"""

import atexit
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kiosk.domain.dossier import Attachment
from kiosk.domain.errors import AttachmentCorrupt, StoreUnavailable
from kiosk.services import drafting
from kiosk.store.opening import Store
from tests.services.visit import EDITION, IDENTITY, PROCEDURE, Heard, StoppedClock, fresh_store

CONTENTS = (b"first paper", b"second paper")
LONG_AGO = time.time() - 7200
Turn = tuple[str, int, int]  # what, which dossier, which content
TURNS = st.tuples(
    st.sampled_from(["put", "name", "drop", "age", "read rows", "remove", "let go"]),
    st.integers(0, 1),
    st.integers(0, 1),
)


@cache
def two_dossiers() -> Path:
    """The folder of a store, to be copied: making one takes far longer."""
    folder = Path(tempfile.mkdtemp(prefix="sweep-"))
    atexit.register(shutil.rmtree, folder)
    store = fresh_store(folder, Heard())
    for _ in range(2):
        drafting.start(IDENTITY, PROCEDURE, EDITION, "", store.unit_of_work, StoppedClock())
    store.close()
    return folder


class Played:
    """Two dossiers, two contents, one sweep. protected: the rows are read and the files removed in one transaction."""

    def __init__(self, folder: Path, protected: bool) -> None:
        self.protected = protected
        shutil.copytree(two_dossiers(), folder, dirs_exist_ok=True)
        self.store: Store = fresh_store(folder, Heard())
        with self.store.unit_of_work() as uow:
            self.dossiers = [dossier.id for dossier in uow.dossiers(2)]
        self.brought: dict[tuple[int, int], str] = {}  # put, not named yet
        self.sweeping: Iterator[None] | None = None
        self.holds_the_store = False

    def turn(self, what: str, dossier: int, content: int) -> None:
        """A turn that would have to wait for the store does nothing: in life it comes later."""
        {
            "put": self._put,
            "name": self._name,
            "drop": self._drop,
            "age": lambda *_: self._age(),
            "read rows": lambda *_: self._begin(),
            "remove": lambda *_: self._go_on(),
            "let go": lambda *_: self._end(),
        }[what](dossier, content)

    def end(self) -> None:
        self._end()
        self.store.close()

    def lost(self) -> int:
        """How many named files cannot be read."""
        with self.store.opened.reading() as link:
            named = [row[0] for row in link.exec_driver_sql("SELECT digest FROM attachment")]
        lost = 0
        for digest in named:
            try:
                self.store.attachments.get(digest)
            except AttachmentCorrupt:
                lost += 1
        return lost

    def _put(self, dossier: int, content: int) -> None:
        self.brought[dossier, content] = self.store.attachments.put(CONTENTS[content], self.dossiers[dossier])

    def _name(self, dossier: int, content: int) -> None:
        digest = self.brought.pop((dossier, content), None)
        if digest is None or self.holds_the_store:
            return
        with self.store.unit_of_work() as uow:
            if self.protected:
                try:
                    self.store.attachments.require(digest)
                except StoreUnavailable:
                    return  # the person is told, and scans again
            named = uow.dossier(self.dossiers[dossier])
            named.attach(Attachment(f"0{content}", "Tờ khai mẫu", digest, 1, 1, "application/pdf"))
            uow.save(named)
            uow.commit()

    def _drop(self, dossier: int, content: int) -> None:
        if not self.holds_the_store:
            with self.store.unit_of_work() as uow:
                named = uow.dossier(self.dossiers[dossier])
                named.no_longer_asked(f"0{content}")
                uow.save(named)
                uow.commit()

    def _age(self) -> None:
        for path in self.store.attachments.files():
            os.utime(path, (LONG_AGO, LONG_AGO))

    def _begin(self) -> None:
        if self.sweeping is None:
            self.sweeping = self._sweep()
            self._go_on()

    def _go_on(self) -> None:
        if self.sweeping is not None and next(self.sweeping, self) is self:
            self.sweeping = None

    def _end(self) -> None:
        while self.sweeping is not None:
            self._go_on()

    def _sweep(self) -> Iterator[None]:
        """The product's own sweep of one file at a time, standing still before each."""
        with self.store.unit_of_work() as uow:
            referenced = uow.attachment_digests()
            self.holds_the_store = self.protected
            if self.protected:
                try:
                    yield from self._removals(referenced)
                finally:
                    self.holds_the_store = False
                return
        yield from self._removals(referenced)

    def _removals(self, referenced: set[str]) -> Iterator[None]:
        yield
        every = {path.name[:64] for path in self.store.attachments.files()}
        for digest in sorted(every - referenced):
            self.store.attachments.sweep(every - {digest} | referenced)
            yield


def play(turns: list[Turn], protected: bool) -> int:
    folder = Path(tempfile.mkdtemp(prefix="sweep-"))
    played = Played(folder, protected)
    try:
        for turn in turns:
            played.turn(*turn)
            if lost := played.lost():
                return lost
        played._end()
        return played.lost()
    finally:
        played.end()
        shutil.rmtree(folder)


# An orphan is brought again while a sweep that read the rows before is about to remove it.
TRAP: list[Turn] = [("put", 0, 0), ("read rows", 0, 0), ("put", 0, 0), ("age", 0, 0), ("name", 0, 0), ("remove", 0, 0)]
# Brought, swept, and only then named.
TOO_LATE: list[Turn] = [("put", 0, 0), ("age", 0, 0), ("read rows", 0, 0), ("remove", 0, 0), ("let go", 0, 0)]
TOO_LATE += [("name", 0, 0)]
SHORT = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@SHORT
@given(st.lists(TURNS, max_size=25))
@example(TRAP)
@example(TOO_LATE)
def test_no_order_of_turns_loses_a_named_file(turns: list[Turn]) -> None:
    assert play(turns, protected=True) == 0


@pytest.mark.parametrize("turns", [TRAP, TOO_LATE])
def test_without_the_protection_the_same_turns_lose_one(turns: list[Turn]) -> None:
    assert play(turns, protected=False) == 1


def test_a_paper_that_waits_to_be_sent_is_kept_though_it_was_scanned_anew(store: Store) -> None:
    from kiosk.services.attaching import attach
    from tests.services.visit import BIRTH, PAGE, PlainPaper, filled_draft, submit

    def scan(pages: int, **more: bool) -> str:
        return attach(
            draft.id, BIRTH, [PAGE] * pages, PlainPaper(), store.attachments, store.unit_of_work, **more
        ).digest

    draft = filled_draft(store.unit_of_work)
    first = scan(1)
    submit(draft.id, store.unit_of_work)
    second = scan(2, at_counter=True)
    for path in store.attachments.files():
        os.utime(path, (LONG_AGO, LONG_AGO))
    with store.unit_of_work() as uow:
        assert uow.attachment_digests() == {first, second}
        assert store.attachments.sweep(uow.attachment_digests()) == 0
    assert store.attachments.get(first) != store.attachments.get(second)


def test_a_deleted_draft_takes_the_key_of_its_files_along(store: Store) -> None:
    draft = drafting.start(IDENTITY, PROCEDURE, EDITION, "", store.unit_of_work, StoppedClock())
    digest = store.attachments.put(b"paper", draft.id)
    with store.unit_of_work() as uow:
        assert len(uow.connection.exec_driver_sql("SELECT * FROM dossier_key").all()) == 1  # type: ignore[attr-defined]
        uow.delete_draft(draft.id)
        assert uow.connection.exec_driver_sql("SELECT * FROM dossier_key").all() == []  # type: ignore[attr-defined]
        uow.commit()
    assert list(store.attachments.files())  # its bytes are still there, and nobody opens them any more
    with pytest.raises(AttachmentCorrupt):
        store.attachments.get(digest)
