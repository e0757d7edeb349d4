"""What is signed is what is kept, saved and printed; a wrong PIN leaves nothing behind."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kiosk.documents.renderer import PaperStudio
from kiosk.domain.casework import Action, IssuedForm
from kiosk.domain.dossier import Attachment, Dossier
from kiosk.domain.errors import DossierElsewhere, DossierUnknown, RoleMissing, SealAbsent, SealPinWrong
from kiosk.domain.officer import Officer, Role
from kiosk.domain.printing import PrintState
from kiosk.services.form_printing import OfficePress, print_issued
from kiosk.services.signing import sign_issued, signed_copy
from kiosk.store.opening import Store
from tests.documents.office_seal import OfficeSeal
from tests.documents.seal_issuer import PIN
from tests.services.counter import CLERK, MONDAY, filed, hire, step, stored
from tests.services.test_form_printing import OfficePrinter
from tests.services.visit import CENTRE, StoppedClock

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"


class Studio(PaperStudio):
    """The real one, which remembers what was marked as a reprint."""

    def __init__(self) -> None:
        super().__init__(FONTS, 576)
        self.marks: list[int] = []

    def form(self, form, copy=0, reprint=0):  # type: ignore[no-untyped-def]
        self.marks.append(reprint)
        return super().form(form, copy, reprint)


@pytest.fixture(scope="module")
def paper() -> Studio:
    return Studio()


@pytest.fixture
def seal(tmp_path: Path) -> OfficeSeal:
    return OfficeSeal(tmp_path, StoppedClock(MONDAY))


@pytest.fixture
def refused(store: Store) -> tuple[Dossier, IssuedForm]:
    hire(store.unit_of_work)
    taken = step(store, filed(store), Action.REFUSE, CLERK, reason="Không thuộc thẩm quyền")
    assert taken.form
    return taken.dossier, taken.form


def sign(store: Store, dossier: Dossier, form_id: str, seal: OfficeSeal, paper: Studio, pin: str = PIN) -> Attachment:
    rest = CLERK, CENTRE, seal, paper, store.attachments, store.unit_of_work, StoppedClock(MONDAY)
    return sign_issued(dossier.id, form_id, pin, "Phát hành", *rest)


@pytest.mark.parametrize("clerk", [replace(CLERK, roles=frozenset({Role.CASHIER})), replace(CLERK, active=False)])
def test_who_may_not_sign_moves_no_seal(
    store: Store, refused: tuple[Dossier, IssuedForm], seal: OfficeSeal, paper: Studio, clerk: Officer
) -> None:
    dossier, form = refused
    rest = clerk, CENTRE, seal, paper, store.attachments, store.unit_of_work, StoppedClock(MONDAY)
    with pytest.raises(RoleMissing):
        sign_issued(dossier.id, form.id, PIN, "Phát hành", *rest)
    assert (seal.signed, noted(store, form.id)) == (0, [])


def noted(store: Store, form_id: str) -> list[str]:
    with store.unit_of_work() as uow:
        return [record.actor for record in uow.audits_of(form_id, "form.signed")]


def test_it_is_signed_once_kept_encrypted_and_the_audit_says_by_whom(
    store: Store, refused: tuple[Dossier, IssuedForm], seal: OfficeSeal, paper: Studio, tmp_path: Path
) -> None:
    dossier, form = refused
    kept = sign(store, dossier, form.id, seal, paper)
    assert sign(store, dossier, form.id, seal, paper) == kept  # pressed again
    assert seal.signed == 1
    content = store.attachments.get(kept.digest)
    assert content.startswith(b"%PDF")
    assert b"/ByteRange" in content
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) > 3
    assert not [path for path in files if b"/ByteRange" in path.read_bytes()]
    assert noted(store, form.id) == [CLERK.account]
    assert signed_copy(stored(store, dossier.id), form.id) == kept


@pytest.mark.parametrize(("pin", "absent", "code"), [("000000", None, SealPinWrong), (PIN, SealAbsent(), SealAbsent)])
def test_what_could_not_be_signed_leaves_nothing_behind(
    store: Store,
    refused: tuple[Dossier, IssuedForm],
    seal: OfficeSeal,
    paper: Studio,
    pin: str,
    absent: SealAbsent | None,
    code: type[Exception],
) -> None:
    dossier, form = refused
    seal.absent = absent
    before = stored(store, dossier.id)
    with pytest.raises(code):
        sign(store, dossier, form.id, seal, paper, pin)
    assert stored(store, dossier.id) == before
    assert noted(store, form.id) == []
    seal.absent = None
    assert sign(store, dossier, form.id, seal, paper)  # and nothing stands in the way of the next try


def test_the_first_paper_is_what_was_signed_and_a_later_one_bears_its_mark(
    store: Store, refused: tuple[Dossier, IssuedForm], seal: OfficeSeal, paper: Studio
) -> None:
    dossier, form = refused
    kept = sign(store, dossier, form.id, seal, paper)
    printer, sheets = OfficePrinter(), list[bytes]()

    def put(pdf: bytes, title: str) -> PrintState:
        sheets.append(pdf)
        return PrintState.PRINTED

    printer.print = put  # type: ignore[method-assign]
    for again in (False, True):
        paper.marks.clear()
        press = OfficePress(CENTRE, printer, paper, store.unit_of_work, StoppedClock(MONDAY), CLERK.account)
        signed = partial(store.attachments.get, kept.digest)
        print_issued(dossier.id, form.id, 2, press, reprint=again, signed=signed)
    assert sheets[0] == store.attachments.get(kept.digest)  # both copies (liên) are in it
    assert len(sheets) == 3
    assert paper.marks == [1, 1]


def test_the_portal_is_not_told_of_it_as_a_paper(store: Store, seal: OfficeSeal, paper: Studio) -> None:
    hire(store.unit_of_work)
    accepted = step(store, filed(store), Action.ACCEPT, CLERK)
    assert accepted.form
    kept = sign(store, accepted.dossier, accepted.form.id, seal, paper)
    step(store, accepted.dossier, Action.FORWARD)
    with store.unit_of_work() as uow:
        payloads = [item.payload for item in uow.items_of(accepted.dossier.id)]
    assert payloads
    assert not [payload for payload in payloads if kept.digest in payload]


def test_a_form_of_another_dossier_and_one_that_is_elsewhere_are_not_signed(
    store: Store, refused: tuple[Dossier, IssuedForm], seal: OfficeSeal, paper: Studio
) -> None:
    dossier, form = refused
    with pytest.raises(DossierUnknown):
        sign(store, filed(store), form.id, seal, paper)
    with store.unit_of_work() as uow:
        uow.give_away(dossier.id, "Q2")
        uow.commit()
    with pytest.raises(DossierElsewhere):
        sign(store, dossier, form.id, seal, paper)
    assert seal.signed == 0
