"""How the sync board words what is not sent: what, who, why, and what to do."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QObject

from kiosk.domain.dossier import NATIONAL_CODE, STATE_TITLE
from kiosk.domain.errors import ParkedByHand
from kiosk.domain.fault import FaultText
from kiosk.domain.link import Link
from kiosk.domain.local_time import date_time_text
from kiosk.domain.outbox import Actor
from kiosk.domain.portal_news import UNKNOWN_THERE, PortalNews
from kiosk.services.sync_board import BoardRow, Matter, Remedy
from kiosk.ui.rule_words import shown

Faults = Mapping[str, FaultText]


class SyncWords(QObject):
    """A QObject only for its translations."""

    def matter(self, row: BoardRow) -> str:
        return {
            Matter.DOSSIER: self.tr("Hồ sơ và giấy tờ"),
            Matter.STEP: self.tr("Một bước xử lý"),
            Matter.RATINGS: self.tr("Tổng hợp đánh giá"),
            Matter.PETITION: self.tr("Phản ánh, kiến nghị"),
            Matter.NEWS: self.tr("Cổng báo về"),
            Matter.HUB: self.tr("Chia sẻ với các quầy khác"),
            Matter.UNKNOWN: self.tr("Việc chưa rõ"),
        }[row.matter]

    def actor(self, actor: Actor) -> str:
        return {
            Actor.NETWORK: self.tr("Chờ có mạng"),
            Actor.PORTAL: self.tr("Chờ Cổng"),
            Actor.BEFORE: self.tr("Chờ việc trước"),
            Actor.CLERK: self.tr("Cán bộ xử lý"),
            Actor.TECHNICIAN: self.tr("Kỹ thuật viên"),
            Actor.VENDOR: self.tr("Nhà cung cấp"),
        }[actor]

    def why(self, row: BoardRow, link: Link, faults: Faults) -> str:
        if row.matter is Matter.UNKNOWN:
            return self.tr("Phiên bản này của chương trình không hiểu việc này.")
        if row.matter is Matter.PETITION:
            return self.tr("Cổng chưa nhận phản ánh bằng máy: trung tâm tự trả lời hoặc chuyển.")
        if row.news is not None:
            return self._said(row.news)
        if row.matter is Matter.HUB:
            return self.tr("%1 thay đổi chưa tới máy chủ của trung tâm.").replace("%1", row.told_kind)
        if row.sending:
            return self.tr("Đang gửi.")
        if row.actor is Actor.BEFORE:
            return self.tr("Một việc khác của cùng hồ sơ phải gửi trước.")
        if row.fault_code:
            text = faults.get(row.fault_code)
            return shown(text.title) if text else self.tr("Lỗi %1").replace("%1", row.fault_code)
        return self.line(link)

    def _said(self, news: PortalNews) -> str:
        """What changed, from what to what."""
        if news.state == UNKNOWN_THERE:
            return self.tr("Cổng không còn hồ sơ này, dù đã từng nhận.")
        words = []
        if "state_now" in news.what:
            was, now = (self._state(int(news.what[key])) for key in ("state_was", "state_now"))
            words.append(self.tr("Trạng thái trên Cổng: %1 (ở đây: %2).").replace("%1", now).replace("%2", was))
        if "due_now" in news.what:
            was, now = (_day(news.what[key]) for key in ("due_was", "due_now"))
            words.append(self.tr("Ngày hẹn trả trên Cổng: %1 (ở đây: %2).").replace("%1", now).replace("%2", was))
        return " ".join(words)

    def _state(self, code: int) -> str:
        states = {number: state for state, number in NATIONAL_CODE.items()}
        return shown(STATE_TITLE[states[code]]) if code in states else "–"

    def line(self, link: Link) -> str:
        """How the way to the Portal is: what a row waits for that nothing has happened to yet."""
        return {
            Link.UNKNOWN: self.tr("Chưa nối được Cổng."),
            Link.ONLINE: self.tr("Đang chờ tới lượt gửi."),
            Link.NO_NETWORK: self.tr("Không có mạng tới Cổng."),
            Link.CAPTIVE: self.tr("Mạng tại đây đòi đăng nhập trước, Cổng chưa trả lời."),
            Link.PORTAL_ILL: self.tr("Cổng đang lỗi hoặc quá tải."),
            Link.UNTRUSTED: self.tr("Chứng thư của Cổng không tin được: chưa gửi gì đi."),
            Link.LOGGED_OUT: self.tr("Cổng không nhận tài khoản của trung tâm."),
        }[link]

    def advice(self, row: BoardRow) -> str:
        if row.matter is Matter.PETITION:
            return self.tr("Phụ trách trả lời trong trang Phản ánh, kiến nghị.")
        if row.matter is Matter.NEWS:
            return self.tr("Mở hồ sơ và làm bước tương ứng; nếu chỉ cần biết thì bấm Đã xem.")
        if row.fault_code == ParkedByHand.code:
            return self.tr("Cho gửi lại khi không còn lý do giữ.")
        return {
            Actor.NETWORK: self.tr("Không cần làm gì: chương trình tự gửi khi có mạng."),
            Actor.PORTAL: self.tr("Không cần làm gì: chương trình tự thử lại. Có thể thử ngay."),
            Actor.BEFORE: self.tr("Xử lý việc trước của cùng hồ sơ, việc này tự đi theo."),
            Actor.CLERK: self.tr("Tra cứu trên Cổng rồi xác nhận hoặc gửi lại.")
            if row.remedy is Remedy.LOOK_UP
            else self.tr("Sửa điều Cổng không nhận: lưu xong là gửi lại."),
            Actor.TECHNICIAN: self.tr("Báo kỹ thuật viên mã lỗi. Hồ sơ vẫn nguyên trong kho của trung tâm."),
            Actor.VENDOR: self.tr("Báo nhà cung cấp mã lỗi và câu trả lời của Cổng. Hồ sơ vẫn nguyên trong kho."),
        }[row.actor]

    def button(self, remedy: Remedy) -> str:
        return {
            Remedy.TRY_NOW: self.tr("Thử gửi ngay"),
            Remedy.LOOK_UP: self.tr("Tra cứu trên Cổng"),
            Remedy.CORRECT: self.tr("Sửa thông tin"),
            Remedy.OPEN_DOSSIER: self.tr("Mở hồ sơ"),
            Remedy.OPEN_PETITIONS: self.tr("Mở hộp phản ánh"),
            Remedy.SEEN: self.tr("Đã xem"),
            Remedy.NONE: "",
        }[remedy]


def _day(text: str) -> str:
    return date_time_text(datetime.fromisoformat(text)) if text else "–"
