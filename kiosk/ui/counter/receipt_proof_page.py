"""Is the receipt that somebody shows a true one: by the symbol on it, at any desk, without a network."""

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.domain.dossier import Dossier
from kiosk.domain.local_time import date_time_text
from kiosk.domain.receipt_seal import ReceiptClaim
from kiosk.services.receipt_proof import Finding, FoundReceipt, Voucher, examine
from kiosk.ui.code_listener import CodeListener
from kiosk.ui.counter.desk import Desk
from kiosk.ui.counter.page_model import Command, DeskPageModel
from kiosk.ui.counter.words import state_kind, state_title
from kiosk.ui.declare import Property, QmlUncreatable

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

KIND = {Finding.GENUINE: "ok", Finding.FORGED: "fault"}  # the others leave it open: "warn"


@QmlElement
@QmlUncreatable("made by pages.py")
class ReceiptProofPageModel(DeskPageModel):
    """Signals: changed; told, when a verdict has come: the box is ready for the next receipt."""

    changed = Signal()
    told = Signal()
    fault = Property(dict, DeskPageModel.shown_fault, notify=changed)
    busy = Property(bool, DeskPageModel.is_busy, notify=changed)
    page = "proof"

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, parent)
        self._listener = CodeListener(desk.tools.code_reader, self)
        self._listener.heard.connect(self.check)
        self._listener.failed.connect(self._on_reader_fault)
        desk.changed.connect(self._listen)

    def _forget(self) -> None:
        self._found: FoundReceipt | None = None

    def entered(self, subject: str) -> None:
        self._forget()
        self._fault = ""

    def commands(self) -> list[Command]:
        return [Command(self.tr("Mở hồ sơ của phiếu"), "file-text", self.openDossier, "Ctrl+O")] if self.held else []

    # What the page shows ---------------------------------------------------------------------------------------

    @Property(bool, notify=changed)
    def reading(self) -> bool:
        """A code reader that does not type waits for a receipt."""
        return self._tools.code_reader is not None

    @Property(dict, notify=changed)
    def verdict(self) -> dict[str, str]:
        """title, note and kind ("ok", "warn", "fault"); all empty before there is one."""
        found = self._found
        if found is None:
            return {"title": "", "note": "", "kind": ""}
        station = found.verdict.station if found.verdict else ""
        words = {
            Finding.GENUINE: (self.tr("Phiếu thật"), self.tr("Do máy %1 của trung tâm in.")),
            Finding.FORGED: (
                self.tr("Không phải phiếu thật"),
                self.tr("Chữ ký không khớp: nội dung đã bị sửa, hoặc phiếu bị làm giả."),
            ),
            Finding.KEY_UNKNOWN: (
                self.tr("Chưa kết luận được"),
                self.tr("Quầy này chưa biết khóa đã ký phiếu. Kiểm tra ở quầy đã in, hoặc báo kỹ thuật thêm khóa."),
            ),
            Finding.KEY_RETIRED: (
                self.tr("Khóa đã bị thu hồi"),
                self.tr("Phiếu ghi ngày sau khi khóa của máy %1 bị thu hồi. Không nhận phiếu này."),
            ),
            Finding.UNSIGNED: (
                self.tr("Mã này không có chữ ký"),
                self.tr("Đây chỉ là mã hồ sơ, không chứng minh được tờ phiếu. Quét mã QR trên phiếu giữ hồ sơ."),
            ),
        }
        title, note = words[found.finding]
        return {"title": title, "note": note.replace("%1", station), "kind": KIND.get(found.finding, "warn")}

    @Property(list, notify=changed)
    def facts(self) -> list[dict[str, str]]:
        """What the paper says; of one that is not proved no more than its code."""
        found = self._found
        if found is None:
            return []
        rows = [(self.tr("Mã hồ sơ"), found.code)]
        if found.verdict is not None and found.finding is Finding.GENUINE:
            rows += self._said(found.verdict.claim)
            rows.append((self.tr("Khóa do ai bảo đảm"), self._voucher(found.verdict.voucher)))
        return [{"label": label, "value": value} for label, value in rows]

    @Property(bool, notify=changed)
    def held(self) -> bool:
        """The dossier that the code names is at this desk."""
        return self._found is not None and self._found.dossier is not None

    @Property(list, notify=changed)
    def dossierFacts(self) -> list[dict[str, str]]:
        """How the dossier stands now, whatever the paper says."""
        dossier = self._found.dossier if self._found else None
        if dossier is None:
            return []
        rows = [
            (self.tr("Chủ hồ sơ"), dossier.owner_name),
            (self.tr("Thủ tục"), dossier.procedure_name),
            (self.tr("Hẹn trả hiện nay"), date_time_text(dossier.due_at) if dossier.due_at else ""),
        ]
        return [{"label": label, "value": value} for label, value in rows if value]

    @Property(dict, notify=changed)
    def dossierState(self) -> dict[str, str]:
        dossier = self._found.dossier if self._found else None
        if dossier is None:
            return {"text": "", "kind": "plain"}
        return {"text": state_title(dossier.state), "kind": state_kind(dossier.state)}

    # What the officer does -------------------------------------------------------------------------------------

    @Slot(str)
    def check(self, text: str) -> None:
        """What a reader gave, or what was typed or pasted."""
        tools, account = self._tools, self.officer.account
        if not text.strip():
            return

        def work(_: Any) -> FoundReceipt:
            return examine(text, tools.station, tools.receipt_keys, account, tools.unit_of_work, tools.clock)

        self._fault = ""
        self._run("check", work, self._on_found, self._on_none, anew=True)

    @Slot()
    def openDossier(self) -> None:
        dossier: Dossier | None = self._found.dossier if self._found else None
        if dossier is not None:
            self._desk.go("dossier", dossier.id)

    # ---------------------------------------------------------------------------------------------------------------

    def _said(self, claim: ReceiptClaim) -> list[tuple[str, str]]:
        due = date_time_text(claim.due_at) if claim.due_at else self.tr("Trung tâm sẽ báo")
        portal = self.tr("Đã có trên Cổng") if claim.on_portal else self.tr("Trung tâm đang giữ, chưa có trên Cổng")
        copy = self.tr("In lại lần %1").replace("%1", str(claim.copy)) if claim.copy else self.tr("Bản đầu")
        return [
            (self.tr("Tiếp nhận"), date_time_text(claim.received_at)),
            (self.tr("Hẹn trả ghi trên phiếu"), due),
            (self.tr("Lúc in phiếu"), portal),
            (self.tr("Bản in"), copy),
        ]

    def _voucher(self, voucher: Voucher) -> str:
        words = {
            Voucher.OWN: self.tr("Chính máy này"),
            Voucher.SETTINGS: self.tr("Kỹ thuật viên, trong cấu hình"),
            Voucher.HUB: self.tr("Máy chủ chung của trung tâm"),
        }
        return words.get(voucher, "")

    def _on_found(self, found: FoundReceipt) -> None:
        self._found = found
        self.told.emit()

    def _on_none(self, code: str) -> None:
        self._found = None
        self._on_fault(code)
        self.told.emit()

    @Slot(str)
    def _on_reader_fault(self, code: str) -> None:
        if self.shown:
            self._on_fault(code)
            self.changed.emit()

    @Slot()
    def _listen(self) -> None:
        self._listener.listen(self.shown and self._desk.stage == "work")
