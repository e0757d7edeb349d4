"""Profile P3: a ministry's REST interface. Token, next code, file, dossier, steps, status; HTTP codes mean something.

The paths are ours: no public source gives them. A look-up is not known of this interface either; the one here stands
for whatever the ministry's guide will name.
"""

from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote

from kiosk.sync.sandbox_portal.archive import Archive, Held, Json
from kiosk.sync.sandbox_portal.clock import VIETNAM, Clock
from kiosk.sync.sandbox_portal.dossier_desk import DossierDesk, title_of
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.fields import Table, complaints
from kiosk.sync.sandbox_portal.igate_fields import CREATE, PROGRESS, STATUS, WITH_LISTS
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, route, say
from kiosk.sync.sandbox_portal.multipart import read_parts
from kiosk.sync.sandbox_portal.proxy import Tokens
from kiosk.sync.sandbox_portal.shelf import Shelf, StoredFile

BASE = "/igate"


@dataclass(frozen=True, slots=True)
class Igate:
    desk: DossierDesk
    archive: Archive
    shelf: Shelf
    tokens: Tokens
    clock: Clock

    def routes(self) -> list[Route]:
        return [
            route("POST", f"{BASE}/token", "P3", "igate.token", self._token),
            route("GET", f"{BASE}/ma-ho-so", "P3", "igate.next-code", self._next_code),
            route("POST", f"{BASE}/tep-tin", "P3", "igate.file", self._file),
            route("POST", f"{BASE}/ho-so", "P3", "igate.create", self._create),
            route("GET", f"{BASE}/ho-so/(?P<code>[^/]+)", "P3", "igate.look-up", self._look_up),
            route("POST", f"{BASE}/tien-do", "P3", "igate.progress", self._progress),
            route("POST", f"{BASE}/trang-thai", "P3", "igate.status", self._status),
        ]

    def _token(self, request: Request) -> Reply:
        asked = request.json_object()
        issued = self.tokens.issue(asked.get("client_id"), asked.get("client_secret"))
        return say(issued) if issued else _fault(HTTPStatus.UNAUTHORIZED, "client_id hoặc client_secret không đúng")

    def _let_in(self, request: Request) -> Reply | None:
        if Fault.SESSION_EXPIRED in request.strikes:
            self.tokens.forget()
        known = self.tokens.known(request.bearer)
        return None if known else _fault(HTTPStatus.UNAUTHORIZED, "Token không hợp lệ hoặc đã hết hạn")

    def _next_code(self, request: Request) -> Reply:
        if closed := self._let_in(request):
            return closed
        unit = request.query.get("code", "")
        if not unit or not all(c.isascii() and (c.isalnum() or c == ".") for c in unit) or len(unit) > 35:
            return _fault(HTTPStatus.BAD_REQUEST, "code: giá trị không hợp lệ")
        day = f"{self.clock.now().astimezone(VIETNAM):%Y%m%d}"
        number = self.archive.next_number(f"{unit.upper()}-{day}")
        return _done({"value": f"{unit.upper()}-{day}-{number:07}"})

    def _file(self, request: Request) -> Reply:
        if closed := self._let_in(request):
            return closed
        kept: list[StoredFile] = []
        for part, content in read_parts(request.headers.get("Content-Type", ""), request.chunks()):
            if part.name == "files" and part.file_name:
                kept.append(self.shelf.put(content, "igate", name=part.file_name, kind=part.media_type))
        if not kept:
            return _fault(HTTPStatus.BAD_REQUEST, "files: bắt buộc")
        if Fault.TRUNCATE_FILE in request.strikes:
            self.shelf.cut_short(kept[0])
        told = [{"IdTepTin": file.id, "HashTepTin": file.digest, "TenTepTin": file.name} for file in kept]
        request.noted["subject"] = kept[0].digest[:12]
        return _done(told[0] if len(told) == 1 else told)

    def _create(self, request: Request) -> Reply:
        if closed := self._let_in(request):
            return closed
        dossier = request.json_object()
        if wrong := complaints(dossier, CREATE) or self.desk.missing_files(dossier):
            return _fault(HTTPStatus.BAD_REQUEST, "; ".join(wrong))
        if not self.archive.create(dossier, "P3"):
            return _fault(HTTPStatus.BAD_REQUEST, "Mã hồ sơ đã tồn tại")
        held = self.archive.find(str(dossier["MaHoSo"]))
        return _done({"idHoSo": held.ministry_id if held else "", "maHoSo": dossier["MaHoSo"]})

    def _look_up(self, request: Request, code: str) -> Reply:
        if closed := self._let_in(request):
            return closed
        held = None if Fault.STALE_LOOK_UP in request.strikes else self.archive.find(unquote(code))
        if held is None:
            return _fault(HTTPStatus.NOT_FOUND, "Không tìm thấy hồ sơ")
        d = held.dossier
        times = {"ngayNop": d.get("NgayNop", ""), "ngayTiepNhan": d.get("NgayTiepNhan", "")}
        known = {"idHoSo": held.ministry_id, "maHoSo": held.code, **times}
        return _done({**known, "trangThai": int(held.state), "tenTrangThai": title_of(held.state)})

    def _progress(self, request: Request) -> Reply:
        return self._let_in(request) or self._steps(request, PROGRESS, "IDHoSo")

    def _status(self, request: Request) -> Reply:
        return self._let_in(request) or self._steps(request, STATUS, "IdHoSo")

    def _steps(self, request: Request, table: Table, id_name: str) -> Reply:
        data = request.json()
        if not isinstance(data, list) or not data:
            return _fault(HTTPStatus.BAD_REQUEST, "phải là một mảng")
        if wrong := [c for step in data for c in complaints(step, table)] or _lists_out_of_place(data):
            return _fault(HTTPStatus.BAD_REQUEST, "; ".join(wrong))
        for step in data:
            held = self.archive.find(str(step["MaHoSo"]))
            if held is None or _other_dossier(held, step[id_name]):
                return _fault(HTTPStatus.NOT_FOUND, "Không tìm thấy hồ sơ")
            if wrong := self.desk.missing_files(step):
                return _fault(HTTPStatus.BAD_REQUEST, "; ".join(wrong))
        answer = self.desk.append(data)
        return _done(None) if answer["error_code"] == "0" else _fault(HTTPStatus.BAD_REQUEST, str(answer["message"]))


def _other_dossier(held: Held, told: object) -> bool:
    return bool(held.ministry_id) and told != held.ministry_id


def _lists_out_of_place(data: list[Json]) -> list[str]:
    lists = ("DanhSachLePhi", "DanhSachGiayToKetQua")
    return [
        f"{n}: chỉ có ở trạng thái 5, 6, 9"
        for s in data
        for n in lists
        if s.get(n) and s["TrangThai"] not in WITH_LISTS
    ]


def _done(data: object) -> Reply:
    return say({"code": HTTPStatus.OK.value, "message": "Thành công", "data": data})


def _fault(status: HTTPStatus, message: str) -> Reply:
    return say({"code": status.value, "message": message, "data": None}, status)
