"""What the Portal tells of procedures, services and code lists. Keys are in upper case on the wire."""

from typing import Annotated, Any

from kiosk.sync.wire.model import AbsentRows, Number, WireModel, Words, rows, told


class ProcedureLine(WireModel):
    """One row of LayDanhSachTTHC. A local procedure that is not among them is not in use (TD)."""

    code: Words = told("MATTHC", "A", "CPS, TD", must=True)
    name: Words = told("TENTTHC", "A", "CPS, TD", must=True)


class FieldOfWork(WireModel):
    """Lĩnh vực; CPS keeps those whose MANGANH is its own madonvi."""

    code: Words = told("MALINHVUC", "A", "CPS, TD, VT")
    name: Words = told("TENLINHVUC", "A", "CPS, TD, VT")
    agency: Words = told("MANGANH", "B", "CPS")


class Agency(WireModel):
    """Cơ quan; the list of codes changed with the mergers of 2025: it is never hard-coded."""

    code: Words = told("MADONVI", "A", "CPS, VT")
    name: Words = told("TENDONVI", "A", "CPS, VT")
    level: Words = told("CAPDONVI", "B", "CPS")


class ChannelFee(WireModel):
    """An element of PHILEPHI."""

    code: Words = told("MAPHILEPHI", "A", "CPS, TD")
    amount_vnd: Number = told("SOTIEN", "A", "CPS, TD", default=None)
    unit: Words = told("DONVI", "A", "CPS, TD")
    note: Words = told("MOTA", "A", "CPS, TD")


class ChannelTerm(WireModel):
    """An element of THOIGIAN."""

    term: Number = told("THOIGIANGIAIQUYET", "A", "CPS, TD", default=None)
    unit: Words = told("DONVITINH", "A", "CPS, TD")
    note: Words = told("MOTA", "A", "CPS, TD")
    fees: Annotated[tuple[ChannelFee, ...], AbsentRows] = rows("PHILEPHI", "A", "CPS, TD")


class ProcedureChannel(WireModel):
    """An element of CACHTHUCTHUCHIEN."""

    channel: Number = told("KENH", "A", "766, TD, CPS", "1 trực tiếp, 2 trực tuyến, 3 bưu chính", default=None)
    terms: Annotated[tuple[ChannelTerm, ...], AbsentRows] = rows("THOIGIAN", "A", "CPS, TD")


class ProcedurePaper(WireModel):
    """An element of GIAYTO."""

    code: Words = told("MAGIAYTO", "A", "CPS, TD", "MaThanhPhanHoSo of a dossier")
    name: Words = told("TENGIAYTO", "A", "CPS, TD")
    form_name: Words = told("TENMAUDON", "A", "CPS, TD")
    form_link: Words = told("URL", "A", "CPS, TD")


class ProcedureComponent(WireModel):
    """An element of THANHPHANHOSO."""

    case: Words = told("TRUONGHOP", "C", "as TRINHTUTHUCHIEN has it")
    papers: Annotated[tuple[ProcedurePaper, ...], AbsentRows] = rows("GIAYTO", "A", "CPS, TD")


class ProcedureResult(WireModel):
    """An element of KETQUATHUCHIEN."""

    code: Words = told("MAKETQUA", "A", "CPS, TD", "MaGiayToKetQua of a dossier")
    name: Words = told("TENKETQUA", "A", "CPS, TD")


class LegalBasis(WireModel):
    """An element of CANCUPHAPLY."""

    number: Words = told("SOVANBAN", "A", "CPS, TD")
    name: Words = told("TENVANBAN", "A", "CPS, TD")


class ProcedureStep(WireModel):
    """An element of TRINHTU."""

    name: Words = told("TENTRINHTU", "A", "CPS, TD")


class ProcedureCase(WireModel):
    """An element of TRINHTUTHUCHIEN."""

    case: Words = told("TRUONGHOP", "A", "CPS, TD")
    steps: Annotated[tuple[ProcedureStep, ...], AbsentRows] = rows("TRINHTU", "A", "CPS, TD")


class ProcedureSubject(WireModel):
    """An element of DOITUONGTHUCHIEN."""

    name: Words = told("TENDOITUONG", "A", "CPS, TD")


Levels = Annotated[tuple[Any, ...], AbsentRows]


class NationalProcedure(WireModel):
    """The one element of the answer to LayThuTuc."""

    id: Words = told("ID", "A", "CPS, TD")
    code: Words = told("MATTHC", "A", "CPS, TD", must=True)
    name: Words = told("TENTTHC", "A", "CPS, TD", must=True)
    published_by: Words = told("MACOQUANCONGBO", "A", "CPS, TD")
    kind: Words = told("LOAITTHC", "A", "CPS, TD")
    state: Words = told("TRANGTHAI", "A", "CPS, TD", "1 public")
    decision_id: Words = told("IDQUYETDINHCONGBO", "A", "CPS, TD", "parameter of LayQDCB")
    decision: Words = told("QUYETDINH", "A", "CPS, TD")
    keywords: Words = told("TUKHOA", "A", "CPS, TD")
    description: Words = told("MOTA", "A", "CPS, TD")
    demands: Words = told("YEUCAU", "A", "CPS, TD")
    place: Words = told("DIACHITIEPNHAN", "A", "CPS, TD")
    subject_words: Words = told("MOTADOITUONGTHUCHIEN", "A", "CPS, TD")
    agency_words: Words = told("MOTACOQUANTHUCHIEN", "A", "CPS, TD")
    authority_words: Words = told("MOTACOQUANTHAMQUYEN", "A", "CPS, TD")
    fields: Annotated[tuple[FieldOfWork, ...], AbsentRows] = rows(
        "LINHVUCTHUCHIEN", "A", "CPS, TD", "the first is used"
    )
    levels: Levels = rows("CAPTHUCHIEN", "A", "CPS, TD")
    cases: Annotated[tuple[ProcedureCase, ...], AbsentRows] = rows("TRINHTUTHUCHIEN", "A", "CPS, TD")
    channels: Annotated[tuple[ProcedureChannel, ...], AbsentRows] = rows("CACHTHUCTHUCHIEN", "A", "CPS, TD")
    components: Annotated[tuple[ProcedureComponent, ...], AbsentRows] = rows("THANHPHANHOSO", "A", "CPS, TD")
    subjects: Annotated[tuple[ProcedureSubject, ...], AbsentRows] = rows("DOITUONGTHUCHIEN", "A", "CPS, TD")
    results: Annotated[tuple[ProcedureResult, ...], AbsentRows] = rows("KETQUATHUCHIEN", "A", "CPS, TD")
    legal_bases: Annotated[tuple[LegalBasis, ...], AbsentRows] = rows("CANCUPHAPLY", "A", "CPS, TD")
    carried_out_by: Annotated[tuple[Agency, ...], AbsentRows] = rows("COQUANTHUCHIEN", "A", "CPS, TD")
    competent: Annotated[tuple[Agency, ...], AbsentRows] = rows("COQUANCOTHAMQUYEN", "A", "CPS, TD")
    delegated: Annotated[tuple[Agency, ...], AbsentRows] = rows("COQUANDUOCUYQUYEN", "A", "CPS, TD")
    together_with: Annotated[tuple[Agency, ...], AbsentRows] = rows("COQUANPHOIHOP", "A", "CPS, TD")
    related: Levels = rows("TTHCLIENQUAN", "A", "CPS, TD")
    linked: Levels = rows("TTHCLIENTHONG", "A", "CPS, TD")


class OnlineService(WireModel):
    """One row of LayDVC."""

    code: Words = told("MADVC", "B", "CPS", must=True)
    name: Words = told("TENDVC", "B", "CPS")
    procedure_code: Words = told("MATTHC", "B", "CPS")
    procedure_name: Words = told("TENTTHC", "B", "CPS")
    published_by: Words = told("TENCOQUANBANHANH", "B", "CPS")
    field_name: Words = told("TENLINHVUC", "B", "CPS")
    units: Levels = rows("APDUNGDVC", "B", "CPS", "where it applies")
