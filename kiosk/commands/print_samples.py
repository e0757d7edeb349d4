"""What `kiosk print` puts on paper when no dossier is named. Everything is invented."""

from datetime import datetime, timedelta

from kiosk.domain.centre import OneStopCentre
from kiosk.domain.paper import CustodySlip, PaperLine, ReceiptForm
from kiosk.domain.slips import TicketSlip

NAME = "NGUYỄN VĂN MẪU"
NUMBER = "099085000011"  # no province has the code 099
REQUEST = "Đăng ký thường trú"
FEE = "20.000 đồng"
PAPERS = (
    PaperLine("Tờ khai thay đổi thông tin cư trú (Mẫu CT01)", 1, 0, 0, 2, "đã quét"),
    PaperLine("Giấy tờ chứng minh chỗ ở hợp pháp", 0, 1, 0, 4, "đã quét"),
    PaperLine("Giấy khai sinh", 0, 0, 1, 0, "cơ sở dữ liệu quốc gia"),
)
TERM = timedelta(days=7)


def ticket(centre: OneStopCentre, now: datetime) -> TicketSlip:
    return TicketSlip(
        centre, "M000", "PHIẾU MẪU", ("Quầy 1",), 0, None, "", now, "M000", "Phiếu in thử, không có giá trị."
    )


def custody_slip(centre: OneStopCentre, now: datetime) -> CustodySlip:
    code = f"{centre.unit_code}-{now:%y%m%d}-0000"
    return CustodySlip(
        centre=centre,
        dossier_code=code,
        procedure_name=f"{REQUEST} (PHIẾU IN THỬ)",
        owner_name=NAME,
        masked_id="********0011",
        received_at=now,
        due_at=now + TERM,
        fee_text=FEE,
        papers=PAPERS,
        on_portal=False,
        pin="000000",
        qr_text=code,
    )


def receipt_form(centre: OneStopCentre, now: datetime) -> ReceiptForm:
    code = f"{centre.unit_code}-{now:%y%m%d}-0000"
    return ReceiptForm(
        centre=centre,
        dossier_code=code,
        applicant_name=NAME,
        applicant_id=NUMBER,
        applicant_address="Số 12 đường Hoa Sữa, phường Hoa Mẫu",
        phone="0900000000",
        email="",
        request=f"{REQUEST} (BẢN IN THỬ, KHÔNG CÓ GIÁ TRỊ)",
        owner_name="",
        owner_address="",
        papers=PAPERS,
        dossier_count=1,
        term_text="07 ngày làm việc",
        received_at=now,
        due_at=now + TERM,
        return_place=centre.name,
        fee_text=FEE,
        register_book=f"{now:%Y}",
        register_number=0,
        officer_name="",
        qr_text=code,
    )
