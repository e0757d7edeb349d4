"""The payment platform (PaymentPlatform): INIT, QUERY, GET_BILL, and the word it sends when somebody has paid (IPN).

Every message carries MaXacThuc, a SHA-256 over named fields and a shared secret.
"""

import hashlib
import json
import re
import secrets
import threading
from collections.abc import Collection
from datetime import datetime
from http import HTTPStatus
from typing import Any

from kiosk.sync.sandbox_portal.archive import Json
from kiosk.sync.sandbox_portal.bill import bill_pdf
from kiosk.sync.sandbox_portal.clock import Clock
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.fields import is_date
from kiosk.sync.sandbox_portal.ledger import Ledger
from kiosk.sync.sandbox_portal.messages import Reply, Request, Route, page, route, say
from kiosk.sync.sandbox_portal.outgoing import post_json
from kiosk.sync.sandbox_portal.pages import missing_page

Row = dict[str, Any]
PATH, PAGE = "/paymentplatform", "/thanh-toan"
REFERENCE = re.compile(r"[0-9A-Za-z]{1,255}")
INIT_SIGNED = (
    "LoaiBanTin",
    "PhienBan",
    "MaDoiTac",
    "MaThamChieu",
    "SoTien",
    "LoaiHinhThanhToan",
    "MaKenhThanhToan",
    "MaThietBi",
    "NgonNgu",
    "MaTienTe",
    "MaNganHang",
    "ThongTinGiaoDich",
    "ThoiGianGD",
    "Ip",
)
INIT_FIXED = {"LoaiHinhThanhToan": "PAY", "MaTienTe": "VND", "MaNganHang": "PAYMENT", "NgonNgu": "vi-VN"}
QUERY_SIGNED = ("LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD")
ANSWER_SIGNED = (
    "LoaiBanTin",
    "MaLoi",
    "MaDoiTac",
    "MaThamChieu",
    "SoTien",
    "MaTienTe",
    "MaGiaoDich",
    "MaNganHang",
    "ThoiGianGD",
    "ThongTinGiaoDich",
)
# Of ThongTinBienLai. MaDichVu 2 is a fee of a procedure, 1 a fine.
BILL_MUST = ("MaDichVu", "NoiDungThanhToan", "HoTenNguoiNop", "MaCoQuanQD", "TenCoQuanQD", "DSKhoanNop")
FEE_MUST = (
    "MaTTHC",
    "TenTTHC",
    "MaDonVi",
    "TenDonVi",
    "MaHoSo",
    "TKThuHuong",
    "MaNHThuHuong",
    "TenTKThuHuong",
    "PhiLePhi",
)
MOST_NAME = 250


class PaymentDesk:
    """Safe for several threads. `notify`: where the payer's bank's word is sent on to (dpnhankqthanhtoanhs)."""

    def __init__(self, ledger: Ledger, clock: Clock, partner: str, secret: str, notify: str = "") -> None:
        self._ledger, self._clock, self._partner, self._secret = ledger, clock, partner, secret
        self.notify = notify

    def routes(self) -> list[Route]:
        return [
            route("POST", PATH, "tien", _kind, self._over_http),
            route("POST", f"{PAGE}/(?P<reference>[^/]+)", "tien", "", self._pay_button),
            route("GET", f"{PATH}/bien-lai/(?P<reference>[^/]+)", "tien", "GET_BILL.file", self._bill_file),
        ]

    def _over_http(self, request: Request) -> Reply:
        body = request.json_object()
        request.noted["subject"] = str(body.get("MaThamChieu"))[:24]
        if body.get("LoaiBanTin") == "GET_BILL":
            return self._bill(body, request)
        return say(self.call(body, request.strikes.keys(), request.address))

    def call(self, body: Json, faults: Collection[Fault] = (), address: str = "") -> Json:
        kind = body.get("LoaiBanTin")
        if kind == "INIT":
            return self._init(body, address)
        return self._query(body, faults) if kind == "QUERY" else _refused("LoaiBanTin không đúng")

    def all(self, most: int = -1) -> list[Json]:
        """Newest first: request, announced_at, paid_at, transaction, notice."""
        rows = self._ledger.rows("SELECT * FROM payment ORDER BY announced_at DESC, rowid DESC LIMIT ?", most)
        return [{**row, "request": json.loads(row["request"]), "transaction": row["tx"]} for row in rows]

    def pay(self, reference: str) -> bool:
        """Somebody pays. False when nobody has announced it; paid twice is paid once."""
        now, number = self._clock.stamp(), f"TN{int(self._clock.now().timestamp() * 1000)}{secrets.randbelow(1000):03}"
        with self._ledger.write() as db:
            change = "UPDATE payment SET paid_at = ?, tx = ? WHERE reference = ? AND paid_at = ''"
            changed = db.execute(change, (now, number, reference)).rowcount
        if changed and self.notify:
            threading.Thread(target=self.tell, args=(reference,), daemon=True).start()
        return self._held(reference) is not None

    def tell(self, reference: str) -> str:
        """Send the IPN once; what came of it: MaLoi of the answer, or a word for what went wrong."""
        held = self._held(reference)
        if held is None or not self.notify:
            return ""
        message = self._result(held, json.loads(held["request"]), "IPN")
        answer = post_json(self.notify, message)
        said = "không trả lời" if answer is None else str(answer.get("MaLoi", "?"))
        with self._ledger.write() as db:
            db.execute("UPDATE payment SET notice = ?, tries = tries + 1 WHERE reference = ?", (said, reference))
        return said

    def _pay_button(self, request: Request, reference: str) -> Reply:
        if not self.pay(reference):
            return page(missing_page(), HTTPStatus.NOT_FOUND)
        return Reply(HTTPStatus.SEE_OTHER, b"", "text/html", {"Location": PAGE})

    # Messages ------------------------------------------------------------------------------------------------

    def _init(self, body: Json, address: str) -> Json:
        if wrong := self._wrong(body, INIT_SIGNED) or _wrong_init(body):
            return _refused(wrong)
        reference = str(body["MaThamChieu"])
        values = (reference, json.dumps(body, ensure_ascii=False), self._clock.stamp())
        with self._ledger.write() as db:
            add = "INSERT INTO payment (reference, request, announced_at) VALUES (?,?,?) ON CONFLICT DO NOTHING"
            if db.execute(add, values).rowcount == 0:
                return _refused("MaThamChieu đã tồn tại")
        answer: Json = {
            "MaLoi": "00",
            "MoTaLoi": "",
            "MaDoiTac": self._partner,
            "MaThamChieu": reference,
            "ThoiGianGD": body["ThoiGianGD"],
            "UrlThanhToan": f"{address}{PAGE}/{reference}",
        }
        return {**answer, "MaXacThuc": self._sign(answer, ("MaLoi", "MaDoiTac", "MaThamChieu", "ThoiGianGD"))}

    def _query(self, body: Json, faults: Collection[Fault]) -> Json:
        held = self._asked_for(body)
        if isinstance(held, str):
            return _refused(held)
        request = json.loads(held["request"])
        paid = bool(held["paid_at"]) and Fault.PAYMENT_LATE not in faults
        answer = self._result(held if paid else {**held, "paid_at": ""}, request, "QUERY", faults)
        return {**answer, "TrangThaiGD": "1" if paid else "0", "MoTaLoi": ""}

    def _result(self, held: Row, request: Json, kind: str, faults: Collection[Fault] = ()) -> Json:
        """The members that IPN and QUERY share."""
        paid = bool(held["paid_at"])
        amount = int(str(request["SoTien"])) + (1000 if Fault.PAYMENT_WRONG_AMOUNT in faults else 0)
        answer: Json = {
            "LoaiBanTin": kind,
            "MaLoi": "00",
            "MaDoiTac": self._partner,
            "MaThamChieu": request["MaThamChieu"],
            "SoTien": amount if paid else 0,
            "MaTienTe": "VND",
            "MaGiaoDich": held["tx"] if paid else "",
            "MaNganHang": request["MaNganHang"],
            "ThoiGianGD": request["ThoiGianGD"],
            "ThongTinGiaoDich": request["ThongTinGiaoDich"],
        }
        signature = self._sign(answer, ANSWER_SIGNED)
        return {**answer, "MaXacThuc": "0" * 64 if Fault.PAYMENT_WRONG_CHECKSUM in faults else signature}

    def _bill(self, body: Json, request: Request) -> Reply:
        """A PDF, or to who accepts only JSON the address of one: both are seen in the field."""
        held = self._asked_for(body)
        if isinstance(held, str) or not held["paid_at"]:
            return say(_refused(held if isinstance(held, str) else "Giao dịch chưa thanh toán"))
        if request.headers.get("Accept", "").startswith("application/json"):
            url = f"{request.address}{PATH}/bien-lai/{held['reference']}"
            return say({"MaLoi": "00", "MoTaLoi": "", "MaThamChieu": held["reference"], "UrlBienLai": url})
        return Reply(HTTPStatus.OK, self._pdf(held), "application/pdf")

    def _bill_file(self, request: Request, reference: str) -> Reply:
        held = self._held(reference)
        if held is None or not held["paid_at"]:
            return page(missing_page(), HTTPStatus.NOT_FOUND)
        return Reply(HTTPStatus.OK, self._pdf(held), "application/pdf")

    def _pdf(self, held: Row) -> bytes:
        request, paid_at = json.loads(held["request"]), datetime.fromisoformat(held["paid_at"])
        return bill_pdf(
            held["reference"], str(request["ThongTinGiaoDich"]), int(request["SoTien"]), held["tx"], paid_at
        )

    # ---------------------------------------------------------------------------------------------------------

    def _asked_for(self, body: Json) -> Row | str:
        """The payment a QUERY or GET_BILL means, or why there is none."""
        if wrong := self._wrong(body, QUERY_SIGNED):
            return wrong
        held = self._held(str(body["MaThamChieu"]))
        known = held is not None and json.loads(held["request"])["ThoiGianGD"] == body["ThoiGianGD"]
        return held if held is not None and known else "Không tìm thấy giao dịch"

    def _wrong(self, body: Json, signed: tuple[str, ...]) -> str:
        if any(not isinstance(body.get(name), str) for name in signed):
            return "thiếu trường bắt buộc"
        if body["MaDoiTac"] != self._partner or not REFERENCE.fullmatch(str(body["MaThamChieu"])):
            return "MaDoiTac hoặc MaThamChieu không đúng"
        if not is_date(str(body["ThoiGianGD"])):
            return "ThoiGianGD không đúng"
        return "" if body.get("MaXacThuc") == self._sign(body, signed) else "MaXacThuc không đúng"

    def _sign(self, body: Json, signed: tuple[str, ...]) -> str:
        return hashlib.sha256("|".join([*(str(body[name]) for name in signed), self._secret]).encode()).hexdigest()

    def _held(self, reference: str) -> Row | None:
        row = self._ledger.row("SELECT * FROM payment WHERE reference = ?", reference)
        return dict(row) if row else None


def _wrong_init(body: Json) -> str:
    """What is wrong with an INIT whose signature holds."""
    amount, bill = str(body.get("SoTien")), body.get("ThongTinBienLai")
    if not (amount.isascii() and amount.isdigit() and int(amount) > 0):
        return "SoTien không đúng"
    if wrong := [name for name, value in INIT_FIXED.items() if body[name] != value]:
        return f"{wrong[0]} không đúng"
    if not str(body["ThongTinGiaoDich"]).isascii():
        return "ThongTinGiaoDich không được có dấu"
    if not isinstance(bill, dict) or bill.get("MaDichVu") not in ("1", "2"):
        return "ThongTinBienLai thiếu"
    must = BILL_MUST + (FEE_MUST if bill["MaDichVu"] == "2" else ())
    if any(not bill.get(name) for name in must):
        return "ThongTinBienLai thiếu"
    if len(str(bill.get("TenTTHC", ""))) > MOST_NAME:
        return "TenTTHC dài quá 250"
    parts = bill["DSKhoanNop"]
    whole = sum(int(part["SoTien"]) for part in parts) if _are_parts(parts) else -1
    return "" if whole == int(amount) else "DSKhoanNop không khớp SoTien"


def _are_parts(parts: object) -> bool:
    rows = parts if isinstance(parts, list) else []
    return bool(rows) and all(isinstance(r, dict) and r.get("NoiDung") and str(r.get("SoTien")).isdigit() for r in rows)


def _kind(request: Request) -> str:
    return str(request.json_object().get("LoaiBanTin"))


def _refused(why: str) -> Json:
    return {"MaLoi": "99", "MoTaLoi": why}
