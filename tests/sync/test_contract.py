"""Every profile says every service to a Portal that knows only the field tables, and is understood."""

import hashlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest
from file_services import outgoing
from sync_people import NOW, PDF, PDF_DIGEST, STEP, SUBMISSION, a_file

from kiosk.config import RESOURCES
from kiosk.domain.errors import PortalFileMismatch, PortalLoginRefused, ServiceNotOffered, StepUnconfirmed
from kiosk.domain.portal_answer import AnswerKind, HeldFile, PlacedFile, PortalHolding, disagreements
from kiosk.domain.satisfaction import MonthlyRatings, ScoreCounts
from kiosk.domain.submission import Submission, SubmittedResult
from kiosk.ports import PortalService
from kiosk.sync.caller import Account
from kiosk.sync.files.choosing import file_service
from kiosk.sync.portal import HttpPortal, portal_at
from kiosk.sync.sandbox_portal.faults import EVERYTHING, Fault
from kiosk.sync.sandbox_portal.file_service import ACCESS_KEY, BUCKET, SECRET_KEY
from kiosk.sync.sandbox_portal.server import (
    SANDBOX_ACCOUNT,
    SANDBOX_CLIENT,
    SANDBOX_CLIENT_SECRET,
    SandboxServer,
)
from kiosk.sync.wire.profile import load_profile
from kiosk.sync.wire.questions import PublishedQuestion, QuestionReply
from kiosk.sync.wire.state import StateAnswer, state_code

FOLDER = RESOURCES / "portal"
OURS = Account(SANDBOX_ACCOUNT.username, SANDBOX_ACCOUNT.password)
CLIENT = Account(SANDBOX_CLIENT, SANDBOX_CLIENT_SECRET)
ACCOUNTS = {"p1-mapi": OURS, "p2-proxy": OURS, "p2-lgsp": CLIENT, "p3-igate": CLIENT}
PROFILES = sorted(ACCOUNTS)
MAPI = ["p1-mapi", "p2-proxy"]
Speak = Callable[..., HttpPortal]


@pytest.fixture
def speak(sandbox: SandboxServer) -> Iterator[Speak]:
    opened: list[HttpPortal] = []

    def with_profile(name: str, kind: str = "", **more: Any) -> HttpPortal:
        kind = kind or ("portal" if name == "p3-igate" else "tus")
        where = {"put": "tep", "tus": "tus", "form": "tep", "s3": f"s3/{BUCKET}", "portal": ""}[kind]
        files = file_service(kind, f"{sandbox.address}/{where}", access_key=ACCESS_KEY, secret_key=SECRET_KEY)
        waits = {"connect_seconds": 1.0, "read_seconds": 2.0, "total_seconds": 4.0} | more
        account = waits.pop("account", ACCOUNTS[name])
        portal = portal_at(sandbox.address, "", account, load_profile(FOLDER, name), files=files, **waits)
        opened.append(portal)
        return portal

    yield with_profile
    for portal in opened:
        portal.close()


def put_up(portal: HttpPortal, submission: Submission, content: bytes = PDF) -> dict[str, PlacedFile]:
    return {file.digest: portal.files_for(submission).place(outgoing(content)) for file in submission.files}


@pytest.mark.parametrize("name", PROFILES)
def test_a_dossier_goes_its_whole_way(sandbox: SandboxServer, speak: Speak, name: str) -> None:
    portal = speak(name)
    portal.ping()
    assert portal.look_up(SUBMISSION.dossier_code) is None
    files = put_up(portal, SUBMISSION)
    created = portal.create(SUBMISSION, files)
    assert created.ok, created.said
    again = portal.create(SUBMISSION, files)
    assert (again.kind, len(sandbox.archive.all())) == (AnswerKind.EXISTS, 1)
    assert portal.update(replace(SUBMISSION, national_state=4), files, created.portal_id).ok
    record = portal.look_up(SUBMISSION.dossier_code)
    assert record is not None
    assert (record.national_state, record.portal_id) == (4, created.portal_id)
    assert portal.append_steps([STEP, replace(STEP, national_state=4)], created.portal_id).ok
    held = {digest: portal.files_for(SUBMISSION).holding(placed) for digest, placed in files.items()}
    holding = PortalHolding(record.dossier_code, record.procedure_code, record.national_state)
    assert disagreements(SUBMISSION, holding, held) == ()
    assert [check.digest_ok for check in sandbox.archive.check_papers(sandbox.archive.all()[0])] == [True]


@pytest.mark.parametrize("name", PROFILES)
def test_what_nobody_sent_is_missing_for_an_update_and_for_a_step(speak: Speak, name: str) -> None:
    portal = speak(name)
    files = put_up(portal, SUBMISSION)
    assert portal.update(SUBMISSION, files, "x").kind is AnswerKind.MISSING
    assert portal.append_steps([STEP], "x").kind is AnswerKind.MISSING


@pytest.mark.parametrize("name", PROFILES)
def test_a_refused_field_is_named(speak: Speak, name: str) -> None:
    portal = speak(name)
    files = put_up(portal, SUBMISSION)
    answer = portal.create(replace(SUBMISSION, dossier_code="khong-phai-ma"), files)
    assert (answer.kind, "MaHoSo" in answer.fields) == (AnswerKind.REFUSED, True)
    assert "Nguyễn" not in repr(answer)


@pytest.mark.parametrize("name", ["p1-mapi", "p2-lgsp", "p3-igate"])
def test_a_session_that_ended_is_renewed_for_all_calls(sandbox: SandboxServer, speak: Speak, name: str) -> None:
    portal = speak(name)
    for _ in range(2):
        sandbox.faults.set(Fault.SESSION_EXPIRED, 1, EVERYTHING)
        files = put_up(portal, SUBMISSION)
        portal.ping()
    assert portal.create(SUBMISSION, files).ok


def test_threads_that_find_the_session_ended_log_in_once(sandbox: SandboxServer, speak: Speak) -> None:
    portal = speak("p1-mapi")
    portal.ping()
    sandbox.services.forget_sessions()
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: portal.ping(), range(8)))
    services = sandbox.calls.told()["theo_dich_vu"]
    assert isinstance(services, dict)
    assert services["login"] == 2


@pytest.mark.parametrize("name", ["p1-mapi", "p2-lgsp", "p3-igate"])
def test_a_wrong_account_is_the_accounts_fault(speak: Speak, name: str) -> None:
    with pytest.raises(PortalLoginRefused):
        speak(name, account=Account("ai", "sai")).ping()


@pytest.mark.parametrize("name", PROFILES)
@pytest.mark.parametrize("fault", [Fault.RESET, Fault.CUT_JSON, Fault.ERROR_500_AFTER_COMMIT])
def test_a_step_whose_answer_is_lost_stands_once(sandbox: SandboxServer, speak: Speak, name: str, fault: Fault) -> None:
    portal = speak(name)
    created = portal.create(SUBMISSION, put_up(portal, SUBMISSION))
    before = len(sandbox.archive.all()[0].steps)
    sandbox.faults.set(fault, 1, "igate.progress" if name == "p3-igate" else "CapNhatTienDoHoSoMC")
    with pytest.raises(StepUnconfirmed):
        portal.append_steps([STEP], created.portal_id)
    assert len(sandbox.archive.all()[0].steps) == before + 1


@pytest.mark.parametrize("name", MAPI)
def test_results_and_states_of_a_finished_dossier_are_taken(sandbox: SandboxServer, speak: Speak, name: str) -> None:
    portal = speak(name)
    result = SubmittedResult("Giấy khai sinh", "KQ.G15.000031", PDF_DIGEST)
    done = replace(SUBMISSION, national_state=10, finished_at=NOW, returned_at=NOW, results=(result,))
    assert portal.create(done, put_up(portal, done)).ok
    assert sandbox.archive.all()[0].dossier["DanhSachGiayToKetQua"]


@pytest.mark.parametrize("name", MAPI)
def test_lists_and_procedures_are_read(speak: Speak, name: str) -> None:
    reader = speak(name).reader
    lines = reader.procedures()
    assert len(lines) > 10
    found = reader.procedure("1.001193")
    assert found is not None
    assert (found.code, found.name) == ("1.001193", next(line.name for line in lines if line.code == "1.001193"))
    assert found.channels
    assert found.fields[0].code
    assert reader.procedure("9.999999") is None
    assert any(agency.code == "H99" and agency.name for agency in reader.agencies())
    assert all(one.code and one.name for one in reader.fields())
    assert reader.online_services()[0].procedure_code
    assert reader.tech_id("099085000011")


@pytest.mark.parametrize("name", MAPI)
def test_every_code_list_of_the_profile_is_known_over_there(speak: Speak, name: str) -> None:
    reader = speak(name).reader
    services = load_profile(FOLDER, name).calls
    for key in ("provinces", "communes", "nations", "ethnic_groups", "religions", "sexes", "marital_states"):
        assert key in services
        rows = reader.code_list(key)
        assert rows, key
    for key in ("districts", "subjects", "levels", "legal_bases", "fees", "procedure_kinds", "procedure_groups"):
        reader.code_list(key)
    assert reader.code_list("procedures_of_kind")


@pytest.mark.parametrize("name", MAPI)
def test_questions_come_down_and_answers_go_up(speak: Speak, name: str) -> None:
    reader = speak(name).reader
    asked = reader.questions()
    assert asked
    assert reader.question_bank() is not None
    reader.reply(
        QuestionReply(
            id=asked[0].id,
            unit_code="H99",
            replied_by="Trần Thị Mẫu",
            title="Cán bộ",
            replied_on=NOW,
            reply="Được ạ.",
        )
    )
    assert [one.reply for one in reader.replies(asked[0].id)] == ["Được ạ."]
    reader.publish(
        PublishedQuestion(id="hd-9", field_code="G15-HT01", content="Hỏi?", unit_code="H99", unit_name="Trung tâm Mẫu")
    )


@pytest.mark.parametrize("name", MAPI)
def test_ratings_and_the_state_of_a_pushed_dossier_are_told(speak: Speak, name: str) -> None:
    portal = speak(name)
    counts = ScoreCounts("", 2, 1, 1)
    portal.report_ratings(MonthlyRatings("2026-10", "H99.01", "Trung tâm Mẫu", "Hài lòng không?", counts, ()))
    code = state_code(9, load_profile(FOLDER, name).states)
    portal.reader.tell_state(
        StateAnswer(portal_code="000.00.00.G09-261123-0001", dossier_code="H99.01-261123-0009", at=NOW, state=code)
    )


def test_what_a_profile_does_not_know_is_said_to_be_so(speak: Speak) -> None:
    portal = speak("p3-igate")
    assert not portal.offers(PortalService.RATINGS)
    with pytest.raises(ServiceNotOffered):
        portal.reader.agencies()


def test_the_next_code_of_a_ministry(speak: Speak) -> None:
    code = speak("p3-igate").reader.next_code("H99.01")
    assert code.startswith("H99.01-")


# File services -----------------------------------------------------------------------------------------------------

KINDS = ["put", "tus", "form", "s3", "portal"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_file_service_holds_what_was_sent(speak: Speak, kind: str) -> None:
    content = bytes(range(256)) * 9000  # 2.3 MB
    files = speak("p3-igate" if kind == "portal" else "p1-mapi", kind).files
    placed = files.place(outgoing(content))
    assert files.holding(placed) == HeldFile(len(content), hashlib.sha256(content).hexdigest())
    assert files.place(outgoing(content)).digest == placed.digest  # safe to repeat


@pytest.mark.parametrize("kind", ["put", "tus", "form", "s3"])
def test_a_file_that_is_cut_short_over_there_is_found_out(sandbox: SandboxServer, speak: Speak, kind: str) -> None:
    files = speak("p1-mapi", kind).files
    targets = {"put": "tep", "tus": "tus", "form": "multipart", "s3": "s3"}
    sandbox.faults.set(Fault.TRUNCATE_FILE, 1, targets[kind])
    try:
        placed = files.place(outgoing(PDF))
    except PortalFileMismatch:
        return
    told = replace(SUBMISSION, files=(a_file(),))
    held = {PDF_DIGEST: files.holding(placed)}
    assert disagreements(told, PortalHolding(told.dossier_code), held)  # at the latest when delivery is confirmed


@pytest.mark.parametrize("kind", ["put", "tus", "form", "s3"])
def test_bytes_that_are_not_the_manifests_never_count(speak: Speak, kind: str) -> None:
    with pytest.raises(Exception, match=r"PORT-30[47]"):
        speak("p1-mapi", kind).files.place(outgoing(PDF, digest=hashlib.sha256(b"another").hexdigest()))


def test_nothing_of_a_person_is_in_a_files_name(sandbox: SandboxServer, speak: Speak) -> None:
    for kind in ("tus", "form"):
        speak("p1-mapi", kind).files.place(outgoing(PDF))
    assert "Nguyễn" not in str(sandbox.calls.told())
