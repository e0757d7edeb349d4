"""The store of electronic results (kho kết quả): what was issued to whom, and fetched by path.

What the delivered dossiers carry as results is in it, and what an agency put there by itself. The paths behind
`bndp` after the log-in are ours: no public source gives them.
"""

import base64
import secrets
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http import HTTPStatus

from kiosk.sync.sandbox_portal.archive import Archive, Json, papers_of, rows_of
from kiosk.sync.sandbox_portal.fields import FLAG, MUST, STATE, Table, Text, complaints, is_date, one_of
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, route, say
from kiosk.sync.sandbox_portal.services import ADAPTER, DSTCODE, Account
from kiosk.sync.sandbox_portal.shelf import Shelf

BASE = f"{ADAPTER}/bndp/public/v1"
TOKEN_SECONDS = 3600.0
RECORD: Table = {
    "MaHoSo": Text(MUST, 50),
    "MaTTHC": Text(MUST, 50),
    "LoaiDoiTuong": Text(MUST, 1, one_of("1", "2", "3", "4")),
    "LoaiDinhDanhCHS": Text(MUST, 2),
    "SoDinhDanhCHS": Text(most=20),
    "NgayTiepNhan": Text(MUST, check=is_date),
    "TrangThaiHoSo": STATE,
    "HinhThuc": FLAG,
    "MaCoQuan": Text(MUST, 50),
    "TenCoQuan": Text(MUST, 500),
    "MaGiayTo": Text(MUST, 100),
    "TenGiayTo": Text(MUST, 5000),
    "KyHieuGiayTo": Text(MUST, 100),
    "PhamViHieuLuc": Text(MUST, 1000),
    "NoiNopHoSo": Text(MUST, 2, one_of("1", "2")),
    "HoSoCoThanhPhanSoHoa": FLAG,
    "DuocThanhToanTrucTuyen": Text(MUST, 1, one_of("0", "1", "2", "3")),
    "MaCSDLDaKetNoi": Text(MUST),
    "DuongDan": Text(),
    "MaChuGiayTo": Text(),
    "NgayCap": Text(check=is_date),
    "ThoiHanHieuLuc": Text(),
    "ThongTinKhac": Text(),
    "NgayTra": Text(check=is_date),
}


@dataclass(slots=True)
class ResultsStore:
    archive: Archive
    shelf: Shelf
    account: Account
    _tokens: dict[str, float] = field(default_factory=dict)

    def routes(self) -> list[Route]:
        return [
            route("POST", f"{BASE}/login", "kho", "bndp.login", self._login),
            route("POST", f"{BASE}/danhsachgiayto", "kho", "bndp.list", self._list),
            route("POST", f"{BASE}/taitep", "kho", "bndp.fetch", self._fetch),
            route("POST", f"{BASE}/ketqua", "kho", "bndp.put", self._put),
        ]

    def _login(self, request: Request, adapter: str | None) -> Reply:
        asked = request.json_object()
        if adapter and DSTCODE not in (request.query.get("dstcode"), request.headers.get("dstcode")):
            return _fault(HTTPStatus.BAD_REQUEST, "dstcode không hợp lệ")
        if (asked.get("username"), asked.get("password")) != (self.account.username, self.account.password):
            return _fault(HTTPStatus.UNAUTHORIZED, "Tài khoản hoặc mật khẩu không đúng")
        token = secrets.token_urlsafe(24)
        self._tokens[token] = time.monotonic() + TOKEN_SECONDS
        return say({"errorCode": "0", "message": "", "result": {"token": token}})

    def _let_in(self, request: Request) -> Reply | None:
        known = self._tokens.get(request.bearer, 0.0) > time.monotonic()
        return None if known else _fault(HTTPStatus.UNAUTHORIZED, "Token không hợp lệ hoặc đã hết hạn")

    def _list(self, request: Request, adapter: str | None) -> Reply:
        if closed := self._let_in(request):
            return closed
        asked = request.json_object()
        owner, channel = asked.get("SoDinhDanhChuSoHuu"), asked.get("KenhThucHien")
        if not isinstance(owner, str) or not owner or channel not in ("1", "2"):
            return _fault(HTTPStatus.OK, "SoDinhDanhChuSoHuu, KenhThucHien: bắt buộc")
        wanted = {str(row.get("MaKetQua")) for row in rows_of(asked, "DanhSachDanhMucKetQua")}
        found = [row for row in self._owned(owner) if not wanted or row["MaKetQua"] in wanted]
        return say({"errorCode": "0", "message": "", "signature": "", "result": {"DanhSachGiayToKetQua": found}})

    def _owned(self, owner: str) -> Iterator[Json]:
        for held in self.archive.all():
            if held.dossier.get("SoGiayToChuHoSo") == owner:
                for row in rows_of(held.dossier, "DanhSachGiayToKetQua"):
                    name, link = str(row["TenGiayTo"]), str(row["DuongDanTepTinKetQua"])
                    yield _result(str(row["MaGiayToKetQua"]), name, held.code, str(held.dossier["DonViXuLy"]), link)
        for row in self.archive.told("ket-qua"):
            if row.get("SoDinhDanhCHS") == owner:
                link = str(row.get("DuongDan", ""))
                yield _result(
                    str(row["MaGiayTo"]), str(row["TenGiayTo"]), str(row["KyHieuGiayTo"]), str(row["TenCoQuan"]), link
                )

    def _fetch(self, request: Request, adapter: str | None) -> Reply:
        """{CoQuanChuQuan, DuongDan} -> the file in base64, as JSON text."""
        if closed := self._let_in(request):
            return closed
        path = str(request.json_object().get("DuongDan"))
        shown = {paper.link for held in self.archive.all() for paper in papers_of(held.dossier)}
        shown |= {str(row.get("DuongDan")) for row in self.archive.told("ket-qua")}
        kept = self.shelf.behind(path) if path in shown else None
        if kept is None or self.shelf.digest_now(kept) is None:
            return _fault(HTTPStatus.NOT_FOUND, "Không tìm thấy tệp")
        return say(base64.b64encode(self.shelf.path(kept).read_bytes()).decode())

    def _put(self, request: Request, adapter: str | None) -> Reply:
        if closed := self._let_in(request):
            return closed
        record = request.json_object()
        if wrong := complaints(record, RECORD):
            return _fault(HTTPStatus.OK, "; ".join(wrong))
        self.archive.tell("ket-qua", f"{record['MaHoSo']} {record['MaGiayTo']}", record)
        return say({"errorCode": "0", "message": "Thành công", "result": None})


def _result(code: str, name: str, sign: str, agency: str, link: str) -> Json:
    files = [{"TenTep": name, "DuongDan": link}] if link else []
    known = {"MaKetQua": code, "TenGiayTo": name, "SoKyHieu": sign, "CoQuanChuQuan": agency}
    return {**known, "DanhSachTepDinhKem": files}


def _fault(status: HTTPStatus, message: str) -> Reply:
    return say({"errorCode": "-1", "message": message, "result": None}, status)
