"""The script of the visit: what the citizen touches, page by page."""

import shutil
import time

from kiosk.demo.stage import Stage
from kiosk.domain.dossier import Delivery
from kiosk.services.delivery_state import delivery_of

CASE = "Đăng ký thường trú vào chỗ ở hợp pháp thuộc quyền sở hữu của mình"
PHONE = "0900000011"


def visit(stage: Stage) -> None:
    find(stage)
    identify(stage)
    fill(stage)
    bring_papers(stage)
    submit_offline(stage)
    reconnect(stage)
    look_up(stage)


def find(stage: Stage) -> None:
    finger = stage.finger
    with stage.step("Trang đầu", "Máy sẵn sàng, đã kết nối Cổng", "trang-dau"):
        finger.wait(lambda: stage.kiosk.outbox.online, "online")
    with stage.step("Tìm thủ tục", "Gõ “dang ky thuong tru”, thủ tục đứng đầu", "tim-thu-tuc"):
        finger.touch("Nộp hồ sơ")
        stage.page("find")
        finger.touch("Tên thủ tục, ví dụ: khai sinh")
        finger.type("dang ky thuong tru")
        finger.wait_for("Đăng ký thường trú")
    with stage.step("Phiếu thủ tục", "Giấy tờ, phí, thời hạn; in danh mục giấy tờ", "phieu-thu-tuc"):
        finger.touch("Đăng ký thường trú")
        stage.page("sheet")
        finger.touch("In danh mục giấy tờ này")
        finger.wait_for("Đã in")


def identify(stage: Stage) -> None:
    finger = stage.finger
    digits = stage.kiosk.tools.card_hint
    with stage.step("Sáu số cuối", "Nhập số mở chip", "sau-so"):
        finger.touch("Nộp hồ sơ thủ tục này")
        stage.page("card")
        finger.type(digits)
    with stage.step("Đọc thẻ", "PACE, DG1, DG13, ảnh; chữ ký đã xác thực"):
        finger.touch("Tiếp tục")
        finger.wait_for("Xin chào")
        stage.picture("doc-the")
        stage.page("confirm")
    stage.picture("xac-nhan")
    with stage.step("Chọn trường hợp", "Nhà của mình", "truong-hop"):
        finger.touch("Đúng là tôi")
        stage.page("case")
        finger.touch(CASE)
        finger.rest()


def fill(stage: Stage) -> None:
    finger = stage.finger
    with stage.step("Nơi ở mới", "34 tỉnh, 3.321 xã: gõ vài chữ, chọn", "noi-o-moi"):
        finger.touch("Tiếp tục")
        stage.page("details")
        finger.touch("Cho chính tôi")
        finger.touch("Tiếp tục")
        finger.touch("Gõ tên để tìm, không cần dấu")
        finger.type("can tho")
        finger.touch("Thành phố Cần Thơ")
        finger.touch("Tiếp tục")
        finger.wait_for("Chọn phường, xã hoặc đặc khu")
        finger.touch("Gõ tên để tìm, không cần dấu")
        finger.type("ninh kieu")
        finger.touch("Phường Ninh Kiều")
    with stage.step("Bàn phím tiếng Việt", "Gõ Telex trên màn hình", "ban-phim"):
        finger.touch("Tiếp tục")
        finger.wait_for("Số nhà, đường")
        finger.type("12 dduwowngf mai chis thoj")
        finger.rest()
    with stage.step("Các câu hỏi còn lại", "Quan hệ với chủ hộ, điện thoại, nơi nhận kết quả", "dien-thoai"):
        finger.touch("Tiếp tục")
        finger.touch("Tôi là chủ hộ")
        finger.touch("Tiếp tục")
        finger.wait_for("Số điện thoại")
        finger.type(PHONE)
    finger.touch("Tiếp tục")
    finger.touch("Bỏ qua câu này")
    finger.touch("Tại trung tâm này")
    stage.picture("nhan-ket-qua")
    finger.touch("Xong")
    stage.page("papers")


def bring_papers(stage: Stage) -> None:
    finger = stage.finger
    stage.picture("giay-to")
    with stage.step("Quét giấy", "Trang từ máy quét, lưu theo mã băm", "quet-giay"):
        finger.touch("Quét tại đây")
        finger.wait_for("Đã quét", 60)
    with stage.step("Giấy còn lại", "Mang ra quầy", "giay-to-du"):
        finger.touch("Dùng các trang này")
        finger.touch("Mang tất cả giấy còn lại ra quầy")
        finger.rest()
    finger.touch("Tiếp tục")
    stage.page("review")


def submit_offline(stage: Stage) -> None:
    finger, kiosk = stage.finger, stage.kiosk
    stage.picture("xem-lai")
    with stage.step("Mất mạng", "Cổng tắt; màn hình nói đúng như vậy"):
        kiosk.companions["portal"].stop()
        kiosk.outbox.wake()
        finger.wait(lambda: not kiosk.outbox.online, "offline")
    with stage.step("Nộp hồ sơ", "Một giao dịch: mã, ngày hẹn, hàng chờ, nhật ký"):
        finger.touch("Nộp hồ sơ")
        stage.page("submitted")
    with stage.step("In phiếu", "Máy in báo giấy đã ra; phiếu nói hồ sơ chưa có trên Cổng", "da-nop-ngoai-tuyen"):
        finger.wait_for("Đã in phiếu giữ hồ sơ", 60)
        finger.wait_for("Đã gửi Giấy tiếp nhận", 60)
    slips = sorted((stage.out / "data" / "slips").glob("*.png"))
    shutil.copy(slips[0], stage.out / "checklist.png")
    shutil.copy(slips[-1], stage.out / "slip.png")
    forms = sorted((stage.out / "data" / "forms").glob("*.pdf"))
    shutil.copy(forms[-1], stage.out / "receipt.pdf")


def reconnect(stage: Stage) -> None:
    finger, kiosk = stage.finger, stage.kiosk
    portal = kiosk.companions["portal"]
    with stage.step("Có mạng lại", "Tệp lên trước, rồi hồ sơ; Cổng tiếp nhận", "da-len-cong"):
        portal.start(portal.port)
        kiosk.outbox.wake()
        finger.wait(
            lambda: delivery_of(_dossier_id(stage), kiosk.store.unit_of_work) is Delivery.DELIVERED, "delivered"
        )
        finger.wait_for("Cổng")
        time.sleep(0.1)


def look_up(stage: Stage) -> None:
    finger, kiosk = stage.finger, stage.kiosk
    with kiosk.store.unit_of_work() as uow:
        receipt = uow.dossiers(1)[0].receipt
    assert receipt is not None  # noqa: S101 # submitted
    with stage.step("Tra cứu", "Được tiếp nhận", "tra-cuu"):
        finger.touch("Xong")
        stage.page("home")
        finger.touch("Tra cứu hồ sơ")
        stage.page("lookup")
        finger.touch("Bằng mã hồ sơ")
        finger.type(receipt.dossier_code.removeprefix(kiosk.tools.centre.unit_code + "-"))
        finger.touch("Tiếp tục")
        finger.type(receipt.pin)
        finger.touch("Xem hồ sơ")
        finger.wait_for("Được tiếp nhận")
    with stage.step("Kết thúc", "Màn hình được xoá, về trang đầu"):
        finger.touch("Xong")
        stage.page("home")


def _dossier_id(stage: Stage) -> str:
    with stage.kiosk.store.unit_of_work() as uow:
        return uow.dossiers(1)[0].id
