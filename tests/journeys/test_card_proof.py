"""From the technician's file to the evidence of a dossier: a real program, a real simulator, a real store."""

import json
import urllib.request
from pathlib import Path

import pytest
from asn1crypto import pem, x509

from kiosk.bootstrap import Kiosk
from kiosk.cli import main
from kiosk.config import RESOURCES
from kiosk.domain.applicant import TrustReason, Verdict
from tests.journeys.conftest import OpenKiosk, file_one

ONLINE = '[card_check]\ndriver = "sandbox"\n'
TEST = RESOURCES / "trust" / "test"


def arm(kiosk: Kiosk, fault: str) -> None:
    url = f"http://127.0.0.1:{kiosk.companions['card_check'].port}/quan-tri/su-co"
    urllib.request.urlopen(urllib.request.Request(url, json.dumps({"fault": fault}).encode()), timeout=10).close()


def test_a_filed_dossier_keeps_what_was_proved(open_it: OpenKiosk) -> None:
    kiosk = open_it(toml=ONLINE)
    dossier = file_one(kiosk, scan=False)
    arm(kiosk, "hang")
    unanswered = file_one(kiosk, scan=False)
    with kiosk.store.unit_of_work() as uow:
        kept, doubted = uow.dossier(dossier.id).evidence, uow.dossier(unanswered.id).evidence
    assert (kept.trusted, kept.trust_reason) == (Verdict.YES, TrustReason.PROVED)
    assert (kept.online, kept.online_fault, len(kept.online_request_id)) == (Verdict.YES, "", 36)
    assert (len(kept.signer_id), len(kept.authority_id)) == (64, 64)
    assert kept.crl_issued_at is not None
    assert kept.online_at is not None
    assert kept.crl_issued_at < kept.checked_at <= kept.online_at
    assert (doubted.online, doubted.online_fault) == (Verdict.UNKNOWN, "VERI-172")  # and it was filed


def test_the_online_check_is_off_unless_asked_for(open_it: OpenKiosk) -> None:
    kiosk = open_it()
    assert "card_check" not in kiosk.companions
    evidence = file_one(kiosk, scan=False).evidence
    assert (evidence.online, evidence.online_at) == (Verdict.UNKNOWN, None)


def test_trust_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config, folder = tmp_path / "kiosk.toml", tmp_path / "trust"
    config.write_text(f'[card]\ntrust_folder = "{folder}"\nsample_after_seconds = 0\n', "utf-8")
    authority, crl = TEST / "test-csca.pem", TEST / "test-csca.crl"
    given = ["--config", str(config)]
    fingerprint = x509.Certificate.load(pem.unarmor(authority.read_bytes())[2]).sha256.hex()

    assert main(["import", "trust", str(crl), *given]) == 1  # of nobody known yet
    assert "CONF-004" in capsys.readouterr().err
    assert main(["import", "trust", str(authority), *given]) == 1
    shown = capsys.readouterr()
    assert "CONF-005" in shown.err
    assert fingerprint in shown.out
    assert not folder.exists()
    assert main(["import", "trust", str(authority), "--fingerprint", fingerprint, *given]) == 0
    assert proved(given, capsys) == ("unknown", "no-crl")
    assert main(["import", "trust", str(crl), *given, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["in_force"] is True
    assert proved(given, capsys) == ("yes", "proved")


def proved(given: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[str, str]:
    capsys.readouterr()
    assert main(["card", "read", "--reader", "software", "--can", "000011", "--json", *given]) == 0
    evidence = json.loads(capsys.readouterr().out)["evidence"]
    return evidence["trusted"], evidence["trust_reason"]


def test_trust_by_command_used_wrongly(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text("", "utf-8")
    words = ["import", "trust", str(TEST / "test-csca.pem"), "--config", str(config)]
    assert main([*words, "--country", "Vietnam"]) == 2
    assert main(words) == 1
    assert "card.trust_folder is not set" in capsys.readouterr().err
