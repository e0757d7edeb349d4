"""How the desk words steps, forms and money."""

from PySide6.QtCore import QCoreApplication

from kiosk.domain.casework import Action, FormCode
from kiosk.domain.dossier import Delivery
from kiosk.domain.payment import PaymentMethod, PaymentState
from kiosk.domain.printing import PrintState

FORM_TITLE: dict[FormCode, str] = {  # the law's own words: not translated
    FormCode.RECEIPT: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    FormCode.SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    FormCode.REFUSAL: "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
    FormCode.APOLOGY: "Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết",
    FormCode.STOP: "Thông báo dừng giải quyết hồ sơ",
    FormCode.ROUTING: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    FormCode.REGISTER: "Sổ theo dõi hồ sơ",
    FormCode.HAND_OVER: "Phiếu bàn giao kết quả",
}
SYMBOL: dict[Action, str] = {
    Action.ACCEPT: "badge-check",
    Action.CHECK_PAPERS: "files",
    Action.REFUSE: "circle-x",
    Action.REQUEST_SUPPLEMENT: "file-plus",
    Action.TAKE_SUPPLEMENT: "inbox",
    Action.FORWARD: "send",
    Action.SET_FEE: "banknote",
    Action.ASK_PAYMENT: "wallet",
    Action.PAYMENT_DONE: "circle-check",
    Action.APOLOGISE: "calendar-days",
    Action.STOP: "octagon-alert",
    Action.WITHDRAW: "rotate-ccw",
    Action.RESULT_READY: "file-text",
    Action.REOPEN: "refresh-cw",
    Action.RETURN_RESULT: "hand-helping",
}
ONWARD = frozenset(
    {
        Action.ACCEPT,
        Action.CHECK_PAPERS,
        Action.FORWARD,
        Action.TAKE_SUPPLEMENT,
        Action.PAYMENT_DONE,
        Action.RESULT_READY,
        Action.RETURN_RESULT,
    }
)
GRAVE = frozenset({Action.REFUSE, Action.STOP, Action.WITHDRAW})  # what ends a dossier without a result


def form_code(code: FormCode) -> str:
    return "" if code is FormCode.HAND_OVER else f"Mẫu {code.value}"


def print_state(state: PrintState | None) -> tuple[str, str]:
    """Words and tint."""
    words = {
        None: (QCoreApplication.translate("Desk", "Chưa in"), "warn"),
        PrintState.QUEUED: (QCoreApplication.translate("Desk", "Chờ máy in"), "warn"),
        PrintState.SENDING: (QCoreApplication.translate("Desk", "Đang in"), "plain"),
        PrintState.PRINTED: (QCoreApplication.translate("Desk", "Đã in"), "ok"),
        PrintState.UNKNOWN: (QCoreApplication.translate("Desk", "Xem lại giấy đã in"), "fault"),
        PrintState.FAILED: (QCoreApplication.translate("Desk", "In hỏng"), "fault"),
    }
    return words[state]


def delivery(state: Delivery) -> tuple[str, str]:
    words = {
        Delivery.NOT_QUEUED: (QCoreApplication.translate("Desk", "Chưa gửi Cổng"), "plain"),
        Delivery.WAITING: (QCoreApplication.translate("Desk", "Chờ gửi Cổng"), "warn"),
        Delivery.DELIVERED: (QCoreApplication.translate("Desk", "Cổng đã ghi nhận"), "ok"),
        Delivery.STUCK: (QCoreApplication.translate("Desk", "Nghẽn khi gửi Cổng"), "fault"),
    }
    return words[state]


def payment_state(state: PaymentState) -> tuple[str, str]:
    words = {
        PaymentState.ASKED: (QCoreApplication.translate("Desk", "Chờ nộp"), "warn"),
        PaymentState.UNCONFIRMED: (QCoreApplication.translate("Desk", "Chờ xác nhận"), "warn"),
        PaymentState.PAID: (QCoreApplication.translate("Desk", "Đã thu"), "ok"),
        PaymentState.CANCELLED: (QCoreApplication.translate("Desk", "Đã hủy"), "plain"),
        PaymentState.REFUNDED: (QCoreApplication.translate("Desk", "Đã hoàn"), "fault"),
    }
    return words[state]


def payment_method(method: PaymentMethod) -> str:
    words = {
        PaymentMethod.CASH: QCoreApplication.translate("Desk", "Tiền mặt"),
        PaymentMethod.VIETQR: QCoreApplication.translate("Desk", "VietQR"),
        PaymentMethod.PORTAL: QCoreApplication.translate("Desk", "Trên Cổng"),
    }
    return words[method]
