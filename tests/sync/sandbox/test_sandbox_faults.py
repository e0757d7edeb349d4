"""Every fault as it arrives at a client that speaks HTTP by hand, and the plans that play them."""

import contextlib
import email.utils
import gzip
import hashlib
import io
import json
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from sandbox_samples import CODE, DIGEST, PDF, dossier, log_in, mapi, put_pdf, step

from kiosk.sync.sandbox_portal.archive import Again
from kiosk.sync.sandbox_portal.faults import EVERYTHING, Fault, FaultPlan, PlanError, load_plan, read_plan
from kiosk.sync.sandbox_portal.options import PLANS, find_plan
from kiosk.sync.sandbox_portal.server import SandboxServer
from tests.waiting import until

CREATE = "DongBoHoSoMC"


def play(web: httpx.Client, toml: str) -> None:
    assert web.post("/quan-tri/ke-hoach", json={"toml": toml}).status_code == 200


def create(web: httpx.Client, session: str, code: str = CODE) -> httpx.Response:
    body = {
        "session": session,
        "madonvi": "H99",
        "service": CREATE,
        "isUpdating": "False",
        "data": [dossier(code=code)],
    }
    return web.post("/mapi/g", json=body)


def stored(sandbox: SandboxServer) -> int:
    return len(sandbox.archive.all())


# On the answer ---------------------------------------------------------------------------------------------------


def by_status(status: int) -> Callable[[httpx.Response], bool]:
    return lambda answer: answer.status_code == status


ANSWERED = [
    (Fault.ERROR_500, by_status(500), 0),
    (Fault.ERROR_502, lambda a: a.status_code == 502 and "html" in a.headers["Content-Type"], 0),
    (Fault.HTML_200, lambda a: a.status_code == 200 and a.text.startswith("<html>"), 0),
    (Fault.BUSY_503, lambda a: a.status_code == 503 and a.headers["Retry-After"] == "1", 0),
    (Fault.BUSY_429, lambda a: a.status_code == 429 and a.headers["Retry-After"] == "1", 0),
    (Fault.BUSINESS_REFUSAL, lambda a: a.json()["message"] == "Thủ tục không áp dụng tại đơn vị", 0),
    (Fault.REFUSE_FIELD, lambda a: a.json()["message"] == "TenTTHC: giá trị không hợp lệ", 0),
    (Fault.SESSION_EXPIRED, lambda a: "Session" in a.json()["message"], 0),
    (Fault.ERROR_500_AFTER_COMMIT, by_status(500), 1),
    (Fault.OTHER_CODE_TYPE, lambda a: a.json()["error_code"] == 0, 1),
    (Fault.CUT_JSON, lambda a: not _is_json(a.text) and "Content-Length" not in a.headers, 1),
]


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(("fault", "seen", "kept"), ANSWERED, ids=lambda v: str(v) if isinstance(v, Fault) else "")
def test_what_is_answered_and_what_is_kept(
    web: httpx.Client, sandbox: SandboxServer, fault: Fault, seen: Callable[[httpx.Response], bool], kept: int
) -> None:
    session = log_in(web)
    sandbox.faults.set(fault, 1)
    assert seen(create(web, session))
    assert stored(sandbox) == kept
    assert sandbox.calls.last()[0].faults == (fault.value,)
    answer = create(web, log_in(web)).json()
    assert answer["message"] == ("Mã hồ sơ đã tồn tại" if kept else "Đồng bộ thành công"), "the fault was one"


@pytest.mark.parametrize(
    ("fault", "kept"),
    [(Fault.RESET_BEFORE, 0), (Fault.RESET, 1), (Fault.CUT_LENGTH, 1), (Fault.HANG, 1)],
)
def test_what_is_not_answered_at_all(web: httpx.Client, sandbox: SandboxServer, fault: Fault, kept: int) -> None:
    session = log_in(web)
    sandbox.faults.set(fault, 1)
    web.timeout = 0.4
    with pytest.raises(httpx.TransportError):
        create(web, session)
    until(lambda: stored(sandbox) == kept)


def test_one_byte_at_a_time(web: httpx.Client, sandbox: SandboxServer) -> None:
    body = json.dumps(_body(log_in(web))).encode()
    sandbox.faults.set(Fault.SLOW_LORIS, 1)
    head = f"POST /mapi/g HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    with socket.create_connection(sandbox.server_address[:2]) as line:
        line.sendall(head.encode() + body)
        began, seen = time.monotonic(), b""
        while time.monotonic() - began < 0.7:
            seen += line.recv(100)  # no read ever waits long: only who looks at the clock gets away
    assert b"HTTP/1.1"[: len(seen)] == seen[:8]
    assert 2 <= len(seen) <= 8
    assert stored(sandbox) == 1


def _body(session: str) -> dict[str, object]:
    return {"session": session, "madonvi": "H99", "service": CREATE, "isUpdating": "False", "data": [dossier()]}


def test_a_bomb_is_small_on_the_wire(web: httpx.Client, sandbox: SandboxServer) -> None:
    session = log_in(web)
    sandbox.faults.set(Fault.GZIP_BOMB, 1)
    with web.stream("POST", "/mapi/g", json=_body(session)) as answer:
        raw = b"".join(answer.iter_raw())
    assert len(raw) < 400_000
    with gzip.open(io.BytesIO(raw)) as opened:
        assert len(opened.read(10_000_000)) == 10_000_000


def test_a_look_up_that_lags_behind(web: httpx.Client, sandbox: SandboxServer) -> None:
    create(web, log_in(web))
    sandbox.faults.set(Fault.STALE_LOOK_UP, 1, "TraCuuHoSo")
    assert mapi(web, "TraCuuHoSo", mahoso=CODE)["result"] == []
    assert len(mapi(web, "TraCuuHoSo", mahoso=CODE)["result"]) == 1


# On files --------------------------------------------------------------------------------------------------------


def test_a_file_is_kept_without_its_second_half_and_called_whole(web: httpx.Client, sandbox: SandboxServer) -> None:
    sandbox.faults.set(Fault.TRUNCATE_FILE, 1, "tep")
    link = put_pdf(web)
    assert web.head(link).headers["Content-Length"] == str(len(PDF) // 2)
    assert web.head(link).headers["X-Content-SHA256"] != DIGEST
    answer = mapi(web, CREATE, isUpdating="False", data=[dossier(link)])
    assert "tệp không khớp mã băm" in answer["message"]
    put_pdf(web)
    assert mapi(web, CREATE, isUpdating="False", data=[dossier(link)])["error_code"] == "0"


def test_an_upload_goes_on_where_the_line_broke(web: httpx.Client) -> None:
    """Three breaks, and not one byte of the file twice."""
    tus, big = {"Tus-Resumable": "1.0.0"}, bytes(400_000)
    play(web, '[[fault]]\nkind = "cut-upload"\nservice = "tus"\nbytes = 100000\ncalls = [1, 2, 3]\n')
    at = web.post("/tus", headers={**tus, "Upload-Length": str(len(big))}).headers["Location"]
    sent, tries = 0, 0
    while sent < len(big):
        tries += 1
        head = {**tus, "Content-Type": "application/offset+octet-stream", "Upload-Offset": str(sent)}
        try:
            web.patch(at, content=big[sent:], headers=head)
        except httpx.TransportError:
            assert tries <= 3
        sent = int(web.head(at, headers=tus).headers["Upload-Offset"])
    assert (tries, web.get("/quan-tri/ho-so").json()["tep"]["byte"]) == (4, len(big))
    assert web.get(at).content == big


def test_a_line_of_so_many_bytes_a_second(web: httpx.Client) -> None:
    play(web, '[[fault]]\nkind = "throttle"\nservice = "tep"\nbytes = 100000\n')
    began = time.monotonic()
    web.put(f"/tep/{hashlib.sha256(bytes(50_000)).hexdigest()}", content=bytes(50_000))
    assert 0.4 < time.monotonic() - began < 5


# Steps again -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("again", "code", "steps"), [("append", "0", 2), ("ignore", "0", 1), ("refuse", "-3", 1)])
def test_a_step_that_is_here_already(
    web: httpx.Client, sandbox: SandboxServer, again: str, code: str, steps: int
) -> None:
    object.__setattr__(sandbox.services._desk, "again", Again(again))
    create(web, log_in(web))
    assert mapi(web, "CapNhatTienDoHoSoMC", data=[step()])["error_code"] == "0"
    assert mapi(web, "CapNhatTienDoHoSoMC", data=[step()])["error_code"] == code
    assert len(sandbox.archive.all()[0].steps) == steps


# Plans -----------------------------------------------------------------------------------------------------------


def struck(plan: FaultPlan, call: str, times: int, profile: str = "P1") -> list[int]:
    """Which calls of `times` a fault was played on, from 1."""
    return [n for n in range(1, times + 1) if plan.strikes(call, profile)]


def running(toml: str) -> FaultPlan:
    plan = FaultPlan()
    plan.run(read_plan(toml))
    return plan


def test_by_number_by_turn_by_service_and_by_profile() -> None:
    assert struck(running('[[fault]]\nkind = "reset"\ncalls = [1, 4]\n'), CREATE, 6) == [1, 4]
    assert struck(running('[[fault]]\nkind = "reset"\nevery = 3\n'), CREATE, 9) == [3, 6, 9]
    named = running('[[fault]]\nkind = "reset"\nservice = "TraCuuHoSo"\n')
    assert (struck(named, CREATE, 3), struck(named, "TraCuuHoSo", 2)) == ([], [1, 2])
    writes = running('[[fault]]\nkind = "reset"\nprofile = "P2"\n')
    assert (struck(writes, CREATE, 2), struck(writes, CREATE, 2, "P2")) == ([], [1, 2])
    assert struck(writes, "TraCuuHoSo", 2, "P2") == [], "without a service: what writes"


def test_by_chance_the_same_again_with_the_same_seed() -> None:
    toml = 'seed = {}\n[[fault]]\nkind = "reset"\nprobability = 0.2\n'
    first = struck(running(toml.format(7)), CREATE, 1000)
    assert first == struck(running(toml.format(7)), CREATE, 1000)
    assert first != struck(running(toml.format(8)), CREATE, 1000)
    assert 150 < len(first) < 250


def test_by_the_clock_since_the_start() -> None:
    now = [0.0]
    plan = FaultPlan(monotonic=lambda: now[0])
    plan.run(read_plan('[[fault]]\nkind = "reset"\nfrom_seconds = 10\nto_seconds = 20\n'))
    seen = []
    for now[0] in (0.0, 9.9, 10.0, 19.9, 20.0):
        seen.append(bool(plan.strikes(CREATE, "P1")))
    assert seen == [False, False, True, True, False]


def test_by_the_number_let_through_within_a_second() -> None:
    now = [0.0]
    plan = FaultPlan(monotonic=lambda: now[0])
    plan.run(read_plan('[[fault]]\nkind = "busy-503"\nover_per_second = 3\n'))
    assert [bool(plan.strikes(CREATE, "P1")) for _ in range(5)] == [False, False, False, True, True]
    now[0] = 0.9
    assert plan.strikes(CREATE, "P1")
    now[0] = 1.0
    assert [bool(plan.strikes(CREATE, "P1")) for _ in range(4)] == [False, False, False, True]


def test_another_spelling_of_zero(web: httpx.Client) -> None:
    play(web, '[[fault]]\nkind = "other-code-type"\nservice = "TraCuuHoSo"\nmessage = "00"\n')
    assert mapi(web, "TraCuuHoSo", mahoso=CODE)["error_code"] == "00"


def test_several_faults_on_one_call() -> None:
    plan = running('[[fault]]\nkind = "latency"\nseconds = 0.1\njitter_seconds = 0.2\n[[fault]]\nkind = "reset"\n')
    played = plan.strikes(CREATE, "P1")
    assert set(played) == {Fault.LATENCY, Fault.RESET}
    assert 0.1 <= played[Fault.LATENCY].seconds <= 0.3


def test_a_plan_runs_over_the_wire_and_ends(web: httpx.Client, sandbox: SandboxServer) -> None:
    play(web, 'title = "Thử"\n[[fault]]\nkind = "latency"\nservice = "*"\nseconds = 0.2\n')
    began = time.monotonic()
    log_in(web)
    assert time.monotonic() - began >= 0.2
    assert "Thử" in web.get("/").text
    play(web, "")
    assert sandbox.faults.plan.rules == ()


def test_retry_after_as_a_date_by_a_clock_that_is_wrong(web: httpx.Client) -> None:
    play(
        web,
        '[clock]\nskew_seconds = -3600\n[[fault]]\nkind = "busy-503"\nservice = "*"\nretry_after = "date"\n',
    )
    answer = web.post("/mapi/login", json={})
    dates = [email.utils.parsedate_to_datetime(answer.headers[name]) for name in ("Retry-After", "Date")]
    assert 0 <= (dates[0] - dates[1]).total_seconds() <= 2
    assert 3500 < time.time() - dates[1].timestamp() < 3700


@pytest.mark.parametrize(
    "toml",
    [
        '[[fault]]\nkind = "no-such"\n',
        "[[fault]]\nprobability = 0.2\n",
        '[[fault]]\nkind = "reset"\nprobablity = 0.2\n',
        '[[fault]]\nkind = "reset"\ncalls = "1"\n',
        '[[fault]]\nkind = "reset"\nprobability = "0.2"\n',
        "sed = 1\n",
        "[clock]\nskew = 1\n",
        "not toml",
    ],
)
def test_a_plan_with_a_mistake_is_refused_by_name(toml: str, web: httpx.Client) -> None:
    with pytest.raises(PlanError):
        read_plan(toml)
    assert web.post("/quan-tri/ke-hoach", json={"toml": toml}).status_code == 400


@pytest.mark.parametrize("path", sorted(PLANS.glob("*.toml")), ids=lambda path: path.stem)
def test_every_plan_that_ships_loads_and_says_why_it_exists(path: Path) -> None:
    plan = load_plan(path)
    assert plan.title
    assert plan.rules
    assert path.read_text("utf-8").startswith("# ")
    assert find_plan(path.stem) == plan


def test_control_without_a_plan_nothing_is_struck(web: httpx.Client, sandbox: SandboxServer) -> None:
    codes = [f"H99.01-261123-{n:04}" for n in range(1, 21)]
    session = log_in(web)
    assert Counter(create(web, session, code).json()["error_code"] for code in codes) == {"0": 20}
    assert {call.faults for call in sandbox.calls.last()} == {()}
    assert struck(sandbox.faults, EVERYTHING, 5) == []


def test_a_client_that_says_nothing_holds_nobody(web: httpx.Client, sandbox: SandboxServer) -> None:
    with socket.create_connection(sandbox.server_address[:2]) as silent:
        silent.sendall(b"POST /mapi/login HTTP/1.1\r\n")
        assert log_in(web)


def test_bodies_that_are_wrong_as_http(sandbox: SandboxServer) -> None:
    for head in (b"Content-Length: x", b"Transfer-Encoding: gzip", b"Content-Length: 99999999999"):
        with socket.create_connection(sandbox.server_address[:2]) as line:
            line.sendall(
                b"POST /mapi/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + head + b"\r\n\r\n"
            )
            line.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionResetError):
                assert line.recv(100)[:12] in (b"HTTP/1.1 400", b"HTTP/1.1 413", b"")
    assert sandbox.archive.all() == []


def test_a_plan_that_is_not_there_stops_the_command(tmp_path: Path) -> None:
    words = ["portal", "serve", "--port", "0", "--data", str(tmp_path), "--faults"]
    for name in ("khong-co", __file__):
        done = subprocess.run([sys.executable, "-m", "kiosk", *words, name], capture_output=True, text=True, timeout=60)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"--faults {name}: ")
