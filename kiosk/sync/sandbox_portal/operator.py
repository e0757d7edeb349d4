"""The operator's corner: what arrived, as JSON; faults and plans; an officer's word; calls to the province."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus

from kiosk.sync.sandbox_portal.archive import Archive, Json
from kiosk.sync.sandbox_portal.calls import Calls
from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.dossier_desk import refusal, title_of
from kiosk.sync.sandbox_portal.faults import Fault, FaultPlan, Plan, PlanError, read_plan
from kiosk.sync.sandbox_portal.file_service import FileService
from kiosk.sync.sandbox_portal.inbound import CALLS
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, route, say
from kiosk.sync.sandbox_portal.outgoing import post_json

BASE = "/quan-tri"


@dataclass(frozen=True, slots=True)
class Operator:
    """Only JSON is heard, so that a form of another site cannot drive it."""

    archive: Archive
    files: FileService
    faults: FaultPlan
    calls: Calls
    clock: Clock
    begin: Callable[[Plan], None]

    def routes(self) -> list[Route]:
        return [
            route("GET", f"{BASE}/ho-so", "", "", self._everything),
            route("GET", f"{BASE}/cuoc-goi", "", "", lambda _: say(self.calls.told())),
            route("POST", f"{BASE}/su-co", "", "", self._arm),
            route("POST", f"{BASE}/ke-hoach", "", "", self._plan),
            route("POST", f"{BASE}/trang-thai", "", "", self._decide),
            route("POST", f"{BASE}/goi-tinh", "", "", self._call_province),
        ]

    def _everything(self, request: Request) -> Reply:
        rows = [
            {**asdict(held), "state": held.state, "papers": [asdict(c) for c in self.archive.check_papers(held)]}
            for held in self.archive.all()
        ]
        fault, left = self.faults.left()
        files = {"lan_gui": self.files.puts, "byte": self.files.received}
        return say({"ho_so": rows, "su_co": {"fault": fault, "count": left}, "tep": files})

    def _arm(self, request: Request) -> Reply:
        asked = request.json_object()
        name, count, target = asked.get("fault"), asked.get("count", 1), asked.get("service", "")
        known = name in ("", None) or str(name) in set(Fault)
        if not known or type(count) is not int or count < 0 or not isinstance(target, str):
            return say(refusal("fault, count hoặc service không đúng"), HTTPStatus.BAD_REQUEST)
        self.faults.set(Fault(str(name)) if name else None, count, target)
        return say({"fault": name or "", "count": count})

    def _plan(self, request: Request) -> Reply:
        """{"toml": the plan}; an empty one ends the plan that runs."""
        try:
            plan = read_plan(str(request.json_object().get("toml", "")))
        except PlanError as exc:
            return say(refusal(f"kế hoạch không đúng: {exc}"), HTTPStatus.BAD_REQUEST)
        self.begin(plan)
        return say({"title": plan.title, "rules": len(plan.rules)})

    def _decide(self, request: Request) -> Reply:
        """{"code", "state", "content"}: an officer elsewhere moves a dossier; look-ups tell it."""
        asked = request.json_object()
        state, content = str(asked.get("state")), str(asked.get("content", ""))
        if not title_of(state):
            return say(refusal("state: giá trị không hợp lệ"), HTTPStatus.BAD_REQUEST)
        step: Json = {
            "MaHoSo": str(asked.get("code")),
            "NguoiXuLy": "Cán bộ Cổng thử nghiệm",
            "ChucDanh": "",
            "ThoiDiemXuLy": self.clock.wire(),
            "PhongBanXuLy": "",
            "NoiDungXuLy": content or title_of(state),
            "TrangThai": state,
            "NgayBatDau": "",
            "NgayKetThucTheoQuyDinh": "",
        }
        refused = self.archive.append(step)
        return say(refusal("Hồ sơ chưa có trên hệ thống"), HTTPStatus.NOT_FOUND) if refused else say({"state": state})

    def _call_province(self, request: Request) -> Reply:
        """{"address", "call", "code"}, or {"url", "body"}: call the province as the Portal would and tell its answer.

        call: a name of inbound.CALLS.
        """
        asked = request.json_object()
        url, body = str(asked.get("url", "")), asked.get("body")
        if "call" in asked:
            if str(asked["call"]) not in CALLS:
                return say(refusal("call: giá trị không hợp lệ"), HTTPStatus.BAD_REQUEST)
            path, made = CALLS[str(asked["call"])]
            url, body = f"{asked.get('address', '')}/{path}", made(str(asked.get("code", "")), self.clock)
        answer = post_json(url, body if isinstance(body, dict) else {})
        return say({"answer": answer}) if answer is not None else say(refusal("không trả lời"), HTTPStatus.BAD_GATEWAY)
