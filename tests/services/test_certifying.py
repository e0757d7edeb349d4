"""The agency vouches for a paper: what takes its place, what is kept, what the Portal and the audit are told."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from kiosk.domain.certified_copy import CopyOrder, CopySignature, CopyWording, SignatureLevel, SignedCopy, SigningPhase
from kiosk.domain.dossier import Attachment, Dossier, DossierState
from kiosk.domain.errors import DiskFull, IllegalTransition, RoleMissing, SealPinWrong, TimeStampAway
from kiosk.domain.outbox import OutboxKind
from kiosk.domain.retention import RetentionRule
from kiosk.domain.submission import Submission
from kiosk.services import attaching, retention
from kiosk.services.certifying import SigningRoom, certify, copy_about
from kiosk.store.check import CheckFinding, Soundness, check_store
from kiosk.store.opening import Store
from tests.services.counter import CASHIER, CLERK, MONDAY, brought_to, filed, hire, rulebook, stored
from tests.services.visit import BIRTH, PAGE, PROOF, PlainPaper, StoppedClock, filled_draft, submit

PIN = "482913"


@dataclass
class Seal:
    level: SignatureLevel | None = SignatureLevel.B_T
    orders: list[CopyOrder] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None

    def sign(self, pdf: bytes, order: CopyOrder, pin: str, on_phase: Callable[[SigningPhase], None]) -> SignedCopy:
        self.orders.append(order)
        if pin != PIN:
            raise SealPinWrong("PIN")
        self.meanwhile()
        signature = CopySignature(order.level, order.agency, "1a", "f" * 64, order.at, "0" * 64)
        return SignedCopy(pdf + b" signed", signature)


@pytest.fixture(autouse=True)
def staff(store: Store) -> None:
    hire(store.unit_of_work)


@pytest.fixture
def seal() -> Seal:
    return Seal()


def room(store: Store, seal: Seal) -> SigningRoom:
    wording = CopyWording("Sao y", assumed=True)
    return SigningRoom(seal, wording, store.attachments, store.unit_of_work, StoppedClock(MONDAY))


def with_paper(store: Store) -> Dossier:
    """Received, with a scan of the first paper."""
    clock = StoppedClock(MONDAY)
    draft = filled_draft(store.unit_of_work, clock)
    attaching.attach(draft.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work, at=MONDAY)
    return submit(draft.id, store.unit_of_work, clock)


def certified(store: Store, dossier: Dossier, seal: Seal, pin: str = PIN, document: str = BIRTH.id) -> Attachment:
    return certify(dossier.id, document, SignatureLevel.B_T, pin, CLERK, rulebook(), room(store, seal), lambda _: None)


def told(store: Store, dossier: Dossier) -> list[Submission]:
    with store.unit_of_work() as uow:
        items = [item for item in uow.items_of(dossier.id) if item.kind is OutboxKind.REGISTER_DOSSIER]
    return [Submission.from_json(item.payload) for item in items]


def facts_of(store: Store, action: str) -> list[dict[str, str]]:
    with store.unit_of_work() as uow:
        return [json.loads(each.facts) for each in uow.audit_records() if each.action == action]


def test_the_signed_copy_takes_the_place_and_the_unsigned_one_is_kept(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    [before] = stored(store, dossier.id).attachments
    after = certified(store, dossier, seal)
    [now] = stored(store, dossier.id).attachments
    assert now == after
    assert (before.version, now.version) == (1, 2)
    assert store.attachments.get(now.digest) == store.attachments.get(before.digest) + b" signed"
    with store.unit_of_work() as uow:
        assert uow.versions_of(dossier.id) == [before]
        assert {before.digest, now.digest} <= uow.attachment_digests()  # no sweep takes either
        assert uow.dossiers_naming(before.digest) == [dossier.id]
    assert now.signature is not None
    assert (now.signature.level, now.signature.signer) == (SignatureLevel.B_T, "Trung tâm Mẫu")
    code = dossier.receipt.dossier_code if dossier.receipt else ""
    assert copy_about(dossier, now, 1).file_name == f"{code}_01_01_v2.pdf"
    assert copy_about(dossier, before, 1).file_name == f"{code}_01_01_v1.pdf"


def test_the_portal_gets_the_signed_copy_as_a_new_revision(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    after = certified(store, dossier, seal)
    first, second = told(store, dossier)
    assert [file.digest for file in second.files] == [after.digest]
    assert replace(second, files=first.files, national_state=0) == first


def test_the_audit_names_who_signed_which_digest_and_no_pin(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    [before] = stored(store, dossier.id).attachments
    after = certified(store, dossier, seal)
    [facts] = facts_of(store, "copy.signed")
    assert facts == {
        "document": "01",
        "version": "2",
        "level": "B-T",
        "original": before.digest,
        "signed": after.digest,
        "certificate": "f" * 64,
    }
    with store.unit_of_work() as uow:
        entry = next(each for each in uow.audit_records() if each.action == "copy.signed")
        assert entry.actor == CLERK.account
        assert not any(PIN in each.facts for each in uow.audit_records())


def test_what_fails_changes_nothing(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    was = stored(store, dossier.id)

    def untouched() -> bool:
        with store.unit_of_work() as uow:
            clean = uow.versions_of(dossier.id) == []
        return (
            clean
            and facts_of(store, "copy.signed") == []
            and stored(store, dossier.id) == was
            and len(told(store, dossier)) == 1
        )

    with pytest.raises(SealPinWrong):
        certified(store, dossier, seal, "000000")
    assert untouched()

    def away() -> None:
        raise TimeStampAway("asked")

    seal.meanwhile = away
    with pytest.raises(TimeStampAway):
        certified(store, dossier, seal)
    assert untouched()
    assert [order.level for order in seal.orders] == [SignatureLevel.B_T] * 2  # no level but the one ordered
    with pytest.raises(RoleMissing):
        certify(dossier.id, "01", SignatureLevel.B_B, PIN, CASHIER, rulebook(), room(store, seal), lambda _: None)
    with pytest.raises(IllegalTransition):
        certified(store, dossier, seal, document="09")
    assert untouched()


def test_a_full_disk_keeps_the_unsigned_one_in_force(store: Store, seal: Seal, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier = with_paper(store)
    was = stored(store, dossier.id)

    def full(content: bytes, dossier_id: str) -> str:
        raise DiskFull("test")

    monkeypatch.setattr(store.attachments, "put", full)
    with pytest.raises(DiskFull):
        certified(store, dossier, seal)
    assert stored(store, dossier.id) == was
    assert len(seal.orders) == 1  # the token was not asked a second time


def test_a_paper_scanned_anew_while_the_token_worked_is_not_overwritten(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    other = replace(PAGE, image=b"\xff\xd8other")

    def scan() -> None:
        attaching.attach(
            dossier.id, BIRTH, [other], PlainPaper(), store.attachments, store.unit_of_work, at_counter=True
        )

    seal.meanwhile = scan
    with pytest.raises(IllegalTransition):
        certified(store, dossier, seal)
    [now] = stored(store, dossier.id).attachments
    assert now.signature is None
    assert store.attachments.get(now.digest).endswith(b"other")


def test_nothing_is_signed_twice_and_a_draft_not_at_all(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    certified(store, dossier, seal)
    with pytest.raises(IllegalTransition):
        certified(store, dossier, seal)
    draft = filled_draft(store.unit_of_work)
    attaching.attach(draft.id, PROOF, [PAGE], PlainPaper(), store.attachments, store.unit_of_work)
    with pytest.raises(IllegalTransition):
        certified(store, draft, seal, document=PROOF.id)
    assert len(seal.orders) == 1


def test_a_scan_in_the_place_of_a_signed_copy_is_version_three_and_both_are_kept(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    first = certified(store, dossier, seal)
    again = attaching.attach(
        dossier.id, BIRTH, [PAGE], PlainPaper(), store.attachments, store.unit_of_work, at_counter=True
    )
    assert (again.version, again.signature) == (3, None)
    signed = certified(store, dossier, seal)
    with store.unit_of_work() as uow:
        assert [each.version for each in uow.versions_of(dossier.id)] == [1, 2, 3]
        assert uow.versions_of(dossier.id)[1] == first
    assert signed.version == 4


def test_erasure_takes_every_version(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    certified(store, dossier, seal)
    versions = [each.digest for each in stored(store, dossier.id).attachments]
    with store.unit_of_work() as uow:
        versions += [each.digest for each in uow.versions_of(dossier.id)]
        let_go = uow.erase(dossier.id, MONDAY)
        uow.commit()
    assert set(let_go) == set(versions)
    store.attachments.drop(let_go)
    with store.unit_of_work() as uow:
        assert uow.versions_of(dossier.id) == []
    assert not any(list(store.attachments.copies(digest)) for digest in versions)
    assert retention.pending(RetentionRule(7, True), store.unit_of_work, StoppedClock(MONDAY), 9).codes == ()


def test_a_version_before_whose_file_is_gone_is_found_by_the_check(store: Store, seal: Seal) -> None:
    dossier = with_paper(store)
    certified(store, dossier, seal)

    def files() -> CheckFinding:
        return next(finding for finding in check_store(store.opened) if finding.part == "files")

    assert (files().soundness, files().count) == (Soundness.GOOD, 2)
    for path in store.attachments.copies(stored_first(store, dossier)):
        path.unlink()
    assert files().soundness is Soundness.BAD


def test_signed_papers_outlive_the_program(store: Store, seal: Seal) -> None:
    """As the row keeps them: nothing of the signature is lost on the way."""
    dossier = with_paper(store)
    after = certified(store, dossier, seal)
    with store.unit_of_work() as uow:
        snapshot = uow.snapshot(dossier.id, "K1")
    assert snapshot is not None
    first = stored_first(store, dossier)
    assert set(snapshot.digests) == {after.digest, first}
    with store.unit_of_work() as uow:
        uow.take_snapshot(snapshot, "Q2")
        uow.commit()
    assert stored(store, dossier.id).attachments == [after]
    with store.unit_of_work() as uow:
        assert [each.digest for each in uow.versions_of(dossier.id)] == [first]


def stored_first(store: Store, dossier: Dossier) -> str:
    with store.unit_of_work() as uow:
        return uow.versions_of(dossier.id)[0].digest


@pytest.mark.parametrize("state", [DossierState.PROCESSING, DossierState.RETURNED])
def test_it_is_signed_whichever_step_the_dossier_has_reached(store: Store, seal: Seal, state: DossierState) -> None:
    dossier = brought_to(store, state)
    with store.unit_of_work() as uow:
        kept = uow.dossier(dossier.id)
        digest = store.attachments
        kept.attachments.append(Attachment("result:1", "Kết quả", "", 0, 1, "application/pdf"))
    put = digest.put(b"%PDF result", dossier.id)
    with store.unit_of_work() as uow:
        kept.attachments[-1] = replace(kept.attachments[-1], digest=put, size=11)
        uow.save(kept)
        uow.commit()
    after = certified(store, dossier, seal, document="result:1")
    assert stored(store, dossier.id).state is state
    assert copy_about(stored(store, dossier.id), after, 1).file_name.endswith("_01_KQ1_v2.pdf")
    assert told(store, dossier)[-1].results[0].digest == after.digest


def test_without_a_paper_there_is_nothing_to_sign(store: Store, seal: Seal) -> None:
    with pytest.raises(IllegalTransition):
        certified(store, filed(store), seal)
    assert seal.orders == []
