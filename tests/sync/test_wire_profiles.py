"""Golden exchanges: what goes out for each service of each profile, word for word, and how each answer is read."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sync_people import PDF, PDF_DIGEST, STEP, SUBMISSION

from kiosk.config import RESOURCES
from kiosk.domain.errors import ConfigError, PortalAnswerUnreadable, PortalLoginRefused, ResourceBroken
from kiosk.domain.portal_answer import AnswerKind, PlacedFile, PortalHolding, disagreements
from kiosk.domain.submission import Submission, SubmittedFee, SubmittedFile
from kiosk.sync.caller import Account, Caller
from kiosk.sync.http import Answer
from kiosk.sync.igate_portal import IGatePortal
from kiosk.sync.portal import HttpPortal
from kiosk.sync.wire.answers import Reading, error_code, load_rules
from kiosk.sync.wire.dossier import WireDossier
from kiosk.sync.wire.igate import IGateDossier, igate_dossier_of
from kiosk.sync.wire.mapi import dossier_of
from kiosk.sync.wire.model import read_moment, unfilled
from kiosk.sync.wire.profile import Profile, load_profile
from kiosk.sync.wire.spelling import write_moment

FOLDER = RESOURCES / "portal"
NAMES = ["p1-mapi", "p2-proxy", "p2-lgsp", "p3-igate"]
FILES = {PDF_DIGEST: PlacedFile(PDF_DIGEST, len(PDF), "http://tep/1", "id-1", PDF_DIGEST)}
OK = {"error_code": "0", "message": "Đồng bộ thành công"}
TOKEN = {"access_token": "t1", "expires_in": 3600, "token_type": "Bearer", "scope": "default"}


class Line:
    """Plays a line: hears what is sent and gives the answers in turn; the last one again and again."""

    def __init__(self, *answers: object) -> None:
        self.sent: list[tuple[str, str, Any, Mapping[str, str]]] = []
        self._answers = list(answers)

    def exchange(self, method: str, url: str, content: bytes = b"", headers: Mapping[str, str] | None = None) -> Answer:
        try:
            body = json.loads(content) if content else None
        except ValueError:
            body = content.decode()
        self.sent.append((method, url, body, headers or {}))
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Answer):
            return answer
        return Answer(200, {"content-type": "application/json"}, json.dumps(answer, ensure_ascii=False).encode())


def spoken(name: str, line: Line, **changes: Any) -> HttpPortal:
    profile = load_profile(FOLDER, name, changes)
    caller = Caller("http://cong.mau", Account("ai", "mat"), profile, line)  # type: ignore[arg-type]
    return (IGatePortal if profile.dossier == "igate" else HttpPortal)(caller, None)  # type: ignore[arg-type]


def test_p1_logs_in_and_wraps_every_call_in_its_envelope() -> None:
    line = Line({"error_code": 0, "session": "s1"}, OK)
    assert spoken("p1-mapi", line).create(SUBMISSION, FILES).ok
    (_, login_url, login, login_headers), (method, url, body, headers) = line.sent
    assert (login_url, login) == ("http://cong.mau/mapi/login", {"username": "ai", "password": "mat"})
    assert (method, url) == ("POST", "http://cong.mau/mapi/g")
    assert [name for name in body if name != "data"] == ["session", "madonvi", "service", "isUpdating"]
    assert (body["session"], body["madonvi"], body["service"]) == ("s1", "H99", "DongBoHoSoMC")
    assert body["isUpdating"] == "False"
    assert [row["MaHoSo"] for row in body["data"]] == [SUBMISSION.dossier_code]
    assert headers["dstcode"] == login_headers["dstcode"] == "VN:GOV:000.00.00.G22:vpcpdvcprovider"
    assert headers["Accept"] == "application/json"


def test_p1_dstcode_and_providerurl_in_the_query() -> None:
    line = Line({"error_code": "00", "session": "s1"}, OK)
    where = {"place": "query", "providerurl": "https://api.mau/x"}
    spoken("p1-mapi", line, destination=where).update(SUBMISSION, FILES)
    assert line.sent[1][1] == (
        "http://cong.mau/mapi/g?dstcode=VN:GOV:000.00.00.G22:vpcpdvcprovider&providerurl=https:%2F%2Fapi.mau%2Fx"
    )
    assert "dstcode" not in line.sent[1][3]
    assert line.sent[1][2]["isUpdating"] == "True"


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda p: p.look_up("H99-1"), {"service": "TraCuuHoSo", "mahoso": "H99-1"}),
        (lambda p: p.reader.procedures(), {"service": "LayDanhSachTTHC"}),
        (lambda p: p.reader.procedure("1.1"), {"service": "LayThuTuc", "maTTHC": "1.1"}),
        (lambda p: p.reader.online_services(), {"service": "LayDVC"}),
        (lambda p: p.reader.code_list("decision", {"id": "7"}), {"service": "LayQDCB", "idQDCB": "7"}),
        (lambda p: p.reader.agencies(), {"service": "LayDanhMucCoQuan"}),
        (lambda p: p.reader.code_list("communes"), {"service": "LayDanhMucPhuongXa"}),
        (lambda p: p.reader.tech_id("099"), {"service": "TraCuuTechID", "provider": "wso2is", "mstorcmnd": "099"}),
        (lambda p: p.reader.questions(), {"service": "LayDanhSachHoiDapGuiTuDVCQG"}),
        (lambda p: p.reader.question_bank(), {"service": "LayDanhSachHoiDapBoCoQuan"}),
        (lambda p: p.reader.replies("3"), {"service": "LayNoiDungTraLoiTheoCauHoi", "cauhoiid": "3"}),
    ],
)
def test_p1_questions_word_for_word(ask: Any, told: dict[str, str]) -> None:
    line = Line({"error_code": 0, "session": "s1"}, {"error_code": 0, "result": []})
    ask(spoken("p1-mapi", line))
    assert line.sent[1][2] == {"session": "s1", "madonvi": "H99", **told}


def test_p1_steps_are_a_list_of_at_most_ten() -> None:
    line = Line({"error_code": 0, "session": "s1"}, OK)
    portal = spoken("p1-mapi", line)
    portal.append_steps([STEP] * 10)
    assert (line.sent[1][2]["service"], len(line.sent[1][2]["data"])) == ("CapNhatTienDoHoSoMC", 10)
    for wrong in ([], [STEP] * 11):
        with pytest.raises(ValueError, match="steps"):
            portal.append_steps(wrong)


def test_p2_sends_bare_arrays_and_reads_the_answer_in_the_answer() -> None:
    inner = json.dumps({"error_code": "-3", "message": "Mã hồ sơ đã tồn tại"}, ensure_ascii=False)
    line = Line({"error_code": "0", "message": inner})
    answer = spoken("p2-proxy", line).create(SUBMISSION, FILES)
    method, url, body, headers = line.sent[0]
    assert (method, url) == ("POST", "http://cong.mau/KetNoiMotCuaQuocGia/DongBoHoSoMC?isUpdating=False")
    assert isinstance(body, list)
    assert body[0]["MaHoSo"] == SUBMISSION.dossier_code
    assert not {"dstcode", "Authorization"} & set(headers)
    assert (answer.kind, answer.code) == (AnswerKind.EXISTS, -3)


def test_p2_reads_lists_by_get_out_of_the_wrapped_text() -> None:
    rows = {"error_code": 0, "result": [{"MATTHC": "1.1", "TENTTHC": "Một"}]}
    line = Line({"error_code": "0", "message": json.dumps(rows)})
    found = spoken("p2-proxy", line).reader.procedure("1.1")
    assert found is not None
    assert line.sent[0][:3] == ("GET", "http://cong.mau/KetNoiMotCuaQuocGia/LayThuTuc?maTTHC=1.1", None)


def test_p2_three_addresses_of_a_province_are_settings(tmp_path: Path) -> None:
    own = tmp_path / "tinh-mau.toml"
    own.write_text(
        '[calls.create]\npath = "/api/them-moi"\nquery = {}\n[calls.update]\npath = "/api/cap-nhat"\nquery = {}\n'
    )
    profile = load_profile(FOLDER, "p2-proxy", own_file=own)
    line = Line(OK)
    portal = HttpPortal(Caller("http://cong.mau", Account("", ""), profile, line), None)  # type: ignore[arg-type]
    portal.create(SUBMISSION, FILES)
    portal.update(SUBMISSION, FILES)
    assert [url for _, url, *_ in line.sent] == ["http://cong.mau/api/them-moi", "http://cong.mau/api/cap-nhat"]
    own.write_text("[calls.create]\npath = 3\n")
    with pytest.raises(ConfigError):
        load_profile(FOLDER, "p2-proxy", own_file=own)


def test_p2_behind_the_lgsp_shows_a_token() -> None:
    line = Line(TOKEN, OK)
    spoken("p2-lgsp", line).create(SUBMISSION, FILES)
    (_, token_url, form, token_headers), (_, _, _, headers) = line.sent
    assert (token_url, form) == ("http://cong.mau/token", "grant_type=client_credentials")
    assert token_headers["Authorization"] == "Basic YWk6bWF0"
    assert headers["Authorization"] == "Bearer t1"


def test_a_token_that_another_platform_gives_otherwise_is_data() -> None:
    login = {"answer": "token", "lives": "", "also": {"lgspaccesstoken": "{token}"}, "body": "form"}
    line = Line({"token": "t2", "refreshToken": "r", "expiryDate": "x"}, OK)
    spoken("p2-lgsp", line, login=login).create(SUBMISSION, FILES)
    assert "client_id=ai" in line.sent[0][2]
    assert (line.sent[1][3]["Authorization"], line.sent[1][3]["lgspaccesstoken"]) == ("Bearer t2", "t2")


def test_p3_speaks_in_three_forms_of_a_date_and_in_numbers() -> None:
    created = {"code": 200, "message": "Thành công", "data": {"idHoSo": "u-1", "maHoSo": SUBMISSION.dossier_code}}
    line = Line(TOKEN, created)
    portal = spoken("p3-igate", line)
    known = replace(SUBMISSION, birth_date=date(1985, 1, 2))
    answer = portal.create(known, FILES)
    assert (answer.ok, answer.portal_id) == (True, "u-1")
    portal.append_steps([STEP], "u-1")
    portal.update(replace(SUBMISSION, national_state=9), FILES, "u-1")
    assert line.sent[0][2] == {"client_id": "ai", "client_secret": "mat"}
    dossier, (step,), (state,) = (sent[2] for sent in line.sent[1:])
    assert dossier == {
        "MaHoSo": "H99.01-261123-0001",
        "MaTTHC": "1.001193",
        "MaDichVuCong": "",
        "ChuHoSo": "Nguyễn Văn Mẫu",
        "LoaiDoiTuong": 0,
        "MaDonViTiepNhan": "H99.01",
        "NgayNop": "2026-11-23 08:15:00",
        "NgayTiepNhan": "2026-11-23 08:15:00",
        "EformThongTinChiTiet": {},
        "ThanhPhanHoSo": [
            {
                "MaThanhPhanHoSo": "",
                "TenThanhPhanHoSo": "Tờ khai đăng ký khai sinh",
                "SoLuong": 1,
                "LoaiBan": 2,
                "GiayToDinhKem": [
                    {
                        "IdGiayTo": "id-1",
                        "HashTepTin": PDF_DIGEST,
                        "TenGiayTo": "Tờ khai đăng ký khai sinh",
                        "MaKetQua": "",
                    }
                ],
            }
        ],
        "ThongTinNguoiNop": {
            "LoaiDoiTuong": 0,
            "IdDoiTuong": "",
            "ThongTinChiTiet": {
                "TenNguoiNop": "Nguyễn Văn Mẫu",
                "SoDinhDanh": "099085000011",
                "NgaySinh": "19850102000000",
                "SoDienThoai": "0900000000",
                "Email": "",
                "MaTinh": "",
                "MaHuyen": "",
                "MaXa": "",
                "DiaChiChiTiet": "Số 1, tổ 2, phường Hoa Mẫu",
                "TenChuHs": "Nguyễn Văn Mẫu",
                "SoDinhDanhChuHs": "099085000011",
            },
        },
    }
    assert step["ThoiDiemXuLy"] == "2026-11-23T08:15:00.000+07:00"
    assert (step["TrangThai"], step["IDHoSo"]) == (2, "u-1")
    assert (state["TrangThai"], state["IdHoSo"]) == (9, "u-1")
    assert [fee["Gia"] for fee in state["DanhSachLePhi"]] == ["8000"]


def test_p3_tells_money_only_with_the_states_that_may() -> None:
    line = Line(TOKEN, {"code": 200, "data": None})
    spoken("p3-igate", line).update(replace(SUBMISSION, national_state=4), FILES, "u-1")
    assert line.sent[1][2][0]["DanhSachLePhi"] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_mandatory_is_empty(name: str) -> None:
    profile = load_profile(FOLDER, name)
    model = (igate_dossier_of if profile.dossier == "igate" else dossier_of)(SUBMISSION, FILES, profile.codes)
    assert list(unfilled(model)) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_field_and_call_says_how_sure_it_is(name: str) -> None:
    profile = load_profile(FOLDER, name)
    assert profile.origin.source
    assert all(call.source and call.certainty for call in profile.calls.values())
    model = IGateDossier if profile.dossier == "igate" else WireDossier
    assert all((field.description or "").startswith("[") for field in model.model_fields.values())


# Never copied ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", range(1, 11))
def test_the_state_is_told_as_it_is(state: int) -> None:
    """Others turn 5, 6 and 8 into 9 before they send, which hides that a dossier is late."""
    assert dossier_of(replace(SUBMISSION, national_state=state), FILES, _codes("p1-mapi")).state == str(state)


def test_no_flag_is_set_for_a_check_that_was_not_made() -> None:
    told = dossier_of(replace(SUBMISSION, citizen_id="", results=()), FILES, _codes("p1-mapi"))
    assert (told.identities, told.databases, told.vneid_verified, told.results) == ((), (), False, ())
    seen = replace(SUBMISSION, vneid_verified=True, databases=("1",))
    told = dossier_of(seen, FILES, _codes("p1-mapi"))
    assert (told.vneid_verified, [one.code for one in told.databases]) == (True, ["1"])


def test_a_clock_of_24_hours() -> None:
    assert write_moment(datetime(2026, 11, 23, 9, 5, tzinfo=UTC), "%Y%m%d%H%M%S") == "20261123160500"
    for name in NAMES:
        assert "%I" not in load_profile(FOLDER, name).spelling.model_dump_json()


def _codes(name: str) -> Any:
    return load_profile(FOLDER, name).codes


# Round trip --------------------------------------------------------------------------------------------------------

words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
codes_ = st.from_regex(r"H99\.\d{2}-\d{6}-\d{4,7}", fullmatch=True)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)).map(  # noqa: DTZ001
    lambda at: at.replace(microsecond=0, tzinfo=UTC)
)
days = st.dates(date(1930, 1, 1), date(2026, 1, 1))
digests = st.binary(min_size=32, max_size=32).map(bytes.hex)
papers = st.builds(
    SubmittedFile,
    digest=digests,
    size=st.integers(1, 10**8),
    name=words.filter(bool),
    document_id=st.just("01"),
    media_type=st.just("application/pdf"),
    component_code=words,
    reused=st.integers(0, 2),
    from_national_store=st.booleans(),
    replaced_by=words,
)
fees = st.builds(SubmittedFee, name=words, code=words.filter(bool), amount_vnd=st.integers(0, 10**9))
dossiers = st.builds(
    Submission,
    dossier_id=st.just("x"),
    dossier_code=codes_,
    procedure_code=st.from_regex(r"\d\.\d{6}", fullmatch=True),
    procedure_name=words,
    field_code=words,
    field_name=words,
    citizen_id=st.from_regex(r"099\d{9}", fullmatch=True),
    owner_name=words,
    phone=words,
    email=words,
    address=words,
    summary=words,
    note=words,
    filed_at=moments,
    received_at=moments,
    due_at=st.none() | moments,
    unit_name=words,
    return_by_post=st.booleans(),
    files=st.lists(papers, max_size=4).map(tuple),
    fees=st.lists(fees, max_size=3).map(tuple),
    national_state=st.integers(1, 10),
    finished_at=st.none() | moments,
    owner_is_organisation=st.booleans(),
    birth_date=st.none() | days,
    identity_issued_on=st.none() | days,
    vneid_verified=st.booleans(),
    databases=st.lists(words.filter(bool), max_size=2).map(tuple),
)


@pytest.mark.parametrize("name", NAMES)
@given(dossier=dossiers)
@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_is_written_by_a_profile_reads_back_the_same(name: str, dossier: Submission) -> None:
    profile = load_profile(FOLDER, name)
    files = {
        f.digest: PlacedFile(f.digest, f.size, f"http://tep/{f.digest}", f.digest, f.digest) for f in dossier.files
    }
    thawed = Submission.from_json(dossier.to_json())
    assert thawed == dossier
    igate = profile.dossier == "igate"
    model = (igate_dossier_of if igate else dossier_of)(thawed, files, profile.codes)
    text = json.dumps(profile.spelling.write(model.tree()), ensure_ascii=False)
    read = type(model).model_validate(json.loads(text))
    assert read == model
    _agrees(profile, dossier, json.loads(text))


def _agrees(profile: Profile, dossier: Submission, wire: dict[str, Any]) -> None:
    """What the wire says is what the dossier says, read without our models."""
    assert (wire["MaHoSo"], wire["MaTTHC"], wire["ChuHoSo"]) == (
        dossier.dossier_code,
        dossier.procedure_code,
        dossier.owner_name,
    )
    assert read_moment(wire["NgayTiepNhan"]) == dossier.received_at
    assert read_moment(wire["NgayNop" if profile.dossier == "igate" else "NgayNopHoSo"]) == dossier.filed_at
    if profile.dossier == "igate":
        assert [c["GiayToDinhKem"][0]["IdGiayTo"] for c in wire["ThanhPhanHoSo"]] == [f.digest for f in dossier.files]
        assert wire["LoaiDoiTuong"] == int(dossier.owner_is_organisation)
        return
    assert [p["TepDinhKemId"] for p in wire["TaiLieuNop"]] == [f.digest for f in dossier.files]
    assert [int(f["Gia"]) for f in wire["DanhSachLePhi"]] == [f.amount_vnd for f in dossier.fees]
    assert wire["LoaiDoiTuong"] == ("2" if dossier.owner_is_organisation else "1")
    assert all(isinstance(leaf, str) for leaf in wire.values() if not isinstance(leaf, list))


# Answers -----------------------------------------------------------------------------------------------------------

RULES = load_rules(FOLDER)


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ({"error_code": 0, "message": "Thành công"}, AnswerKind.OK),
        ({"error_code": "00", "message": ""}, AnswerKind.OK),
        ({"error_code": "0"}, AnswerKind.OK),
        ({"error_code": 0, "message": "Đồng bộ KHÔNG thành công"}, AnswerKind.REFUSED),
        ({"error_code": "0", "message": "Mã hồ sơ đã tồn tại"}, AnswerKind.EXISTS),
        ({"error_code": 3, "message": "Hồ sơ ĐÃ TỒN TẠI trên hệ thống"}, AnswerKind.EXISTS),
        ({"error_code": "-3", "message": "Cập nhật thành công"}, AnswerKind.OK),
        ({"error_code": "-3", "message": "Không thành công"}, AnswerKind.REFUSED),
        ({"error_code": 3, "message": "abc"}, AnswerKind.UNKNOWN),
        ({"error_code": -1, "message": "Session không hợp lệ hoặc đã hết hạn"}, AnswerKind.SESSION),
        ({"error_code": -1, "message": "Phiên làm việc đã hết hạn"}, AnswerKind.SESSION),
        ({"error_code": -1, "message": "Hồ sơ chưa có trên hệ thống"}, AnswerKind.MISSING),
        ({"error_code": -1, "message": "Mã hồ sơ không tồn tại"}, AnswerKind.MISSING),
        ({"error_code": "-1", "message": "Tệp 1: không tải được tệp"}, AnswerKind.FILES),
        ({"error_code": "-1", "message": "Hệ thống đang bận, vui lòng thử lại sau"}, AnswerKind.LATER),
        ({"error_code": "-1", "message": "NgayTiepNhan: bắt buộc"}, AnswerKind.REFUSED),
        ({"error_code": "-99", "message": "???"}, AnswerKind.UNKNOWN),
    ],
)
def test_what_an_answer_means(answer: dict[str, object], kind: AnswerKind) -> None:
    for text in (str(answer.get("message", "")), _decomposed(str(answer.get("message", "")))):
        told = Reading().classify({**answer, "message": text}, RULES)
        assert (told.kind, told.said) == (kind, text)


def _decomposed(text: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFD", text)


def test_control_an_empty_table_takes_every_failure_for_unknown() -> None:
    told = Reading().classify({"error_code": -3, "message": "Mã hồ sơ đã tồn tại"}, ())
    assert told.kind is AnswerKind.UNKNOWN


@given(st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), words, st.lists(st.integers(), max_size=2)))
def test_an_error_code_of_any_type_is_a_number_or_none(value: object) -> None:
    code = error_code(value)
    assert code is None or isinstance(code, int)


def test_an_answer_without_a_code_is_nobodys() -> None:
    for answer in ({}, {"error_code": None}, {"error_code": "abc"}, {"error_code": True}):
        with pytest.raises(PortalAnswerUnreadable):
            Reading().classify(answer, RULES)


def test_what_was_said_is_kept_and_never_shown() -> None:
    told = Reading().classify({"error_code": -1, "message": "ChuHoSo Nguyễn Văn Mẫu không hợp lệ"}, RULES)
    assert told.fields == ("ChuHoSo",)
    assert "Mẫu" in told.raw
    assert "Mẫu" not in repr(told)
    assert "Mẫu" not in repr(dossier_of(SUBMISSION, FILES, _codes("p1-mapi")))


def test_a_log_in_that_gives_no_session_is_refused() -> None:
    for wrong in ({"error_code": 0}, {"error_code": -1, "session": "s"}, {"error_code": 0, "session": ""}):
        with pytest.raises(PortalLoginRefused):
            spoken("p1-mapi", Line(wrong)).create(SUBMISSION, FILES)


def test_a_file_that_was_not_placed_keeps_the_dossier_here() -> None:
    for name in NAMES:
        line = Line({"error_code": 0, "session": "s1", **TOKEN}, OK)
        with pytest.raises(KeyError):
            spoken(name, line).create(SUBMISSION, {})
        assert line.sent == []


def test_delivered_is_what_both_agree_on() -> None:
    held = {PDF_DIGEST: None}
    assert disagreements(SUBMISSION, None, held)
    assert disagreements(SUBMISSION, PortalHolding(SUBMISSION.dossier_code, "9.9"), held)
    assert disagreements(SUBMISSION, PortalHolding(SUBMISSION.dossier_code), {}) == (
        f"file {PDF_DIGEST[:12]} is not there",
    )


@pytest.mark.parametrize("name", ["", "../x", "khong-co", "answers"])
def test_a_profile_that_is_none_is_a_broken_resource(name: str) -> None:
    with pytest.raises(ResourceBroken):
        load_profile(FOLDER, name)
