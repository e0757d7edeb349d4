"""One invented paper of every kind, and the same at its longest."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.centre import OneStopCentre, OpeningHours
from kiosk.domain.legal_forms import (
    ApologyNotice,
    HandOver,
    Party,
    RefusalNotice,
    Register,
    RegisterHead,
    RegisterRow,
    RoutingSlip,
    StopNotice,
    SupplementRequest,
)
from kiosk.domain.paper import PaperLine
from kiosk.domain.payment import PaymentState
from kiosk.domain.printed import PrintedForm
from kiosk.domain.sheets import (
    AcceptancePage,
    BatchLine,
    BatchReceipt,
    CheckLine,
    CheckVerdict,
    DayReport,
    DrawerCount,
    FieldFigures,
    HandOverSheet,
    MoneyFigures,
    ReportFigure,
    ResultLine,
    VersionLine,
)
from kiosk.domain.slips import FeeSlip, FeeSlipLine, PetitionSlip, TicketSlip, TransferTo

RECEIVED = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
DUE = datetime(2026, 11, 30, 9, 30, tzinfo=UTC)
LATER = datetime(2026, 12, 4, 9, 30, tzinfo=UTC)
CENTRE = OneStopCentre(
    "Trung tâm Phục vụ hành chính công phường Hoa Mẫu",
    "UBND phường Hoa Mẫu",
    "Hoa Mẫu",
    "H99.01",
    "1900 0000",
    "https://dichvucong.gov.vn",
    OpeningHours(time(7), time(11, 30), time(13, 30), time(17)),
)
CODE = "H99.01-261123-0001"
LONG_NAME = ("Cấp giấy phép môi trường đối với dự án đầu tư, cơ sở sản xuất, khu công nghiệp " * 15)[:1094].strip()
LONG_PERSON = "CÔNG TẰNG TÔN NỮ NGUYỄN HOÀNG DIỄM QUỲNH PHƯƠNG THẢO"
MANY_PAPERS = tuple(
    PaperLine(f"Bản sao quyết định phê duyệt báo cáo đánh giá tác động môi trường số {n}", 1, 0, n % 3, n, "đã quét")
    for n in range(1, 112)
)
PERSON = Party("NGUYỄN VĂN MẪU", "Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu, tỉnh Mẫu", "0900000000", "mau@example.vn")
NOBODY = Party("")
BRING = (
    PaperLine("Tờ khai thay đổi thông tin cư trú (Mẫu CT01)", 1, 0, 0, 0, "thiếu chữ ký của chủ hộ"),
    PaperLine("Giấy tờ chứng minh chỗ ở hợp pháp", 0, 1, 0, 0, "bản đã nộp không đọc được"),
)

SUPPLEMENT = SupplementRequest(
    CENTRE,
    12,
    CODE,
    RECEIVED,
    PERSON,
    "Đăng ký thường trú",
    BRING,
    "Tờ khai chưa có ý kiến đồng ý của chủ hộ theo khoản 1 Điều 20 Luật Cư trú; bản chứng thực bị mờ.",
    "Lê Thị Mẫu",
    "0900000001",
)
REFUSAL = RefusalNotice(
    CENTRE,
    "",
    RECEIVED,
    PERSON,
    "Đăng ký thường trú",
    "Chỗ ở nằm trong khu vực đã có quyết định thu hồi đất, không được đăng ký thường trú mới "
    "(khoản 4 Điều 23 Luật Cư trú).",
    "Lê Thị Mẫu",
    "0900000001",
)
APOLOGY = ApologyNotice(
    CENTRE,
    3,
    CODE,
    DUE - timedelta(days=3),
    PERSON,
    "Đăng ký thường trú",
    RECEIVED,
    DUE,
    LATER,
    "Cơ quan phối hợp chưa có kết quả xác minh chỗ ở.",
    "Phạm Văn Mẫu",
    "Chủ tịch",
)
STOP = StopNotice(
    CENTRE,
    2,
    CODE,
    RECEIVED,
    PERSON,
    "Đăng ký thường trú",
    RECEIVED,
    "NGUYỄN VĂN MẪU",
    "Công dân đề nghị rút hồ sơ vì đã chuyển nơi ở khác.",
    "Đang xử lý",
    "Hoàn trả 20.000 đồng",
    BRING,
    "Phạm Văn Mẫu",
)
ROUTING = RoutingSlip(
    CENTRE,
    CODE,
    "NGUYỄN VĂN MẪU",
    "Đăng ký thường trú",
    RECEIVED,
    DUE,
    "Công an phường Hoa Mẫu",
    "",
    "01/2026",
    7,
    (
        HandOver(
            "Trung tâm Phục vụ hành chính công",
            "Công an phường Hoa Mẫu",
            RECEIVED + timedelta(hours=2),
            "Lê Thị Mẫu",
            "Đỗ Văn Mẫu",
            "",
            "",
        ),
        HandOver(
            "Công an phường Hoa Mẫu",
            "Trung tâm Phục vụ hành chính công",
            DUE - timedelta(days=1),
            "Đỗ Văn Mẫu",
            "Lê Thị Mẫu",
            "Trước hạn",
            "Kèm kết quả",
        ),
    ),
    CODE,
)


def register_row(number: int) -> RegisterRow:
    request = (
        LONG_NAME if number % 17 == 0 else ("Đăng ký thường trú", "Đăng ký khai sinh", "Chứng thực bản sao")[number % 3]
    )
    return RegisterRow(
        number,
        f"H99.01-261123-{number:04d}",
        request,
        1,
        LONG_PERSON if number % 11 == 0 else f"TRẦN THỊ MẪU {number}",
        f"Số {number} đường Hoa Sữa, phường Hoa Mẫu",
        "0900000000",
        RECEIVED + timedelta(minutes=number),
        DUE if number % 5 else None,
        DUE if number % 4 == 0 else None,
        "Lê Thị Mẫu",
        "phường Hoa Mẫu",
        "Công an phường Hoa Mẫu" if number % 3 else "UBND phường",
        "Tại trung tâm" if number % 2 else "Bưu chính",
        "" if number % 6 else "Đã bổ sung",
    )


REGISTER_HEAD = RegisterHead(CENTRE, "01/2026", date(2026, 11, 1), date(2026, 11, 23), RECEIVED)
REGISTER = Register(REGISTER_HEAD, tuple(register_row(n) for n in range(1, 61)))
HAND_OVER = HandOverSheet(
    CENTRE,
    CODE,
    "Đăng ký thường trú",
    PERSON,
    "TRẦN THỊ MẪU",
    "********0012",
    "Người được ủy quyền",
    (
        ResultLine("Thông báo kết quả giải quyết hồ sơ đăng ký cư trú (CT08)", "15/TB-CA", 1),
        ResultLine("Giấy tờ gốc trả lại", "", 2, "Bản chính"),
    ),
    DUE,
    DUE - timedelta(days=1),
    "20.000 đồng, đã thu",
    "Lê Thị Mẫu",
)
BATCH = BatchReceipt(
    CENTRE,
    PERSON,
    "099085000011",
    (
        BatchLine(CODE, "Đăng ký thường trú", PERSON.name, 3, DUE, "20.000 đồng", "01/2026", 12),
        BatchLine("H99.01-261123-0002", "Đăng ký khai sinh", "NGUYỄN MẪU AN", 4, None, "Không thu", "01/2026", 13),
        BatchLine("H99.01-261123-0003", LONG_NAME[:228], LONG_PERSON, 21, LATER, "4.000 đồng", "01/2026", 14),
    ),
    RECEIVED,
    "Lê Thị Mẫu",
)
DAY_REPORT = DayReport(
    CENTRE,
    date(2026, 11, 23),
    datetime(2026, 11, 23, 10, 5, tzinfo=UTC),
    "Lê Thị Mẫu",
    (
        ReportFigure("Lượt lấy số", 118, "12 lượt ưu tiên; chờ trung bình 9 phút"),
        ReportFigure("Hồ sơ tiếp nhận", 64, "22 tại ki-ốt, 42 tại quầy"),
        ReportFigure("Kết quả đã trả", 51),
        ReportFigure("Yêu cầu bổ sung", 4),
        ReportFigure("Từ chối tiếp nhận", 1),
        ReportFigure("Quá hạn chưa trả", 2, "xem bảng theo lĩnh vực", True),
        ReportFigure("Chưa gửi lên Cổng", 0, "", True),
        ReportFigure("Đánh giá", 37, "30 rất hài lòng, 6 hài lòng, 1 không hài lòng"),
    ),
    (
        FieldFigures("Hộ tịch", 24, 20, 20, 0, 31),
        FieldFigures("Đăng ký, quản lý cư trú", 18, 14, 13, 1, 40),
        FieldFigures("Chứng thực", 15, 15, 15, 0, 0),
        FieldFigures("Đất đai", 7, 2, 1, 1, 118),
    ),
    (MoneyFigures("Tiền mặt", 31, 742_000), MoneyFigures("Chuyển khoản VietQR", 12, 318_000, 40_000)),
    DrawerCount(1_242_000, 1_222_000, "Thối nhầm 20.000 đồng, đã lập biên bản"),
    8_412,
    "9f2c" * 16,
)
ACCEPTANCE = AcceptancePage(
    CENTRE,
    "KIOSK-01",
    "Ki-ốt",
    (
        CheckLine("Đầu đọc thẻ", CheckVerdict.GOOD, "ACS ACR1252, đọc xong thẻ mẫu trong 2,4 giây"),
        CheckLine("Máy quét", CheckVerdict.WARNING, "Quét được hai trang; khay chỉ nhận một mặt"),
        CheckLine("Máy in phiếu", CheckVerdict.GOOD, "576 chấm, báo trạng thái đầy đủ"),
        CheckLine("Máy in A4", CheckVerdict.FAULT, "Không thấy máy in", "PRNT-101"),
        CheckLine("Loa", CheckVerdict.SKIPPED, "Máy này không có loa"),
    ),
    (VersionLine("Phần mềm", "0.2.0"), VersionLine("Danh mục thủ tục", "2026-07"), VersionLine("Lịch nghỉ", "2026")),
    True,
    RECEIVED,
    "Vũ Văn Mẫu",
    "KIOSK-01|2026-11-23|H99.01",
)
TRANSFER = TransferTo(
    "Vietcombank (970436)",
    "0011000000001",
    "UBND PHUONG HOA MAU",
    "H99012611230001",
    "00020101021238570010A00000072701270006970436011300110000000010208QRIBFTTA53037045405200005802VN"
    "62220818H56.14-261123-00016304D8BD",
)
FEE_ASKED = FeeSlip(
    CENTRE,
    "",
    CODE,
    "Đăng ký thường trú",
    "NGUYỄN VĂN MẪU",
    (FeeSlipLine("Lệ phí đăng ký cư trú", 20_000),),
    PaymentState.ASKED,
    "Chuyển khoản VietQR",
    RECEIVED,
    transfer=TRANSFER,
)
FEE_PAID = replace(
    FEE_ASKED,
    number="000123/2026",
    lines=(FeeSlipLine("Lệ phí đăng ký cư trú", 20_000), FeeSlipLine("Phí chứng thực bản sao từ bản chính", 6_000)),
    state=PaymentState.PAID,
    how_paid="Tiền mặt",
    officer_name="Lê Thị Mẫu",
    transfer=None,
    tendered_vnd=50_000,
)
TICKET = TicketSlip(CENTRE, "A015", "Hộ tịch", ("Quầy 3", "Quầy 4"), 6, (15, 25), "Người cao tuổi", RECEIVED, "A015|K")
PETITION = PetitionSlip(CENTRE, "PA-261123-0004", "Phản ánh", RECEIVED, LATER, False, "482913", "PA-261123-0004")

FORMS: tuple[PrintedForm, ...] = (
    SUPPLEMENT,
    REFUSAL,
    APOLOGY,
    STOP,
    ROUTING,
    REGISTER,
    HAND_OVER,
    DAY_REPORT,
    ACCEPTANCE,
)
SLIPS = (FEE_ASKED, FEE_PAID, TICKET, PETITION, ACCEPTANCE)
