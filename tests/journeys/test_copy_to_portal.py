"""A paper is scanned, received, signed by the agency and used again; the Portal holds the signed copy, which another
program finds valid. Everything is the program's own processes; the authority and its time stamps are our test's.
"""

import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from kiosk.bootstrap import Kiosk, open_kiosk
from kiosk.demo.portal_view import received
from kiosk.devices.scanner.software_scanner import SoftwareScanner, running
from kiosk.domain.certified_copy import SignatureLevel
from kiosk.domain.digitised import PaperAbout
from kiosk.domain.dossier import Dossier, PaperMark
from kiosk.domain.local_time import local_date
from kiosk.domain.outbox import SETTLED
from kiosk.domain.paper_rules import PaperKind, PaperRules
from kiosk.services import drafting, scanning
from kiosk.services.certifying import SigningRoom, certify
from kiosk.services.describing import describe
from kiosk.services.reusing import offers, reuse
from kiosk.services.scanning import PaperDesk
from tests.devices.scanner.spoiled_pages import Paper, scanned
from tests.documents.authority import PIN, served
from tests.services.counter import CLERK, hire, rulebook
from tests.services.visit import BIRTH, DETAILS, EDITION, FORM, IDENTITY, PROCEDURE, PROOF, StoppedClock, submit
from tests.waiting import until


@pytest.fixture
def closing() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def unseen(_: object = None) -> None:
    """Nobody watches."""


def scanned_draft(kiosk: Kiosk) -> Dossier:
    """The first paper comes to the counter, the second from the feeder."""
    t = kiosk.tools
    dossier = drafting.start(IDENTITY, PROCEDURE, EDITION, "", t.unit_of_work, t.clock)
    drafting.keep_details(dossier.id, FORM, DETAILS, t.unit_of_work)
    drafting.mark_paper(dossier.id, BIRTH, PaperMark.TO_COUNTER, t.unit_of_work)
    return dossier


def sent(kiosk: Kiosk, dossier_id: str) -> None:
    kiosk.outbox.wake()

    def settled() -> bool:
        with kiosk.tools.unit_of_work() as uow:
            return all(item.state in SETTLED for item in uow.items_of(dossier_id))

    until(settled, "the Portal does not have it")


def test_from_the_feeder_to_a_signed_copy_on_the_portal_and_used_again(tmp_path: Path, closing: ExitStack) -> None:
    (tmp_path / "authority").mkdir()
    authority = closing.enter_context(served(tmp_path / "authority"))
    address = closing.enter_context(running(SoftwareScanner([scanned(Paper(seed=3).drawn()).image])))
    config = tmp_path / "kiosk.toml"
    config.write_text(
        f"""[printer]
form_driver = "folder"
[portal]
sandbox = true
[scanner]
driver = "escl"
device = "{address}"
[seal]
driver = "file"
file = "{authority.p12()}"
copy_level = "B-LT"
time_stamps = "{authority.address}/tsa"
roots = "{authority.roots}"
""",
        "utf-8",
    )
    kiosk = open_kiosk(config, tmp_path / "data")
    closing.callback(kiosk.close)
    t = kiosk.tools
    hire(t.unit_of_work)
    desk = PaperDesk(t.scanner, t.tray, t.improver, t.background, t.attachments, t.unit_of_work)
    draft = scanned_draft(kiosk)
    scanning.take_in(desk, draft.id, PROOF.id, unseen)
    scanning.look_at(desk, draft.id, [PROOF.id], unseen)
    about = PaperAbout(PROOF.name, PROOF.id, t.clock.now())
    assert scanning.bind(desk, draft.id, PROOF, about, unseen, text=True, by=CLERK.account) is not None
    book = rulebook()
    describe(draft.id, PROOF.id, {"paper_code": "CM.01"}, CLERK, book, t.unit_of_work, t.clock)
    filed = submit(draft.id, t.unit_of_work, StoppedClock(t.clock.now()))
    sent(kiosk, filed.id)

    room = SigningRoom(t.copy_seal, t.paper_rules.wording, t.attachments, t.unit_of_work, t.clock)
    assert t.copy_seal.level is SignatureLevel.B_LT
    signed = certify(filed.id, PROOF.id, t.copy_seal.level, PIN, CLERK, book, room, unseen)
    sent(kiosk, filed.id)
    [there] = received(kiosk.companions["portal"].port)
    [paper] = there["dossier"]["TaiLieuNop"]
    assert (paper["TepDinhKemId"], paper["MaThanhPhanHoSo"]) == (signed.digest, "CM.01")
    file = tmp_path / "fetched.pdf"
    with urllib.request.urlopen(paper["DuongDanTaiTepTin"], timeout=10) as answer:
        file.write_bytes(answer.read())
    said = subprocess.run(["pdfsig", str(file)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in said
    words = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert "Độc lập - Tự do - Hạnh phúc" in words  # the letters beneath came along

    rules = PaperRules(t.paper_rules.wording, (PaperKind("proof", "Giấy tờ", ("giấy tờ chứng minh",), 6),), ())
    again = scanned_draft(kiosk)
    with t.unit_of_work() as uow:
        [offer] = offers(again, PROCEDURE.documents, rules, uow, local_date(t.clock.now()))
    assert offer.signed
    reuse(again.id, PROOF, offer, True, CLERK, rules, t.attachments, t.unit_of_work, t.clock)
    second = submit(again.id, t.unit_of_work, StoppedClock(t.clock.now()))
    sent(kiosk, second.id)
    reused = next(
        each["dossier"]["TaiLieuNop"][0]
        for each in received(kiosk.companions["portal"].port)
        if second.receipt and each["dossier"]["MaHoSo"] == second.receipt.dossier_code
    )
    assert (reused["DuocTaiSuDung"], reused["TepDinhKemId"]) == ("1", signed.digest)
