import pytest

from kiosk.domain.fee import UNTOLD, fee_text, money_text
from kiosk.domain.procedure import Channel, FilingOption


def option(fees: tuple[int, ...] = (), free: bool = False, note: str = "") -> FilingOption:
    return FilingOption(Channel.COUNTER, None, fees, free, note)


@pytest.mark.parametrize(
    ("filing", "text"),
    [
        (option((20000,), note="20,000 Việt Nam Đồng(Trường hợp công dân ...)"), "20.000 đồng"),
        (option((2000,), note="2,000 Việt Nam Đồng(/trang)Tại Ủy ban nhân dân cấp xã"), "2.000 đồng/trang"),
        (option((50000, 30000)), "Từ 30.000 đồng đến 50.000 đồng, tùy trường hợp"),
        (option(free=True, note="Miễn phí"), "Miễn phí"),
        (option(free=True, note="Miễn phí(Miễn lệ phí. Phí cấp bản sao Trích lục (nếu có yêu cầu) ...)"), "Miễn phí"),
        # marked free, and the note names a fee
        (option(free=True, note="Miễn phí(- Lệ phí cấp giấy phép lái xe: 135.000 đồng/lần.)"), UNTOLD),
        (option(free=True, note="Miễn phí(Theo quy định của Hội đồng nhân dân cấp tỉnh)"), UNTOLD),
        (option(note="Không có thông tin"), UNTOLD),
        (None, UNTOLD),
    ],
)
def test_fee_text(filing: FilingOption | None, text: str) -> None:
    assert fee_text(filing) == text


def test_money_text() -> None:
    assert money_text(0) == "0 đồng"
    assert money_text(1234567) == "1.234.567 đồng"
