"""Settings: one TOML file, one model a section. Unknown keys are errors; secrets are not settings.

Every field is described: the technician's page is made from the descriptions.
"""

import tomllib
from datetime import time
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from kiosk.domain.errors import ConfigError, SimulatorInLive
from kiosk.domain.writing import unwritable

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
SIMULATED = ("thẻ", "máy quét", "máy in", "Cổng", "đối chiếu C06")  # what a machine may play in software


def _parts(text: str) -> list[str]:
    """What a setting lists, separated by semicolons."""
    return [part for each in text.split(";") if (part := each.strip())]


class Section(BaseModel):
    """Only the file speaks: an environment variable of a technician's shell must not change a centre."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Centre(Section):
    """Trung tâm Phục vụ hành chính công."""

    name: str = Field(
        "Trung tâm Phục vụ hành chính công phường Hoa Mẫu", description="Tên trung tâm trên màn hình và giấy tờ"
    )
    authority: str = Field("UBND phường Hoa Mẫu", description="Tên cơ quan, dòng trên của giấy tiếp nhận")
    place: str = Field("Hoa Mẫu", description="Địa danh ghi trước ngày tháng")
    unit_code: str = Field(
        "H99.01", description="Mã định danh đơn vị, phần đầu của mã hồ sơ", pattern=r"^[GH]\d{2}(\.\d{1,3})*$"
    )
    phone: str = Field("1900 0000", description="Số điện thoại hỗ trợ in trên phiếu")
    look_up_address: str = Field("https://dichvucong.gov.vn", description="Nơi tra cứu in trên phiếu")
    receipt_keys: str = Field(
        "",
        description="Khóa công khai của các máy khác trong trung tâm, để quầy này nhận ra phiếu của chúng khi không có "
        'mạng: "K2=0a1b…; K3=…", lấy bằng `kiosk receipt key` trên từng máy. Có máy chủ chung (hub.url) thì các máy tự '
        "học khóa của nhau, theo lời của ai có tài khoản máy chủ; khóa ghi ở đây được tin trước",
        pattern=r"^(\s*\w+\s*=\s*[0-9a-f]{64}\s*(;|$))*$",
    )
    opens: time = Field(time(7, 0), description="Giờ mở cửa")
    lunch_from: time = Field(time(11, 30), description="Bắt đầu nghỉ trưa")
    lunch_to: time = Field(time(13, 30), description="Hết nghỉ trưa")
    closes: time = Field(time(17, 0), description="Giờ đóng cửa")
    file_mb: float = Field(
        20,
        description="Tệp của một giấy tờ lớn nhất bao nhiêu MB (giả định; theo cổng tiếp nhận): dài hơn thì nén thêm, "
        "không dưới mức còn đọc rõ",
        gt=0,
        le=1000,
    )

    @model_validator(mode="after")
    def _can_be_printed(self) -> "Centre":
        for words in (self.name, self.authority, self.place, self.phone, self.look_up_address):
            if unwritable(words):
                raise ValueError("signs that no paper shows")
        return self

    @property
    def file_bytes(self) -> int:
        return int(self.file_mb * 1_000_000)

    def keys_of_others(self) -> dict[str, str]:
        """Name of a machine -> its public key, hex."""
        return {
            name.strip(): key.strip() for name, _, key in (line.partition("=") for line in _parts(self.receipt_keys))
        }


class Card(Section):
    driver: Literal["software", "pcsc"] = Field("software", description="Đầu đọc thẻ: pcsc là thiết bị thật")
    reader: str = Field("", description="Tên đầu đọc PC/SC; để trống: đầu đọc nào có thẻ căn cước")
    person: str = Field("nguyen-van-mau", description="Người mẫu của thẻ mô phỏng (resources/scenarios/card)")
    trust_folder: Path | None = Field(
        None, description="Chứng thư CSCA tin cậy; để trống: resources/trust, hoặc chứng thư thử khi live = false"
    )
    sample_after_seconds: float = Field(1.5, description="Thẻ mô phỏng: bao lâu thì được đặt lên", ge=0)
    sample_apdu_seconds: float = Field(0.02, description="Thẻ mô phỏng: mỗi lệnh mất bao lâu, như chip thật", ge=0)
    wait_seconds: int = Field(60, description="Chờ đặt thẻ, giây", ge=5, le=600)
    reader_picture: Literal["top", "front", "side"] = Field(
        "top",
        description="Hình chỉ chỗ đặt thẻ: top mặt trên (không tiếp xúc), front khe phía trước, side khe bên cạnh",
    )


class CodeReaderSection(Section):
    driver: Literal["none", "keyboard", "serial", "camera"] = Field(
        "none",
        description="Đầu đọc mã QR trên thẻ: none không có, keyboard gõ như bàn phím, serial cổng nối tiếp (USB-COM), "
        "camera",
    )
    device: str = Field(
        "", description="Đường dẫn thiết bị, ví dụ /dev/serial/by-id/...; để trống: cổng USB duy nhất, hoặc /dev/video0"
    )
    baud: int = Field(115200, description="Tốc độ cổng nối tiếp, baud", ge=1200, le=921600)


class CardCheck(Section):
    """Đối chiếu trực tuyến với C06. CHƯA kiểm chứng với dịch vụ thật: mọi tên gọi theo một mô tả công khai duy nhất."""

    driver: Literal["off", "sandbox", "agent"] = Field(
        "off",
        description="Đối chiếu thẻ trực tuyến (C06): off không hỏi, sandbox hỏi máy mô phỏng, agent hỏi cổng kết nối "
        "của trung tâm. CHƯA kiểm chứng với dịch vụ thật. Khóa RSA là credential card-check-key của systemd",
    )
    address: str = Field("http://127.0.0.1:8791", description="Địa chỉ cổng kết nối (agent) tới dịch vụ đối chiếu")
    path: str = Field("/eid/verify", description="Đường dẫn (giả định: chưa có văn bản công bố)", pattern="^/[!-~]*$")
    license_id: str = Field("", description="Mã giấy phép được cấp (license_id)", pattern="^[ -~]{0,100}$")
    device_type: str = Field("KIOSK", description="Loại thiết bị (device_type)", pattern="^[ -~]{0,100}$")
    province: str = Field("", description="Tỉnh, thành phố, không dấu (dia_chi)", pattern="^[ -~]{0,100}$")
    purpose: str = Field("Giải quyết thủ tục hành chính", description="Mục đích (purpose)", max_length=200)
    location: str = Field("", description="Nơi đối chiếu (location)", max_length=200)
    source: str = Field("KIOSK", description="Nguồn yêu cầu (source)", max_length=200)
    connect_seconds: float = Field(2.0, description="Chờ kết nối, giây", gt=0, le=30)
    total_seconds: float = Field(5.0, description="Chờ câu trả lời, giây: người dân đứng chờ", gt=0, le=30)


class ScannerSection(Section):
    driver: Literal["auto", "sane", "wia", "escl", "camera", "folder", "watch"] = Field(
        "auto",
        description="auto: SANE nếu có, nếu không thì thư mục trang mẫu; wia: máy quét của Windows; escl: máy quét "
        "mạng; camera: máy ảnh thay máy quét; watch: thư mục mà máy quét mạng gửi tệp vào, tệp nào lấy xong thì xóa",
    )
    device: str = Field(
        "",
        description="Tên thiết bị SANE (để trống: thiết bị thử của SANE) hay WIA (để trống: máy đầu tiên), hoặc địa "
        "chỉ eSCL http://…/eSCL, hoặc máy ảnh /dev/video0 (để trống: máy ảnh đầu tiên) hay http://…",
    )
    folder: Path | None = Field(None, description="Thư mục trang cho driver folder, watch")
    dpi: int = Field(300, description="Độ phân giải; bản số hóa cần ít nhất 200", ge=100, le=600)


class Printer(Section):
    driver: Literal["software", "network", "address"] = Field(
        "software", description="Máy in phiếu nhiệt: software mô phỏng, network theo host và port, address theo address"
    )
    address: str = Field(
        "",
        description="Máy in phiếu khi driver là address: tcp://máy:9100, usb:, usb:04b8:0e15, "
        "serial:/dev/ttyUSB0?baud=115200, file:/dev/usb/lp0, cups:HÀNG_ĐỢI, windows:TÊN",
        max_length=300,
    )
    next: str = Field(
        "",
        description="Khi máy in này hết giấy hay hỏng thì phiếu in ở đâu, lần lượt: "
        '"Quầy 1 = tcp://10.0.0.5:9100; Quầy 2 = …"; màn hình nói rõ nơi lấy phiếu',
        max_length=600,
    )
    host: str = Field("127.0.0.1", description="Địa chỉ máy in mạng")
    port: int = Field(9100, description="Cổng máy in mạng", ge=1, le=65535)
    width_dots: int = Field(
        576, description="Số điểm in mỗi dòng (80 mm: 576, 58 mm: 384)", ge=384, le=832, multiple_of=8
    )
    form_driver: Literal["folder", "cups", "windows"] = Field(
        "folder", description="Máy in A5/A4: cups, windows (chưa chạy thử trên Windows), hoặc lưu vào thư mục"
    )
    form_queue: str = Field(
        "", description="Hàng đợi của cups hay windows, hoặc ipp://máy/ipp/print; để trống: hàng đợi mặc định"
    )

    @model_validator(mode="after")
    def _address_when_asked_for(self) -> "Printer":
        if self.driver == "address" and not self.address:
            raise ValueError("address is empty")
        return self

    def own_address(self) -> str:
        """Of the thermal printer of this machine."""
        return self.address if self.driver == "address" else f"tcp://{self.host}:{self.port}"

    def further(self) -> tuple[tuple[str, str], ...]:
        """(place, address) of the printers that take over, in turn."""
        named = [
            (place.strip(), rest.strip(), each)
            for each in _parts(self.next)
            for place, _, rest in [each.partition("=")]
        ]
        return tuple((each, each) if ":" in place or not rest else (place, rest) for place, rest, each in named)


class SealSection(Section):
    """Chữ ký số của trung tâm trên biểu mẫu (PAdES).

    Ở quầy cán bộ nhập mã PIN mỗi lần ký; lệnh `--sign` và mật khẩu của tệp lấy từ credential seal-pin của systemd.
    """

    driver: Literal["none", "file", "pkcs11"] = Field(
        "none", description="Khóa ký số: none không ký, file tệp PKCS#12, pkcs11 thiết bị (USB token, HSM)"
    )
    file: Path | None = Field(None, description="Tệp PKCS#12 (.p12), khi driver là file")
    module: Path | None = Field(None, description="Thư viện PKCS#11 của nhà cung cấp thiết bị, khi driver là pkcs11")
    token: str = Field("", description="Nhãn của thiết bị (token label)", max_length=64)
    key: str = Field("", description="Nhãn của khóa và chứng thư trong thiết bị", max_length=100)
    reason: str = Field("Trung tâm Phục vụ hành chính công phát hành", description="Lý do ký", max_length=200)
    copy_level: Literal["B-B", "B-T", "B-LT"] = Field(
        "B-B",
        description="Mức chữ ký trên bản sao điện tử: B-B chữ ký, B-T thêm dấu thời gian, B-LT thêm tình trạng thu hồi "
        "của chứng thư (GIẢ ĐỊNH: chưa rõ văn bản đòi mức nào)",
    )
    time_stamps: str = Field(
        "", description="Dịch vụ cấp dấu thời gian (RFC 3161), cho B-T và B-LT", pattern=r"^(https?://\S+)?$"
    )
    roots: Path | None = Field(
        None, description="Chứng thư gốc (PEM) của nơi cấp chứng thư số và dấu thời gian, cho B-LT"
    )
    outside_seconds: float = Field(10.0, description="Chờ dịch vụ bên ngoài khi ký, giây", ge=1, le=60)
    picture: Path | None = Field(None, description="Hình con dấu đỏ (PNG) trên bản sao điện tử; để trống: chỉ có chữ")

    @model_validator(mode="after")
    def _has_its_key(self) -> "SealSection":
        if (self.driver == "file" and not self.file) or (self.driver == "pkcs11" and not (self.module and self.token)):
            raise ValueError("where is the key")
        if self.copy_level != "B-B" and not self.time_stamps:
            raise ValueError("time_stamps is empty")
        if self.copy_level == "B-LT" and not self.roots:
            raise ValueError("roots is empty")
        return self


class PortalSection(Section):
    profile: Literal["p1-mapi", "p2-proxy", "p2-lgsp", "p3-igate"] = Field(
        "p1-mapi",
        description="Cách nói chuyện với Cổng (resources/portal): p1-mapi bộ chuyển đổi trục NDXP, p2-proxy máy chủ "
        "trung gian của tỉnh, p2-lgsp trục LGSP, p3-igate REST của iGate hoặc của bộ",
    )
    sandbox: bool = Field(True, description="Cổng thử nghiệm chạy trên chính máy này")
    address: str = Field("http://127.0.0.1:8790", description="Địa chỉ bộ chuyển đổi (adapter)")
    files_address: str = Field("http://127.0.0.1:8790/tus", description="Dịch vụ tệp mà Cổng tải về được")
    profile_file: Path | None = Field(
        None,
        description="Tệp TOML của trung tâm, đặt trên profile: đường dẫn, mã khác với giả định; để trống: không có",
    )
    file_service: Literal["put", "tus", "form", "s3", "portal", "served"] = Field(
        "tus",
        description="Cách gửi tệp: put theo mã băm, tus nối tiếp được sau khi đứt mạng, form (multipart), s3, portal "
        "là lệnh gửi tệp của chính profile (p3-igate), served để Cổng tự lấy ở đây (kiosk portal listen; khóa là "
        "credential served-files-key)",
    )
    files_public: str = Field("", description="Địa chỉ dịch vụ tệp nhìn từ phía Cổng; để trống: như files_address")
    files_account: str = Field(
        "", description="Khóa truy cập kho s3; khóa bí mật là credential files-secret của systemd", max_length=200
    )
    files_region: str = Field("us-east-1", description="Vùng của kho s3", pattern="^[a-z0-9-]{1,40}$")
    destinations_file: Path | None = Field(
        None, description="Tệp TOML: thủ tục nào, bản nào gửi tới hệ thống khác của bộ; để trống: tất cả tới Cổng"
    )
    dstcode: str = Field("", description="Mã đích trên trục; để trống: theo profile", pattern="^[ -~]{0,200}$")
    dstcode_in: Literal["", "header", "query", "none"] = Field(
        "", description="Nơi đặt dstcode; để trống: theo profile"
    )
    username: str = Field(
        "H99.01", description="Tài khoản của đơn vị; mật khẩu là credential portal-password của systemd"
    )
    unit_code: str = Field("H99", description="madonvi")
    connect_seconds: float = Field(3.0, description="Chờ kết nối, giây")
    total_seconds: float = Field(20.0, description="Chờ một lần gọi, giây")
    connections: int = Field(4, description="Số kết nối cùng lúc mà Cổng cho phép trung tâm", ge=1, le=64)
    ping_seconds: float = Field(
        60.0, description="Im lặng bao lâu thì hỏi thăm Cổng, giây; mỗi máy lệch nhau một phần tư", ge=1, le=3600
    )
    ask_minutes: int = Field(
        240,
        description="Bao lâu hỏi Cổng một lần về hồ sơ đang giải quyết, phút; mỗi lần lệch một phần tư",
        ge=1,
        le=10080,
    )
    spread_seconds: float = Field(
        600.0,
        description="Sau khi mất liên lạc, các máy rải lần gửi đầu trong bao lâu, giây (Cổng thử nghiệm: không rải)",
        ge=0,
        le=3600,
    )
    ca_file: Path | None = Field(
        None, description="Chứng thư gốc (PEM) tin cậy cho Cổng và dịch vụ tệp; để trống: của hệ điều hành"
    )
    client_cert: Path | None = Field(
        None, description="Chứng thư của máy này (PEM), khi Cổng đòi; khóa nằm cùng tệp hoặc ở client_key"
    )
    client_key: Path | None = Field(None, description="Khóa riêng của chứng thư đó (PEM)")
    proxy: str = Field(
        "", description="Máy chủ proxy để ra ngoài, ví dụ http://proxy.tinh:3128; để trống: đi thẳng", max_length=300
    )


class StoreSection(Section):
    folder: Path | None = Field(None, description="Nơi giữ kho hồ sơ; để trống: thư mục dữ liệu của người dùng")
    key: Literal["file", "credential", "tpm", "dpapi"] = Field(
        "file",
        description="Ai giữ khóa của kho: file tệp cùng ổ đĩa (chỉ để thử), credential là store-key của systemd, "
        "tpm chip của máy, dpapi của Windows. Đổi bằng `kiosk key keep`",
    )
    tpm: str = Field("device:/dev/tpmrm0", description="Đường tới chip TPM (TCTI của tpm2-tools)", pattern="^[!-~]+$")
    recovery_key: str = Field(
        "", description="Khóa khôi phục của trung tâm, phần công khai (`kiosk key new-recovery`)", pattern="^[0-9a-z]*$"
    )
    keep_free_mb: int = Field(500, description="Ổ đĩa còn ít hơn thì không nhận bản quét mới, MB", ge=0, le=100_000)
    reserve_mb: int = Field(16, description="Tệp giữ chỗ để hồ sơ đã khai xong luôn nộp được, MB", ge=0, le=1024)
    draft_days: int = Field(
        7, description="Hồ sơ đang khai mà người dân muốn giữ lại thì giữ bao nhiêu ngày", ge=1, le=30
    )
    keep_days: int = Field(
        7,
        description="Cổng đã nhận hồ sơ thì máy này còn giữ dữ liệu cá nhân bao nhiêu ngày (GIẢ ĐỊNH: "
        "chưa có văn bản quy định cho máy tiếp nhận; trung tâm tự đặt)",
        ge=1,
        le=3650,
    )
    erase: Literal["auto", "ended", "acknowledged"] = Field(
        "auto",
        description="Hết hạn thì xóa gì: ended chỉ hồ sơ đã kết thúc, acknowledged cả hồ sơ Cổng đang giải quyết, "
        "auto: máy tự phục vụ như acknowledged, quầy như ended",
    )


class Station(Section):
    """Máy này trong trung tâm."""

    role: Literal["kiosk", "counter", "display"] = Field(
        "kiosk", description="Vai trò của máy: kiosk tự phục vụ, counter quầy, display màn hình sảnh"
    )
    code: str = Field("K1", description="Mã máy trong trung tâm, mỗi máy một mã", pattern=r"^[A-Z][A-Z0-9]{0,7}$")
    counter: str = Field("1", description="Số quầy, khi máy này là quầy", pattern=r"^[0-9A-Z]{1,4}$")
    codes_from: int = Field(
        1,
        description="Máy dùng một mình (không có hub.url): số đầu của dải mã hồ sơ mỗi ngày. Hai máy của một đơn vị "
        "phải có hai dải không trùng nhau",
        ge=1,
        le=9999,
    )
    codes_to: int = Field(
        9999, description="Số cuối của dải; hết dải thì máy cấp số tạm và nói rõ như vậy", ge=1, le=9999
    )

    @model_validator(mode="after")
    def _some_codes(self) -> "Station":
        if self.codes_to < self.codes_from:
            raise ValueError("codes_to before codes_from")
        return self


class Hub(Section):
    url: str = Field(
        "",
        description="Máy chủ chung của trung tâm: postgresql://tài_khoản@máy/cơ_sở_dữ_liệu; để trống: dùng một mình. "
        "Mật khẩu là credential hub-password của systemd",
    )
    seconds: float = Field(2.0, description="Bao lâu trao đổi một lần, giây", ge=0.2, le=60)


class PaymentSection(Section):
    bank_bin: str = Field("970499", description="Mã ngân hàng nhận tiền (BIN, 6 số)", pattern=r"^(\d{6})?$")
    account: str = Field("0990000000001", description="Số tài khoản nhận tiền", pattern=r"^[0-9A-Za-z]{0,19}$")
    account_name: str = Field("KHO BAC MAU", description="Tên tài khoản, không dấu")
    bank_name: str = Field("Ngân hàng Mẫu", description="Tên ngân hàng, in trên phiếu cho người tự gõ")
    partner_code: str = Field(
        "",
        description="Mã đối tác trên nền tảng thanh toán của Cổng; để trống: cán bộ xác nhận theo sao kê. "
        "Khóa bí mật là credential payment-secret của systemd",
    )
    platform_path: str = Field(
        "/paymentplatform", description="Đường dẫn nền tảng thanh toán (giả định: chưa có văn bản công bố)"
    )


class AuditSection(Section):
    """Nhật ký. Nơi làm chứng là GIẢ ĐỊNH: chưa có dịch vụ nào của Cổng được công bố."""

    anchor_address: str = Field(
        "",
        description="Nơi làm chứng cho nhật ký (https://…, giả định: chưa có văn bản công bố); để trống: không gửi",
        pattern=r"^(https?://\S+)?$",
    )
    anchor_minutes: int = Field(15, description="Gửi nơi làm chứng cách nhau ít nhất bao nhiêu phút", ge=1, le=1440)


class CounterSection(Section):
    lock_minutes: int = Field(10, description="Không ai chạm bao lâu thì khóa màn hình quầy, phút", ge=1, le=120)
    priority_minutes: int = Field(20, description="Đối tượng ưu tiên được gọi trước bao nhiêu phút", ge=0, le=240)


class Screen(Section):
    idle_seconds: int = Field(45, description="Không ai chạm bao lâu thì hỏi, giây", ge=10)
    idle_grace_seconds: int = Field(20, description="Hỏi xong chờ bao lâu thì kết thúc, giây", ge=10)
    speech: Literal["espeak", "speech-dispatcher"] = Field(
        "espeak", description="Đọc to bằng espeak-ng, hoặc qua speech-dispatcher (hỏng thì espeak-ng đọc thay)"
    )
    voice: str = Field("vi", description="Giọng đọc espeak-ng")
    modern_tones: bool = Field(False, description="Bàn phím đặt dấu kiểu mới (hoà, thuỷ) thay vì kiểu cũ (hòa, thủy)")


class Settings(Section):
    live: bool = Field(False, description="true: phục vụ người dân thật; mọi mô phỏng bị từ chối")
    centre: Centre = Centre()
    card: Card = Card()
    card_check: CardCheck = CardCheck()
    code_reader: CodeReaderSection = CodeReaderSection()
    scanner: ScannerSection = ScannerSection()
    printer: Printer = Printer()
    seal: SealSection = SealSection()
    portal: PortalSection = PortalSection()
    store: StoreSection = StoreSection()
    screen: Screen = Screen()
    station: Station = Station()
    hub: Hub = Hub()
    payment: PaymentSection = PaymentSection()
    counter: CounterSection = CounterSection()
    audit: AuditSection = AuditSection()

    @property
    def keeps_all(self) -> bool:
        """A counter keeps a copy of every dossier of the centre; a kiosk where anybody stands keeps its own only."""
        return self.station.role == "counter"

    def simulated(self) -> tuple[str, ...]:
        """What is not real on this machine, for the striped banner."""
        played = (
            self.card.driver == "software",
            self.scanner.driver in ("auto", "folder"),
            self.printer.driver == "software" or self.printer.form_driver == "folder",
            self.portal.sandbox,
            self.card_check.driver == "sandbox",
        )
        return tuple(name for name, yes in zip(SIMULATED, played, strict=True) if yes)


def load_settings(path: Path | None) -> Settings:
    """Read kiosk.toml; None: the embedded defaults (software devices, sandbox Portal).

    Raises: ConfigError, SimulatorInLive.
    """
    try:
        values = tomllib.loads(path.read_text("utf-8")) if path else {}
        settings = Settings(**values)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise ConfigError(type(exc).__name__) from exc
    except ValidationError as exc:
        # The places only, never the values: a password typed into the wrong key must not reach the log.
        places = ", ".join(".".join(str(p) for p in e["loc"]) for e in exc.errors())
        raise ConfigError(places) from None
    if settings.live and settings.simulated():
        raise SimulatorInLive(", ".join(settings.simulated()))
    return settings


def describe(section: type[BaseModel] = Settings, prefix: str = "") -> list[tuple[str, str, str]]:
    """(key, default, description) of every setting, for `kiosk config` and the technician's page."""
    rows: list[tuple[str, str, str]] = []
    for name, field in section.model_fields.items():
        if isinstance(field.default, BaseModel):
            rows += describe(type(field.default), f"{prefix}{name}.")
        else:
            rows.append((prefix + name, str(field.default), field.description or ""))
    return rows
