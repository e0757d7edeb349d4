"""The calls that a province must answer: what the Portal sends down. Pure of HTTP; inbound_server.py has that.

Nothing is done with a dossier here: what comes is kept, encrypted, before it is answered, and an officer takes it from
there. What is kept once is told to be a duplicate. A payment's word counts only with its checksum, and only once.
"""

import hashlib
import json
import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from kiosk.domain.errors import KioskError, PaymentUnknown
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.ports import Clock, Inbox
from kiosk.sync.files.served import Served
from kiosk.sync.payment_platform import PortalPayments
from kiosk.sync.wire.answers import error_code
from kiosk.sync.wire.inbound import AmendedOnPortal, FeeAsked, FiledOnPortal, TaxNotice, TaxProof
from kiosk.sync.wire.model import WireModel, unfilled
from kiosk.sync.wire.money import ANSWER, DONE, HEARD, OTHER, PaymentResult, sign, signed_by
from kiosk.sync.wire.spelling import write_moment

log = logging.getLogger(__name__)

MOMENT = "%Y%m%d%H%M%S"
JSON_TYPE = "application/json; charset=utf-8"
TAKEN, DUPLICATE, FAILED = 0, 1, -1
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Said:
    """One answer. file: its pieces, when it is a file of `length` bytes."""

    status: int
    body: Json = field(default_factory=dict, repr=False)
    media_type: str = JSON_TYPE
    length: int = 0
    file: Iterator[bytes] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Inbound:
    """bill_of: what is to be paid for a dossier code: None when nothing is; DossierUnknown for no such dossier.

    hear: takes a payment's word, in a transaction of its own. served: the files whose links we sent.
    """

    inbox: Inbox
    payments: PortalPayments | None
    bill_of: Callable[[str], PaymentNotice | None]
    hear: Callable[[PaymentWord], object]
    served: Served | None
    clock: Clock

    def post(self, path: str, content: bytes) -> Said:
        """path: with or without the adapter's prefix; its last part says what is called."""
        name = path.rstrip("/").rpartition("/")[2]
        calls: Mapping[str, Callable[[Json, bytes], Json]] = {
            "addtthcKhuyenMai": self._filed,
            "nhanhsdvcqg": self._amended,
            "nhantbthuedvcqg": self._tax,
            "dptracuuthanhtoanhs": self._fee,
            "dpnhankqthanhtoanhs": self._paid,
        }
        call = calls.get(name)
        if call is None:
            return Said(404, _answer(FAILED, "Không có dịch vụ này"))
        try:
            body = json.loads(content)
            if not isinstance(body, dict):
                raise ValueError("not an object")
        except (ValueError, RecursionError):
            return Said(400, _answer(FAILED, "Thân yêu cầu phải là một đối tượng JSON"))
        try:
            return Said(200, call(body, content))
        except ValidationError:  # its text quotes what was sent
            return Said(200, _answer(FAILED, "Dữ liệu sai kiểu"))
        except KioskError as fault:
            log.warning("an inbound call failed with %s", fault.code)
            return Said(200, _answer(FAILED, f"Chưa ghi nhận được ({fault.code})"))

    def get(self, path: str) -> Said:
        """downloadfile/<token>: the bytes of a file whose link was sent."""
        folder, _, token = path.rstrip("/").rpartition("/")
        found = self.served.find(token) if self.served and folder.endswith("downloadfile") else None
        if found is None:
            return Said(404, _answer(FAILED, "Không có tệp này"))
        size, pieces = found
        return Said(200, media_type="application/octet-stream", length=size, file=pieces)

    # What is kept --------------------------------------------------------------------------------------------

    def _filed(self, body: Json, content: bytes) -> Json:
        notice = FiledOnPortal.model_validate(body)
        return _incomplete(notice) or self._keep("filed", notice.dossier_code, content)

    def _amended(self, body: Json, content: bytes) -> Json:
        """A dossier may be amended again: only the very same words are a duplicate."""
        notice = AmendedOnPortal.model_validate(body)
        return _incomplete(notice) or self._keep("amended", f"{notice.portal_code} {_digest(content)}", content)

    def _tax(self, body: Json, content: bytes) -> Json:
        """Taken also for a dossier that nobody knows here, as seen in the field."""
        notice: WireModel = (TaxNotice if "FileThongBaoThue" in body else TaxProof).model_validate(body)
        return _incomplete(notice) or {**self._keep("tax", _digest(content), content), "error_code": TAKEN}

    def _keep(self, kind: str, key: str, content: bytes) -> Json:
        if self.inbox.take(kind, key, content):
            return _answer(TAKEN, "Đã ghi nhận")
        return _answer(DUPLICATE, "Hồ sơ đã tồn tại")

    # Money ---------------------------------------------------------------------------------------------------

    def _fee(self, body: Json, _: bytes) -> Json:
        """1: something is to be paid, and what; 0: nothing; -1: no such dossier."""
        asked = FeeAsked.model_validate(body)
        if wrong := _incomplete(asked):
            return wrong
        notice = self.bill_of(asked.dossier_code)
        if notice is None or self.payments is None:
            return {"error_code": 0, "message": []}
        now: datetime = self.clock.now()
        told = self.payments.init_message(notice)["ThongTinBienLai"]
        return {
            "error_code": 1,
            "message": {
                "transaction_id": notice.reference,
                "client_id": self.payments.partner_code,
                "MaTraCuuTT": f"{asked.dossier_code}{write_moment(now, MOMENT)}",
                **(told if isinstance(told, dict) else {}),
            },
        }

    def _paid(self, body: Json, _: bytes) -> Json:
        """The word on a payment (IPN). It may come twice; `hear` changes a payment only once."""
        if self.payments is None:
            return {"MaLoi": OTHER, "MoTaLoi": "Không có tài khoản thanh toán"}
        told = PaymentResult.model_validate(body)
        if not signed_by(body, ANSWER, self.payments.secret):
            return self._heard(told, OTHER, "MaXacThuc không đúng")
        if told.partner != self.payments.partner_code or told.amount_vnd is None:
            return self._heard(told, OTHER, "MaDoiTac hoặc SoTien không đúng")
        standing = PaymentStanding.PAID if error_code(told.code) == 0 else PaymentStanding.FAILED
        paid = standing is PaymentStanding.PAID
        try:
            self.hear(PaymentWord(told.reference, standing, told.amount_vnd if paid else 0, told.transaction))
        except PaymentUnknown:
            return self._heard(told, OTHER, "MaThamChieu không có")
        except KioskError as fault:
            log.warning("a payment's word needs an officer: %s", fault.code)
            return self._heard(told, OTHER, f"Chưa ghi nhận được ({fault.code})")
        return self._heard(told, DONE, "")

    def _heard(self, told: PaymentResult, code: str, words: str) -> Json:
        now = write_moment(self.clock.now(), MOMENT)
        answer = {
            "MaLoi": code,
            "MoTaLoi": words,
            "MaDoiTac": told.partner,
            "MaThamChieu": told.reference,
            "ThoiGianGD": now,
        }
        secret = self.payments.secret if self.payments else ""
        return {**answer, "MaXacThuc": sign(answer, HEARD, secret)}


def _incomplete(model: WireModel) -> Json | None:
    missing = list(unfilled(model))
    return _answer(FAILED, f"Thiếu: {', '.join(missing)}") if missing else None


def _answer(code: int, words: str) -> Json:
    return {"error_code": code, "message": words}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
