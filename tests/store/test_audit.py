"""The audit: nothing in it can change unseen, and what is outside shows what nothing inside can."""

import json
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from kiosk.cli import main
from kiosk.domain.audit import AuditRecord, Checkpoint, digest_of, judged
from kiosk.domain.errors import AuditBroken, AuditFileUnreadable, PortalAnswerUnreadable, PortalError, StoreError
from kiosk.ports import AuditEntry
from kiosk.services.anchoring import Anchoring
from kiosk.store.audit_file import judge_file, read_witness
from kiosk.store.audit_rows import verify_chain
from kiosk.store.device_key import device_key
from kiosk.store.opening import Store
from kiosk.sync.audit_anchor import HttpAuditAnchor
from tests.services.visit import NAME, NOW, NUMBER, Heard, StoppedClock, filled_draft, fresh_store, submit

COLUMNS = ("at", "action", "subject_id", "actor", "facts", "previous", "digest")
GUARDS = ("audit_no_update", "audit_no_delete", "audit_checkpoint_no_update", "audit_checkpoint_no_delete")


def note(store: Store, count: int) -> None:
    with store.unit_of_work() as uow:
        for number in range(count):
            at = NOW + timedelta(seconds=number)
            uow.audit(AuditEntry(at, "test.noted", f"s{number}", "kiosk", {"n": str(number)}))
        uow.commit()


def by_hand(store: Store, change: Callable[[Connection], object]) -> None:
    """What somebody with the key and a database tool does: no guard stands in the way."""
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        for guard in GUARDS:
            link.execute(text(f"DROP TRIGGER IF EXISTS {guard}"))
        change(link)
        uow.commit()


def test_every_hundredth_entry_and_the_last_before_closing_are_signed_for(tmp_path: Path) -> None:
    store = fresh_store(tmp_path, Heard())
    note(store, 250)
    state = store.audit_state()
    assert (state.entries, state.signed_until, state.anchored_until) == (250, 200, 0)
    store.close()
    store = fresh_store(tmp_path, Heard())
    assert store.audit_state().signed_until == 250
    with store.unit_of_work() as uow:
        assert [each.sequence for each in uow.checkpoints()] == [100, 200, 250]
        assert len({each.key_id for each in uow.checkpoints()}) == len(uow.public_keys()) == 1
    store.close()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit SET actor = 'x' WHERE sequence = 1",
        "DELETE FROM audit WHERE sequence = 1",
        "DELETE FROM audit_checkpoint",
        "UPDATE audit_checkpoint SET signature = ''",
        "UPDATE audit_checkpoint SET anchor = 'b' WHERE anchored_at IS NOT NULL",
    ],
)
def test_the_tables_only_grow(store: Store, change: str) -> None:
    note(store, 100)
    with store.unit_of_work() as uow:
        uow.keep_anchor(100, "a", NOW)
        uow.keep_anchor(100, "later", NOW + timedelta(days=1))  # the first answer stays
        assert (kept := uow.last_checkpoint(anchored=True)) is not None and kept.anchor == "a"
        uow.commit()
    with store.unit_of_work() as uow, pytest.raises(StoreError):
        uow.connection.execute(text(change))  # type: ignore[attr-defined]
    assert store.audit_state().anchored_until == 100


def test_a_changed_byte_anywhere_is_found_and_named(store: Store) -> None:
    note(store, 120)
    chance = random.Random(20)
    for _ in range(60):
        sequence, column = chance.randint(1, 120), chance.choice(COLUMNS)
        with store.unit_of_work() as uow:  # never committed
            link = uow.connection  # type: ignore[attr-defined]
            link.execute(text("DROP TRIGGER audit_no_update"))
            old = link.execute(text(f"SELECT {column} FROM audit WHERE sequence = {sequence}")).scalar()  # noqa: S608
            place = chance.randrange(len(old))
            new = old[:place] + chr(ord(old[place]) ^ 1) + old[place + 1 :]
            if column == "at":  # still a date
                new = old.replace("18:", "17:")
            change = f"UPDATE audit SET {column} = :new WHERE sequence = {sequence}"  # noqa: S608
            link.execute(text(change), {"new": new})
            with pytest.raises(AuditBroken) as broken:
                verify_chain(link)
        assert broken.value.sequence == sequence, (sequence, column, place)
    assert store.audit_state().entries == 120


FORGERIES = {
    "removed": (lambda link: link.execute(text("DELETE FROM audit WHERE sequence = 50")), 50),
    "swapped": (
        lambda link: [
            link.execute(text(f"UPDATE audit SET sequence = {new} WHERE sequence = {old}"))  # noqa: S608
            for old, new in ((50, 9_999), (51, 50), (9_999, 51))
        ],
        50,
    ),
    "inserted": (
        lambda link: [
            link.execute(text("UPDATE audit SET sequence = sequence + 1000 WHERE sequence > 50")),
            link.execute(text("UPDATE audit SET sequence = sequence - 999 WHERE sequence > 1000")),
            link.execute(
                text(
                    "INSERT INTO audit SELECT 51, at, action, subject_id, actor, facts, previous, digest "
                    "FROM audit WHERE sequence = 50"
                )
            ),
        ],
        51,
    ),
    "tail cut": (lambda link: link.execute(text("DELETE FROM audit WHERE sequence > 110")), 111),
    "head cut": (lambda link: link.execute(text("DELETE FROM audit WHERE sequence < 10")), 1),
    "signature": (lambda link: link.execute(text("UPDATE audit_checkpoint SET signature = '00'")), 100),
    "key": (lambda link: link.execute(text("UPDATE device_key SET public = '00'")), 100),
}


@pytest.mark.parametrize("how", FORGERIES)
def test_forgeries_are_found_and_named(store: Store, how: str) -> None:
    note(store, 120)
    assert store.audit_state().entries == 120  # the control: untouched it is whole
    change, first = FORGERIES[how]
    by_hand(store, change)
    with pytest.raises(AuditBroken) as broken:
        store.audit_state()
    assert broken.value.sequence == first


def rewrite_tail(link: Connection) -> None:
    """The careful one: cuts the tail with its checkpoints, mends the counter, and everything inside agrees."""
    link.execute(text("DELETE FROM audit WHERE sequence > 90"))
    link.execute(text("DELETE FROM audit_checkpoint WHERE sequence > 90"))
    link.execute(text("UPDATE sqlite_sequence SET seq = 90 WHERE name = 'audit'"))


def test_only_the_outside_sees_a_careful_cut_or_an_older_copy(tmp_path: Path) -> None:
    store = fresh_store(tmp_path, Heard())
    note(store, 60)
    store.close()
    shutil.copytree(tmp_path / "store", tmp_path / "yesterday")
    store = fresh_store(tmp_path, Heard())
    note(store, 60)
    with store.unit_of_work() as uow:
        told = uow.checkpoint(NOW)
        uow.commit()
    assert told is not None
    witnessed = {told.sequence: told.digest}
    assert store.audit_state(witnessed).entries == 120
    by_hand(store, rewrite_tail)
    assert store.audit_state().entries == 90  # the control: nothing inside shows it
    with pytest.raises(AuditBroken) as broken:
        store.audit_state(witnessed)
    assert (broken.value.sequence, broken.value.what) == (120, "anchor")
    store.close()
    shutil.rmtree(tmp_path / "store")
    shutil.copytree(tmp_path / "yesterday", tmp_path / "store")
    store = fresh_store(tmp_path, Heard())
    assert store.audit_state().entries == 60
    with pytest.raises(AuditBroken):
        store.audit_state(witnessed)
    store.close()


def test_a_chain_written_anew_with_another_key_is_not_ours(store: Store) -> None:
    note(store, 120)

    def forge(link: Connection) -> None:
        link.execute(text("DELETE FROM audit_checkpoint"))
        link.execute(text("DELETE FROM device_key"))
        key = device_key(link, bytes(32), NOW)
        row = link.execute(text("SELECT digest FROM audit WHERE sequence = 100")).scalar()
        forged = Checkpoint(100, str(row), NOW, key.key_id)
        link.execute(
            text("INSERT INTO audit_checkpoint VALUES (100, :digest, :at, :key, :signature, NULL, '')"),
            {
                "digest": row,
                "at": NOW.isoformat(timespec="microseconds"),
                "key": key.key_id,
                "signature": key.sign(forged.words),
            },
        )

    with store.unit_of_work() as uow:
        ours = set(uow.public_keys())
    by_hand(store, forge)
    assert ours.isdisjoint(store.audit_state().keys)  # hence `--key`


def test_the_signing_key_is_not_in_the_tables_in_the_clear(store: Store) -> None:
    note(store, 100)
    with store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        key = device_key(link, uow._sealing_key, NOW)  # type: ignore[attr-defined]
        sealed = str(link.execute(text("SELECT sealed FROM device_key")).scalar())
        assert key.private.hex() not in sealed
        assert repr(key.private) not in repr(key)
        other = device_key(link, bytes(32), NOW)  # under another master key: a key of its own, the old one stays
        assert other.key_id != key.key_id and set(uow.public_keys()) == {key.key_id, other.key_id}


def test_no_name_and_no_number_is_in_the_audit(store: Store) -> None:
    submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    with store.unit_of_work() as uow:
        told = " ".join(str(record) for record in uow.audit_records())
    assert told
    for personal in (NAME, NUMBER, "Số 1 đường Mẫu", "0900000001"):
        assert personal not in told


# The commands ----------------------------------------------------------------------------------------------------


def command(words: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["audit", *words])
    told = capsys.readouterr()
    return code, told.out + told.err


def test_verify_and_export(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, out = ["--data", str(tmp_path / "data")], tmp_path / "audit.jsonl"
    code, told = command(["export", str(out), *data], capsys)
    assert code == 0, told
    assert command(["export", str(out), *data], capsys)[0] == 2  # never over another
    code, told = command(["verify", *data, "--json"], capsys)
    state = json.loads(told)
    assert (code, state["whole"], state["entries"], state["signed_until"]) == (0, True, 1, 1)
    code, told = command(["verify", "--file", str(out), "--json", "--key", state["keys"][0]], capsys)
    assert (code, json.loads(told)["entries"]) == (0, 1)
    assert command(["verify", "--file", str(out), "--key", "0" * 64], capsys)[0] == 1
    assert command(["verify", *data, "--witness", str(out)], capsys)[0] == 0
    lines = out.read_text("utf-8").splitlines()
    out.write_text("\n".join([lines[0], lines[1].replace("command-line", "somebody"), *lines[2:]]), "utf-8")
    code, told = command(["verify", "--file", str(out), "--json"], capsys)
    assert (code, json.loads(told)["first_broken"]) == (1, 1)
    code, told = command(["verify", "--file", str(out)], capsys)
    assert code == 1 and AuditBroken.code in told
    out.write_text("no audit", "utf-8")
    code, told = command(["verify", "--file", str(out)], capsys)
    assert code == 1 and AuditFileUnreadable.code in told
    with pytest.raises(AuditFileUnreadable):
        read_witness(out)
    with pytest.raises(AuditFileUnreadable):
        judge_file(tmp_path / "none", {})


@settings(max_examples=40)
@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=5)), min_size=1, max_size=8), st.data())
def test_the_judge_takes_a_true_chain_and_no_other(words: list[tuple[str, str]], data: st.DataObject) -> None:
    chain: list[AuditRecord] = []
    for sequence, (action, facts) in enumerate(words, 1):
        previous = chain[-1].digest if chain else "0" * 64
        parts = (sequence, NOW, action, "s", "a", facts, previous)
        chain.append(AuditRecord(*parts, digest=digest_of(*parts)))
    assert judged(chain, [], lambda _: True).entries == len(chain)
    kept = data.draw(st.permutations(chain))[: data.draw(st.integers(0, len(chain)))]
    if kept != chain[: len(kept)]:
        with pytest.raises(AuditBroken):
            judged(kept, [], lambda _: True)


# The witness -----------------------------------------------------------------------------------------------------


class Witness(HTTPServer):
    """Keeps what it is told; `answer` makes it say something else, `status` something worse."""

    told: list[dict[str, object]]
    answer: Callable[[dict[str, object]], object] = staticmethod(lambda told: {**told, "kept": True})
    status = 200


class Ear(BaseHTTPRequestHandler):
    server: Witness

    def do_POST(self) -> None:
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.told.append(told)
        body = json.dumps(self.server.answer(told)).encode()
        self.send_response(self.server.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def witness() -> Iterator[Witness]:
    server = Witness(("127.0.0.1", 0), Ear)
    server.told = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_head_goes_to_the_witness_with_a_round_and_its_answer_is_kept(store: Store, witness: Witness) -> None:
    clock = StoppedClock()
    line = HttpAuditAnchor(f"http://127.0.0.1:{witness.server_port}/", "K1", 2, 2)
    anchoring = Anchoring(line, timedelta(minutes=15), store.unit_of_work, clock)
    assert not anchoring()  # nothing was ever noted
    note(store, 3)
    assert anchoring() and not anchoring()
    state = store.audit_state({int(str(t["sequence"])): str(t["digest"]) for t in witness.told})
    assert (state.signed_until, state.anchored_until) == (3, 3)
    with store.unit_of_work() as uow:
        assert (kept := uow.last_checkpoint(anchored=True)) is not None
        assert json.loads(kept.anchor)["kept"] is True
    note(store, 1)
    assert not anchoring()  # too soon
    clock.at += timedelta(minutes=16)
    assert anchoring()
    assert [told["sequence"] for told in witness.told] == [3, 4]
    clock.at += timedelta(minutes=16)
    assert not anchoring()  # nothing new
    line.close()


@pytest.mark.parametrize(
    ("status", "answer", "fault"),
    [
        (503, lambda told: told, PortalError),
        (200, lambda _: {"ok": True}, PortalAnswerUnreadable),
        (200, lambda told: {**told, "digest": "0" * 64}, PortalAnswerUnreadable),
        (200, lambda _: [], PortalAnswerUnreadable),
        (200, lambda told: {**told, "more": "x" * 5000}, PortalAnswerUnreadable),
    ],
)
def test_an_answer_that_does_not_repeat_our_word_anchors_nothing(
    store: Store,
    witness: Witness,
    status: int,
    answer: Callable[[dict[str, object]], object],
    fault: type[PortalError],
) -> None:
    witness.status, witness.answer = status, answer
    note(store, 3)
    line = HttpAuditAnchor(f"http://127.0.0.1:{witness.server_port}/", "K1", 2, 2)
    clock = StoppedClock()
    anchoring = Anchoring(line, timedelta(minutes=15), store.unit_of_work, clock)
    with pytest.raises(fault):
        anchoring()
    assert store.audit_state().anchored_until == 0
    witness.status, witness.answer = 200, lambda told: told
    clock.at += timedelta(minutes=16)
    assert anchoring()
    line.close()
