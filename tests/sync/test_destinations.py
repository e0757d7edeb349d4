"""Which Portal a dossier goes to, the store of results, and the receipt of a payment."""

import base64
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from file_services import outgoing
from sync_people import NOW, PDF, PDF_DIGEST, STEP, SUBMISSION

from kiosk.config import RESOURCES, load_settings
from kiosk.connections import destined, portal_of
from kiosk.domain.errors import ConfigError, PaymentRefused, PortalAnswerUnreadable, ServiceNotOffered
from kiosk.domain.payment import BankAccount
from kiosk.domain.payment_platform import PaymentNotice
from kiosk.domain.submission import Submission, SubmittedResult
from kiosk.sync.caller import Account, Caller
from kiosk.sync.destinations import DestinationRule, RoutedPortal, load_destinations
from kiosk.sync.files.choosing import file_service
from kiosk.sync.http import Answer, HttpLine
from kiosk.sync.payment_platform import Partner, PortalPayments
from kiosk.sync.portal import HttpPortal, portal_at
from kiosk.sync.results_store import ResultsStore
from kiosk.sync.sandbox_portal.server import (
    SANDBOX_ACCOUNT,
    SANDBOX_CLIENT,
    SANDBOX_CLIENT_SECRET,
    SANDBOX_PARTNER,
    SANDBOX_SECRET,
    SandboxServer,
)
from kiosk.sync.wire.profile import load_profile
from kiosk.sync.wire.results import FileAsked, PapersAsked, ResultRecord

FOLDER = RESOURCES / "portal"
OURS = Account(SANDBOX_ACCOUNT.username, SANDBOX_ACCOUNT.password)
MINISTRY = """
[[destination]]
name = "bo-mau"
procedure = "3.0*"
profile = "p3-igate"
address = "{0}"
username = "trung-tam-mau"
"""


@pytest.fixture
def line() -> Iterator[HttpLine]:
    one = HttpLine(1, 3, 5)
    yield one
    one.close()


def rule(tmp_path: Path, address: str) -> DestinationRule:
    (tmp_path / "noi-nhan.toml").write_text(MINISTRY.format(address))
    (found,) = load_destinations(tmp_path / "noi-nhan.toml")
    return found


def test_a_procedure_of_a_ministry_goes_to_the_ministry(
    sandbox: SandboxServer, portal: HttpPortal, tmp_path: Path
) -> None:
    client = Account(SANDBOX_CLIENT, SANDBOX_CLIENT_SECRET)
    upload = file_service("portal", "")
    ministry = portal_at(sandbox.address, "", client, load_profile(FOLDER, "p3-igate"), files=upload)
    procedures = {SUBMISSION.dossier_code: ("1.001193", "e1"), "H99.01-261123-0002": ("3.000181", "e1")}
    routed = RoutedPortal(portal, [(rule(tmp_path, sandbox.address), ministry)], procedures.__getitem__)
    other = replace(SUBMISSION, dossier_code="H99.01-261123-0002", procedure_code="3.000181")
    ids = {}
    for told in (SUBMISSION, other):
        placed = routed.files_for(told).place(outgoing(PDF))
        answer = routed.create(told, {PDF_DIGEST: placed})
        assert answer.ok, answer.said
        ids[told.dossier_code] = answer.portal_id
        assert routed.append_steps([replace(STEP, dossier_code=told.dossier_code)], answer.portal_id).ok
        assert routed.look_up(told.dossier_code)
    assert (ids[SUBMISSION.dossier_code], bool(ids[other.dossier_code])) == ("", True)
    services = sandbox.calls.told()["theo_dich_vu"]
    assert isinstance(services, dict)
    assert (services["DongBoHoSoMC"], services["igate.create"], services["igate.progress"]) == (1, 1, 1)
    ministry.close()


@pytest.mark.parametrize(
    ("code", "version", "fits"), [("3.000181", "e1", True), ("1.1", "e1", False), ("3.1", "e1", False)]
)
def test_rules_are_patterns(tmp_path: Path, code: str, version: str, fits: bool) -> None:
    assert rule(tmp_path, "http://x").fits(code, version) is fits
    assert not replace_version(rule(tmp_path, "http://x"), "2025*").fits("3.000181", "2026-07")


def replace_version(one: DestinationRule, version: str) -> DestinationRule:
    return one.model_copy(update={"version": version})


@pytest.mark.parametrize("text", ["x", "[[destination]]\nname = 1", "[other]\n", "[[destination]]\nnoi = 'x'"])
def test_a_file_of_destinations_that_is_wrong_is_a_setting_to_mend(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.toml").write_text(text)
    with pytest.raises(ConfigError):
        load_destinations(tmp_path / "x.toml")


def test_settings_choose_profile_files_and_destinations(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sandbox: SandboxServer
) -> None:
    rule(tmp_path, sandbox.address)
    (tmp_path / "own.toml").write_text('[paths]\nbase = "/api"\n')
    (tmp_path / "kiosk.toml").write_text(
        f'[portal]\nprofile = "p2-proxy"\nprofile_file = "{tmp_path}/own.toml"\nunit_code = "H98"\n'
        f'destinations_file = "{tmp_path}/noi-nhan.toml"\nfile_service = "put"\n'
    )
    settings = load_settings(tmp_path / "kiosk.toml")
    usual = portal_of(settings, 1)
    profile = usual._caller.profile
    assert (profile.name, profile.unit_code, profile.path("base/x")) == ("p2-proxy", "H98", "/api/x")
    with ExitStack() as closing:
        with pytest.raises(ConfigError, match="portal-password-bo-mau"):
            destined(settings, None, usual, closing)  # type: ignore[arg-type]
        (tmp_path / "secrets").mkdir()
        (tmp_path / "secrets" / "portal-password-bo-mau").write_text(SANDBOX_CLIENT_SECRET)
        monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path / "secrets"))
        routed = destined(settings, None, usual, closing)  # type: ignore[arg-type]
        assert isinstance(routed, RoutedPortal)
        routed.others[0][1].ping()
        with pytest.raises(ServiceNotOffered):
            routed.others[0][1].reader.agencies()  # type: ignore[attr-defined]
    usual.close()


# The store of results ------------------------------------------------------------------------------------------------


def store_at(address: str, line: HttpLine) -> ResultsStore:
    profile = load_profile(FOLDER, "results-store")
    return ResultsStore(Caller(address, OURS, profile, line))


def asked() -> PapersAsked:
    return PapersAsked(
        owner_number="099085000011",
        asked_by="Nguyễn Văn Mẫu",
        asked_by_number="099085000011",
        procedure_code="1.001193",
    )


def test_results_are_listed_fetched_and_put(sandbox: SandboxServer, portal: HttpPortal, line: HttpLine) -> None:
    done = replace(
        SUBMISSION,
        national_state=10,
        finished_at=NOW,
        returned_at=NOW,
        results=(SubmittedResult("Giấy khai sinh", "KQ.G15.000031", PDF_DIGEST),),
    )
    placed = portal.files_for(done).place(outgoing(PDF))
    assert portal.create(done, {PDF_DIGEST: placed}).ok
    store = store_at(sandbox.address, line)
    (found,) = store.papers(asked())
    assert (found.code, found.name, found.sign) == ("KQ.G15.000031", "Giấy khai sinh", done.dossier_code)
    assert store.fetch(FileAsked(agency=found.agency, path=found.files[0].path)) == PDF
    store.put(
        ResultRecord(
            dossier_code="H99.01-261123-0003",
            procedure_code="1.001193",
            owner_kind="1",
            identity_kind="1",
            owner_number="099085000011",
            received_at=NOW,
            state="10",
            agency_code="H99.01",
            agency_name="UBND phường Hoa Mẫu",
            code="KQ.G15.000032",
            name="Trích lục",
            sign="12/2026",
            valid_where="Toàn quốc",
            filed_place="2",
            online_payment="0",
            databases="1",
        )
    )
    assert {one.code for one in store.papers(asked())} == {"KQ.G15.000031", "KQ.G15.000032"}


@pytest.mark.parametrize(
    ("kind", "body", "good"),
    [
        ("application/json", b'"' + base64.b64encode(PDF) + b'"', True),
        ("text/plain", base64.b64encode(PDF), True),
        ("application/json", b'{"errorCode": "0", "result": "' + base64.b64encode(PDF) + b'"}', True),
        ("application/json", b'""', False),
        ("text/plain", b"<html>", False),
        ("application/json", b"{", False),
    ],
)
def test_a_file_comes_as_base64_in_any_wrapping(kind: str, body: bytes, good: bool) -> None:
    class Line:
        def exchange(self, method: str, url: str, *_: object) -> Answer:
            if url.partition("?")[0].endswith("/login"):
                return Answer(200, {"content-type": "application/json"}, b'{"result": {"token": "t"}}')
            return Answer(200, {"content-type": kind}, body)

    store = store_at("http://kho.mau", Line())  # type: ignore[arg-type]
    wanted = FileAsked(agency="x", path="y")
    if good:
        assert store.fetch(wanted) == PDF
    else:
        with pytest.raises(PortalAnswerUnreadable):
            store.fetch(wanted)


# The receipt of a payment ---------------------------------------------------------------------------------------------

NOTICE = PaymentNotice("H9901P1", 8000, NOW, "H99.01-1", "1.001193", "Khai sinh", "Nguyễn Văn Mẫu", "099", "Hoa Mẫu")


@pytest.fixture
def payments(sandbox: SandboxServer) -> Iterator[PortalPayments]:
    partner = Partner(SANDBOX_PARTNER, SANDBOX_SECRET, "H99.01", "Trung tâm Mẫu", BankAccount("970499", "099", "MAU"))
    one = PortalPayments(sandbox.address, "/paymentplatform", partner)
    yield one
    one.close()


def test_init_names_the_page_and_a_paid_one_has_a_receipt(sandbox: SandboxServer, payments: PortalPayments) -> None:
    assert payments.begin(NOTICE).page.startswith(sandbox.address)
    with pytest.raises(PaymentRefused):
        payments.bill(NOTICE.reference, NOW)
    assert sandbox.payments.pay(NOTICE.reference)
    assert payments.bill(NOTICE.reference, NOW).pdf.startswith(b"%PDF-")


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_receipt_may_come_as_an_address(payments: PortalPayments, wrapped: bool) -> None:
    inner = b'{"MaLoi": "00", "UrlBienLai": "https://bienlai.mau/1"}'
    body = b'{"error_code": "0", "message": "' + inner.replace(b'"', b'\\"') + b'"}' if wrapped else inner
    payments._line.exchange = lambda *_: Answer(200, {"content-type": "application/json"}, body)  # type: ignore[method-assign,assignment]
    assert payments.bill(NOTICE.reference, NOW).link == "https://bienlai.mau/1"


def test_what_decides_the_way_is_frozen_with_the_dossier() -> None:
    told = replace(SUBMISSION, procedure_version="2026-07", owner_tech_id="t", databases=("1",))
    assert Submission.from_json(told.to_json()) == told
