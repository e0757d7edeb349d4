"""A dossier, its steps and its state as iGate and the ministries' REST take them (P3). Known from one set of sample
payloads: names are [B], what they insist on is not known, paths and codes are an assumption."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from kiosk.domain.portal_answer import PlacedFile
from kiosk.domain.submission import Step, Submission, SubmittedFee, SubmittedFile
from kiosk.sync.wire.dossier import Fee, ResultPaper
from kiosk.sync.wire.mapi import owner_number
from kiosk.sync.wire.model import AbsentRows, Moment, Number, WireModel, Words, rows, told
from kiosk.sync.wire.profile import WireCodes

DAY = Moment  # a day is told as the moment it begins
TELLS_MONEY_AND_RESULTS = (5, 6, 9)  # states with which DanhSachLePhi and DanhSachGiayToKetQua may stand


class AttachedPaper(WireModel):
    """An element of GiayToDinhKem."""

    file_id: Words = told("IdGiayTo", "B", "IG", "IdTepTin of the upload", must=True)
    proof: Words = told("HashTepTin", "B", "IG", "as the upload told it", must=True)
    name: Words = told("TenGiayTo", "B", "IG", must=True)
    result_code: Words = told("MaKetQua", "B", "IG")


class Component(WireModel):
    """An element of ThanhPhanHoSo."""

    code: Words = told("MaThanhPhanHoSo", "B", "IG")
    name: Words = told("TenThanhPhanHoSo", "B", "IG", must=True)
    count: Number = told("SoLuong", "B", "IG", default=1)
    copy_kind: Number = told("LoaiBan", "B", "IG", "0 bản chính, 1 bản sao, 2 điện tử", default=2)
    papers: Annotated[tuple[AttachedPaper, ...], AbsentRows] = rows("GiayToDinhKem", "B", "IG")


class ApplicantDetails(WireModel):
    """ThongTinChiTiet."""

    name: Words = told("TenNguoiNop", "B", "IG", must=True)
    number: Words = told("SoDinhDanh", "B", "IG")
    issued_on: DAY = told("NgayCapDinhDanh", "B", "IG", "yyyyMMddHHmmss", default=None)
    born_on: DAY = told("NgaySinh", "B", "IG", "yyyyMMddHHmmss", default=None)
    phone: Words = told("SoDienThoai", "B", "IG")
    email: Words = told("Email", "B", "IG")
    province: Words = told("MaTinh", "B", "IG")
    district: Words = told("MaHuyen", "B", "IG", "no district exists since 07/2025: empty")
    commune: Words = told("MaXa", "B", "IG")
    address: Words = told("DiaChiChiTiet", "B", "IG")
    owner_name: Words = told("TenChuHs", "B", "IG")
    owner_number: Words = told("SoDinhDanhChuHs", "B", "IG")


class WireApplicant(WireModel):
    """ThongTinNguoiNop."""

    kind: Number = told("LoaiDoiTuong", "A", "IG", "0 công dân, 1 doanh nghiệp, 2 hộ kinh doanh", default=0)
    subject_id: Words = told("IdDoiTuong", "B", "IG", "uuid; a kiosk visit has none")
    details: ApplicantDetails = told("ThongTinChiTiet", "B", "IG", default=ApplicantDetails())


class IGateDossier(WireModel):
    """The body of create."""

    dossier_code: Words = told("MaHoSo", "B", "IG", must=True)
    procedure_code: Words = told("MaTTHC", "B", "IG", must=True)
    service_code: Words = told("MaDichVuCong", "B", "IG", "MADVC of LayDVC")
    owner_name: Words = told("ChuHoSo", "B", "IG", must=True)
    owner_kind: Number = told("LoaiDoiTuong", "A", "IG", "a table of its own", default=0)
    unit_code: Words = told("MaDonViTiepNhan", "B", "IG", '"G09.20"', must=True)
    filed_at: Moment = told("NgayNop", "B", "IG", "yyyy-MM-dd HH:mm:ss", default=None, must=True)
    received_at: Moment = told("NgayTiepNhan", "B", "IG", "yyyy-MM-dd HH:mm:ss", default=None, must=True)
    form: dict[str, object] = told("EformThongTinChiTiet", "B", "IG", "the form's own members", default={})
    components: Annotated[tuple[Component, ...], AbsentRows] = rows("ThanhPhanHoSo", "B", "IG")
    applicant: WireApplicant = told("ThongTinNguoiNop", "B", "IG", default=WireApplicant())


class IGateStep(WireModel):
    """An element of the body of progress."""

    portal_id: Words = told("IDHoSo", "B", "IG", "idHoSo of the answer to create; written IDHoSo here")
    dossier_code: Words = told("MaHoSo", "B", "IG", must=True)
    officer: Words = told("NguoiXuLy", "B", "IG", must=True)
    at: Moment = told("ThoiDiemXuLy", "B", "IG", "ISO 8601 with milliseconds", default=None, must=True)
    department: Words = told("PhongBanXuLy", "B", "IG")
    content: Words = told("NoiDungXuLy", "B", "IG", must=True)
    state: Number = told("TrangThai", "A", "IG", default=None, must=True)
    started_at: Moment = told("NgayBatDau", "B", "IG", default=None)
    due_at: Moment = told("NgayKetThucTheoQuyDinh", "B", "IG", default=None)


class IGateState(WireModel):
    """An element of the body of status. Money and results stand there only with the states 5, 6 and 9."""

    portal_id: Words = told("IdHoSo", "B", "IG", "written IdHoSo here")
    dossier_code: Words = told("MaHoSo", "B", "IG", must=True)
    state: Number = told("TrangThai", "A", "IG", default=None, must=True)
    opinion: Words = told("NoiDungYKien", "B", "IG")
    department: Words = told("PhongBanXuLy", "B", "IG")
    content: Words = told("NoiDungXuLy", "B", "IG")
    fees: Annotated[tuple[Fee, ...], AbsentRows] = rows("DanhSachLePhi", "B", "IG")
    results: Annotated[tuple[ResultPaper, ...], AbsentRows] = rows("DanhSachGiayToKetQua", "B", "IG")


def igate_dossier_of(submission: Submission, files: Mapping[str, PlacedFile], codes: WireCodes) -> IGateDossier:
    """Raises KeyError when a file was not placed: a dossier never goes without it."""
    s = submission
    kind = int(codes.organisation_kind if s.owner_is_organisation else codes.owner_kind)
    return IGateDossier(
        dossier_code=s.dossier_code,
        procedure_code=s.procedure_code,
        owner_name=s.owner_name,
        owner_kind=kind,
        unit_code=codes.unit_code,
        filed_at=s.filed_at,
        received_at=s.received_at,
        components=tuple(_component(file, files[file.digest], codes) for file in s.files),
        applicant=WireApplicant(kind=int(codes.owner_kind), details=_details(s)),
    )


def _details(s: Submission) -> ApplicantDetails:
    return ApplicantDetails(
        name=s.applicant_name or s.owner_name,
        number=s.citizen_id or s.document_number,
        issued_on=_day(s.identity_issued_on),
        born_on=_day(s.birth_date),
        phone=s.phone,
        email=s.email,
        province=s.province_code,
        commune=s.commune_code,
        address=s.address,
        owner_name=s.owner_name,
        owner_number=owner_number(s),
    )


def _component(file: SubmittedFile, placed: PlacedFile, codes: WireCodes) -> Component:
    paper = AttachedPaper(file_id=placed.file_id, proof=placed.proof, name=file.name, result_code=file.replaced_by)
    return Component(code=file.component_code, name=file.name, copy_kind=codes.copy_kind, papers=(paper,))


def igate_step_of(step: Step, portal_id: str) -> IGateStep:
    return IGateStep(
        portal_id=portal_id,
        dossier_code=step.dossier_code,
        officer=step.officer or step.title or step.department,
        at=step.at,
        department=step.department,
        content=step.content,
        state=step.national_state,
    )


def igate_state_of(
    submission: Submission, files: Mapping[str, PlacedFile], codes: WireCodes, portal_id: str
) -> IGateState:
    """A dossier as it stands now, for who takes no second create."""
    s = submission
    state = s.national_state or int(codes.first_state)
    tells = state in TELLS_MONEY_AND_RESULTS
    results = [
        ResultPaper(name=r.name, paper_id=r.digest, link=files[r.digest].link or files[r.digest].file_id, code=r.code)
        for r in s.results
        if r.code
    ]
    return IGateState(
        portal_id=portal_id,
        dossier_code=s.dossier_code,
        state=state,
        opinion=s.return_note,
        department=s.unit_name,
        content=s.summary or s.procedure_name,
        fees=tuple(_fee(fee, codes) for fee in s.fees) if tells else (),
        results=tuple(results) if tells else (),
    )


def _fee(fee: SubmittedFee, codes: WireCodes) -> Fee:
    return Fee(
        name=fee.name,
        code=fee.code or codes.fee_code,
        moment=codes.fee_moment,
        amount_vnd=fee.amount_vnd,
        kind=codes.fee_kind,
    )


def _day(day: date | None) -> object:
    return None if day is None else day.isoformat()
