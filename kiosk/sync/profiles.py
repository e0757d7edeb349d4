"""What differs between Portal installations, as data. Nothing here has been published by the Portal's owner:
every default marked *assumption* stands until the Government Office's connection guide confirms it.
"""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class WireCodes:
    """Values of the code tables (bảng mã) that a kiosk's dossier uses.

    channel: KenhThucHien, 1 trực tiếp, 2 trực tuyến, 3 bưu chính. A kiosk in the centre files at the counter;
        that it is no channel of its own is an assumption.
    owner_kind: LoaiDoiTuong, 1 công dân.
    organisation_kind: LoaiDoiTuong, 2 doanh nghiệp. That it also stands for a household business and for any other
        organisation is an assumption.
    identity_kind: LoaiDinhDanh, 1 số định danh cá nhân (12 digits).
    first_state: TrangThaiHoSo at registration, 2 Được tiếp nhận: the dossier has its receipt and its term
        runs. Assumption: that a receipt given by a kiosk counts as the centre's.
    filed_at: NoiNopHoSo, 2 the agency's own system. Seen in one implementation only: assumption.
    online_payment: DuocThanhToanTrucTuyen, 0 none.
    fee_moment: HinhThucThu, 1 khi tiếp nhận. Assumption.
    fee_kind: LoaiPhiLePhi, 1. Sources contradict one another: assumption.
    fee_code: MaPhiLePhi where the catalogue publishes none, 1. Seen in one implementation only: assumption.
    databases: MaCSDL of the databases really consulted. Empty, because none is: a code is never sent for a
        check that was not made.
    """

    channel: str = "1"
    owner_kind: str = "1"
    organisation_kind: str = "2"
    identity_kind: str = "1"
    first_state: str = "2"
    filed_at: str = "2"
    online_payment: str = "0"
    fee_moment: str = "1"
    fee_kind: str = "1"
    fee_code: str = "1"
    databases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MapiProfile:
    """Profile P1: JSON over HTTP, straight to the exchange adapter (bộ chuyển đổi) beside the centre.

    service_path: assumption; two implementations of the same engine use it after log-in.
    unit_code: madonvi; that the short form (H99) is taken is an assumption.
    session_seconds: no life is documented; ten minutes is what is known to work.
    exists_words, failed_words, session_words: how the message is recognised, as error codes other than 0 are
        not documented. Compared in NFC without regard to case. Assumptions but for "đã tồn tại".
    """

    login_path: str = "/mapi/login"
    service_path: str = "/mapi/g"
    dstcode: str = "VN:GOV:000.00.00.G22:vpcpdvcprovider"
    dstcode_in: Literal["header", "query"] = "header"
    unit_code: str = "H99"
    session_seconds: float = 600.0
    exists_words: tuple[str, ...] = ("đã tồn tại",)
    failed_words: tuple[str, ...] = ("không thành công", "thất bại")
    session_words: tuple[str, ...] = ("session", "phiên làm việc", "phiên đăng nhập")
    codes: WireCodes = WireCodes()
