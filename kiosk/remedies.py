"""What a technician does about a fault. What a citizen is told of the same code stands in resources/faults.toml."""

from kiosk.domain.errors import KioskError

REMEDIES: dict[str, str] = {
    "CARD-101": "Cắm lại đầu đọc; xem `pcsc_scan` hoặc `systemctl status pcscd`; tên trong card.reader phải đúng.",
    "CARD-102": "Giữ yên thẻ trên đầu đọc đến khi báo xong.",
    "CARD-103": "Nhập đúng sáu số cuối của số định danh trên chính thẻ này.",
    "CARD-104": "Đặt thẻ căn cước có chip; gỡ thẻ khác khỏi đầu đọc.",
    "CARD-105": "Chạy `systemctl enable --now pcscd`; xem người dùng kiosk có quyền với pcscd.",
    "CARD-106": "Lau đầu đọc, đặt lại thẻ; nếu vẫn vậy thì thử thẻ khác rồi thay đầu đọc.",
    "CARD-112": "Không thấy thẻ: đặt thẻ lên đầu đọc rồi thử lại.",
    "CARD-113": "Chương trình khác đang giữ đầu đọc: đóng chương trình đó rồi thử lại.",
    "CARD-114": "Không thử thêm số nào; thẻ bị khoá thì làm tại quầy, công an mở khoá hoặc đổi thẻ.",
    "CARD-115": "Thẻ chỉ mở bằng BAC: nhập ba dòng chữ ở mặt sau.",
    "CARD-116": "Đặt lại thẻ; chỉ một thẻ bị thì nhập ba dòng mặt sau, thẻ nào cũng bị thì thay đầu đọc.",
    "SCAN-101": "Cắm và bật máy quét; `scanimage -L` phải thấy nó; chép đúng tên vào scanner.device.",
    "SCAN-102": "Mở nắp, lấy giấy kẹt ra, đóng nắp rồi thử lại.",
    "SCAN-103": "Đặt giấy vào khay nạp rồi thử lại.",
    "SCAN-104": "Đóng nắp máy quét rồi thử lại.",
    "SCAN-105": "Chương trình khác đang dùng máy quét: đóng nó rồi thử lại.",
    "SCAN-106": "Tắt bật máy quét; xem dây và `scanimage -L`.",
    "PRNT-101": "Xem điện, dây mạng và địa chỉ máy in; với CUPS xem `lpstat -p`.",
    "PRNT-102": "Thay cuộn giấy, đóng nắp rồi thử lại.",
    "PRNT-103": "Đóng nắp máy in cho khớp rồi thử lại.",
    "PRNT-104": "Tắt máy in, gỡ giấy kẹt ở dao cắt, bật lại.",
    "PRNT-105": "Tắt bật máy in; xem máy in có bật trả lời trạng thái (DLE EOT) không.",
    "PRNT-107": "Tắt bật máy in; nếu vẫn vậy thì gọi bảo hành.",
    "PORT-301": "Xem mạng, tên máy và cổng trong portal.address; tường lửa phải cho đi.",
    "PORT-302": "Bộ chuyển đổi trả lời chậm: thử lại, rồi hỏi đơn vị vận hành bộ chuyển đổi.",
    "PORT-303": "Bộ chuyển đổi hoặc Cổng đang lỗi: đợi rồi thử lại, báo đơn vị vận hành.",
    "PORT-304": "Xem portal.dstcode, portal.unit_code và quyền của tài khoản.",
    "PORT-305": "Sai tài khoản hoặc mật khẩu: xem portal.username và credential portal-password.",
    "PORT-306": "Địa chỉ này không phải bộ chuyển đổi: xem portal.address, login_path và service_path.",
    "HUBS-901": "Xem mạng, địa chỉ hub.url và credential hub-password; máy chủ PostgreSQL phải đang chạy.",
    "HUBS-902": "Máy chủ có phiên bản khác: cập nhật chương trình trên mọi máy, rồi `kiosk hub prepare`.",
    "DEVC-101": "Thử lại; nếu vẫn vậy xem nhật ký và trình điều khiển của thiết bị.",
    "CONF-001": "Xem giá trị vừa nhập; mật khẩu đặt bằng `systemd-creds`, không ghi trong kiosk.toml.",
    "CONF-002": "Chọn thiết bị thật và Cổng thật, hoặc để live = false khi còn thử.",
    "CONF-003": "Kiểm tra tệp nhập vào; tệp chương trình hỏng thì cài lại gói.",
    "CATA-501": "Tệp không có bản danh mục nào: chọn đúng tệp ZIP của bản công bố.",
    "CATA-502": "Tệp đã bị sửa so với bản công bố: tải lại tệp gốc.",
    "CATA-503": "Tệp không đọc được: tải lại tệp gốc.",
    "STOR-401": "Giải phóng chỗ trống trên ổ đĩa.",
    "STOR-402": "Chương trình khác đang giữ kho: đóng nó rồi thử lại.",
    "STOR-403": "Khóa không phải của kho này: khôi phục đúng tệp store.key từ bản sao.",
    "STOR-404": "Thiếu tệp store.key: khôi phục từ bản sao trước khi mở máy.",
    "STOR-405": "Kho hỏng: khôi phục từ bản sao gần nhất.",
    "STOR-407": "Kho của phiên bản mới hơn: cài lại phiên bản chương trình mới hơn.",
}


def remedy_of(fault: KioskError, otherwise: str) -> str:
    return REMEDIES.get(fault.code, otherwise)
