"""The Portal's payment platform (nền tảng thanh toán trực tuyến), as its partners' systems speak to it.

One address: INIT tells of a payment, QUERY asks how it stands, GET_BILL fetches the receipt. Every message carries
MaXacThuc; an answer to QUERY whose own does not fit is no answer.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from kiosk.domain.errors import ConfigError, PaymentRefused, PortalAnswerUnreadable
from kiosk.domain.payment import BankAccount
from kiosk.domain.payment_platform import PaymentNotice, PaymentStanding, PaymentWord
from kiosk.domain.vietqr import purpose_text
from kiosk.sync.http import HttpLine, media_type, read_json, require_ok
from kiosk.sync.tls import PLAIN, Security
from kiosk.sync.wire.answers import Reading
from kiosk.sync.wire.money import (
    ANSWER,
    DONE,
    INIT,
    MOST_NAME,
    OTHER,
    QUERY,
    AskMessage,
    Bill,
    BillFee,
    BillLine,
    InitAnswer,
    InitMessage,
    PaymentResult,
    sign,
    signed_by,
)
from kiosk.sync.wire.spelling import Spelling

STANDINGS = {
    "0": PaymentStanding.WAITING,
    "1": PaymentStanding.PAID,
    "2": PaymentStanding.FAILED,
}
SPELLING = Spelling(moment="%Y%m%d%H%M%S", flag="digit", number="text")  # 24 hours; amounts are text in what we send
WRAPPED = Reading(wrapped=True)  # a provincial proxy wraps the platform's JSON into the text of `message`
Wire = dict[str, object]


@dataclass(frozen=True, slots=True)
class Partner:
    """Who we are to the platform."""

    code: str  # MaDoiTac
    secret: str
    unit_code: str
    unit_name: str
    bank: BankAccount
    version: str = "1.0.6"
    ip: str = "127.0.0.1"

    def __repr__(self) -> str:
        return f"Partner({self.code})"


@dataclass(frozen=True, slots=True)
class PaymentBill:
    """Biên lai điện tử: the file itself, or where it lies; which of the two comes differs by platform."""

    pdf: bytes = field(default=b"", repr=False)
    link: str = ""


class PortalPayments:
    """Implements ports.PaymentPlatform. Close it when done."""

    def __init__(
        self,
        address: str,
        path: str,
        partner: Partner,
        connect_seconds: float = 3.0,
        total_seconds: float = 10.0,
        security: Security = PLAIN,
    ) -> None:
        """Raises ConfigError when the address is not http(s)."""
        if not address.startswith(("http://", "https://")):
            raise ConfigError("payment platform address")
        self._url, self._partner = address.rstrip("/") + path, partner
        self._line = HttpLine(connect_seconds, total_seconds, total_seconds, security)

    @property
    def partner_code(self) -> str:
        return self._partner.code

    @property
    def secret(self) -> str:
        return self._partner.secret

    def close(self) -> None:
        self._line.close()

    def announce(self, notice: PaymentNotice) -> None:
        self.begin(notice)

    def begin(self, notice: PaymentNotice) -> InitAnswer:
        """Tell of the payment; the answer names the page where it is paid. Raises PortalError, PaymentRefused."""
        answer = InitAnswer.model_validate(self._send(self.init_message(notice)))
        if answer.code != DONE:
            raise PaymentRefused(f"MaLoi {answer.code[:8]}")
        return answer

    def query(self, reference: str, asked_at: datetime) -> PaymentWord:
        answer = self._send(self.ask_message("QUERY", reference, asked_at))
        if answer.get("MaLoi") == OTHER:
            return PaymentWord(reference, PaymentStanding.UNKNOWN)
        return self._word(answer, reference)

    def bill(self, reference: str, asked_at: datetime) -> PaymentBill:
        """The receipt of a paid transfer (GET_BILL). Raises PortalError, PaymentRefused."""
        content = json.dumps(self.ask_message("GET_BILL", reference, asked_at)).encode()
        headers = {"Accept": "application/pdf, application/json", "Content-Type": "application/json; charset=utf-8"}
        answer = self._line.exchange("POST", self._url, content, headers)
        require_ok(answer)
        if media_type(answer) == "application/pdf" or answer.body.startswith(b"%PDF-"):
            return PaymentBill(pdf=answer.body)
        told = WRAPPED.unwrap(read_json(answer))
        if told.get("MaLoi", DONE) != DONE:
            raise PaymentRefused(f"MaLoi {str(told['MaLoi'])[:8]}")
        links = [str(value) for value in told.values() if urlsplit(str(value)).scheme in ("http", "https")]
        if not links:  # which member holds it is not known
            raise PortalAnswerUnreadable("no receipt")
        return PaymentBill(link=links[0])

    # Messages ------------------------------------------------------------------------------------------------

    def init_message(self, notice: PaymentNotice) -> Wire:
        p = self._partner
        message = InitMessage(
            version=p.version,
            partner=p.code,
            reference=notice.reference,
            amount_vnd=notice.amount_vnd,
            content=purpose_text(f"Le phi {notice.reference}"),
            at=notice.asked_at,
            ip=p.ip,
            bill=self._bill(notice),
        )
        return self._signed(SPELLING.write(message.tree()), INIT)

    def ask_message(self, kind: str, reference: str, asked_at: datetime) -> Wire:
        """kind: QUERY or GET_BILL. asked_at: of the INIT, not of now."""
        p = self._partner
        message = AskMessage(kind=kind, version=p.version, partner=p.code, reference=reference, at=asked_at)
        return self._signed(SPELLING.write(message.tree()), QUERY)

    def _signed(self, message: Wire, fields: tuple[str, ...]) -> Wire:
        return {**message, "MaXacThuc": sign(message, fields, self._partner.secret)}

    def _bill(self, notice: PaymentNotice) -> Bill:
        p, fee = self._partner, "Phí, lệ phí giải quyết thủ tục hành chính"
        return Bill(
            service_code=f"{notice.procedure_code}.01",
            service_name=notice.procedure_name[:MOST_NAME],
            procedure_code=notice.procedure_code,
            procedure_name=notice.procedure_name[:MOST_NAME],
            unit_code=p.unit_code,
            unit_name=p.unit_name,
            dossier_code=notice.dossier_code,
            account=p.bank.account,
            bank_bin=p.bank.bank_bin,
            holder=p.bank.holder,
            fees=(BillFee(kind="1", code="1", name=fee, amount_vnd=notice.amount_vnd),),
            content=purpose_text(f"Le phi {notice.reference}"),
            payer_name=notice.payer_name,
            payer_id=notice.payer_id,
            payer_address=notice.payer_address,
            authority_code=p.unit_code,
            authority_name=p.unit_name,
            lines=(BillLine(content=fee, amount_vnd=notice.amount_vnd),),
        )

    # Answers -------------------------------------------------------------------------------------------------

    def _send(self, message: Wire) -> Mapping[str, object]:
        headers = {"Accept": "application/json", "Content-Type": "application/json; charset=utf-8"}
        body = json.dumps(message, ensure_ascii=False).encode()
        answer = WRAPPED.unwrap(read_json(self._line.exchange("POST", self._url, body, headers)))
        if "MaLoi" not in answer:
            raise PortalAnswerUnreadable("payment answer")
        return answer

    def _word(self, answer: Mapping[str, object], reference: str) -> PaymentWord:
        """Raises PortalAnswerUnreadable unless it is about this payment and signed by who knows the secret."""
        if not signed_by(answer, ANSWER, self._partner.secret):
            raise PortalAnswerUnreadable("payment checksum")
        told = PaymentResult.model_validate(answer)
        standing = STANDINGS.get(told.standing)
        ours = (told.partner, told.reference) == (self._partner.code, reference)
        if told.code != DONE or standing is None or not ours or told.amount_vnd is None or told.amount_vnd < 0:
            raise PortalAnswerUnreadable("payment answer")
        paid = standing is PaymentStanding.PAID
        return PaymentWord(reference, standing, told.amount_vnd if paid else 0, told.transaction if paid else "")
