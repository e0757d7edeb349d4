"""A dossier's papers through the real processes: the slip proved by its symbol, the form sealed by a token, the machine
switched off and on between."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.bootstrap import Kiosk
from kiosk.domain.casework import Action
from kiosk.domain.errors import SealPinWrong
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer, Role
from kiosk.domain.printing import PrintState
from kiosk.services import officers
from kiosk.services.casework import StepWish, take_step
from kiosk.services.form_printing import OfficePress, print_issued, print_receipt
from kiosk.services.printing import print_slip
from kiosk.services.receipt_proof import Finding, examine
from kiosk.services.signing import sign_issued, signed_copy
from kiosk.ui.counter.rulebook import rulebook_of
from tests.documents.pdf_text import text_of
from tests.documents.seal_issuer import (
    KEY,
    PIN,
    SOFTHSM,
    TOKEN,
    Issuer,
    judged,
    needs_pdfsig,
    needs_softhsm,
    new_token,
)
from tests.journeys.conftest import OpenKiosk, file_one

SECRET = "cau-long-bien"


def clerk(kiosk: Kiosk) -> Officer:
    tools = kiosk.tools
    return officers.add(
        "sen", "Trần Thị Sen", {Role.RECEPTION}, SECRET, None, tools.unit_of_work, tools.hasher, tools.clock
    )


def symbol(path: Path) -> str:
    with Image.open(path) as paper:
        (code,) = zxingcpp.read_barcodes(paper)
    return str(code.text)


def found(kiosk: Kiosk, words: str) -> Finding:
    tools = kiosk.tools
    return examine(words, tools.station, tools.receipt_keys, "sen", tools.unit_of_work, tools.clock).finding


@needs_softhsm
@needs_pdfsig
def test_from_the_slip_to_the_sealed_form(open_it: OpenKiosk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    issuer = Issuer()
    monkeypatch.setenv("SOFTHSM2_CONF", new_token(issuer, tmp_path)["SOFTHSM2_CONF"])
    settings = f'[seal]\ndriver = "pkcs11"\nmodule = "{SOFTHSM}"\ntoken = "{TOKEN}"\nkey = "{KEY}"\n'
    kiosk = open_it(settings)
    tools, folder = kiosk.tools, tmp_path / "data"
    dossier, officer = file_one(kiosk), clerk(kiosk)
    rest = tools.unit_of_work, tools.clock

    print_slip(dossier.id, tools.centre, tools.receipt_printer, tools.paper, *rest)
    words = symbol(folder / "slips" / "slip-001.png")
    assert found(kiosk, words) is Finding.GENUINE
    assert found(kiosk, words[:-1] + str((int(words[-1]) + 1) % 10)) is Finding.FORGED

    wish = StepWish(uuid7(tools.clock.now()), Action.ACCEPT)
    taken = take_step(dossier.id, wish, officer.id, rulebook_of(tools), *rest)
    assert taken.form
    assert tools.seal
    needs = officer, tools.centre, tools.seal, tools.paper, tools.attachments, *rest
    with pytest.raises(SealPinWrong):
        sign_issued(dossier.id, taken.form.id, "000000", "Phát hành", *needs)
    sign_issued(dossier.id, taken.form.id, PIN, "Phát hành", *needs)
    kiosk.close()

    again = open_it(settings)
    tools, rest = again.tools, (again.tools.unit_of_work, again.tools.clock)
    with tools.unit_of_work() as uow:
        kept = signed_copy(uow.dossier(dossier.id), taken.form.id)
    assert kept
    signed = tools.attachments.get(kept.digest)
    assert "Signature is Valid" in judged(signed, tmp_path, issuer)
    press = OfficePress(tools.centre, tools.form_printer, tools.paper, *rest, actor="sen")
    state = print_issued(dossier.id, taken.form.id, 2, press, signed=lambda: signed)
    assert state is PrintState.PRINTED
    (sheet,) = (folder / "forms").glob("form-*.pdf")
    assert sheet.read_bytes() == signed
    assert print_receipt(dossier.id, 2, press) is PrintState.PRINTED  # once: nothing more comes out
    assert len(list((folder / "forms").glob("form-*.pdf"))) == 1
    print_receipt(dossier.id, 2, press, reprint=True)
    last = max((folder / "forms").glob("form-*.pdf"))
    assert "BẢN IN LẠI lần 1" in " ".join(text_of(last.read_bytes()).split())
