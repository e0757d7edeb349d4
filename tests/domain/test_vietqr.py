"""VietQR against codes made by another implementation, and against every way a code can be broken."""

import pytest

from kiosk.domain.vietqr import MOST_PURPOSE, Transfer, crc16, parse, payload, purpose_text

# Invented accounts; the library vietnam-qr-pay (MIT) makes the same codes.
SAMPLES = [
    (
        Transfer("970415", "113366668888", 79000, "Ung Ho Quy Vac Xin"),
        "00020101021238560010A0000007270126000697041501121133666688880208QRIBFTTA53037045405790005802VN6222"
        "0818Ung Ho Quy Vac Xin63043ACF",
    ),
    (
        Transfer("970436", "0011000000001", 20000, "H56.14-261123-0001"),
        "00020101021238570010A00000072701270006970436011300110000000010208QRIBFTTA53037045405200005802VN6222"
        "0818H56.14-261123-00016304D8BD",
    ),
    (
        Transfer("970405", "1500201000001"),
        "00020101021138570010A00000072701270006970405011315002010000010208QRIBFTTA53037045802VN63044E88",
    ),
]


@pytest.mark.parametrize(("transfer", "text"), SAMPLES)
def test_the_same_code_as_others_make(transfer: Transfer, text: str) -> None:
    assert payload(transfer) == text
    assert parse(text) == transfer
    assert parse(text[:-4] + text[-4:].lower()) == transfer


def test_the_check_value_of_the_checksum() -> None:
    assert crc16(b"123456789") == 0x29B1


@pytest.mark.parametrize(("transfer", "text"), SAMPLES)
def test_every_changed_character_is_found(transfer: Transfer, text: str) -> None:
    for at, sign in enumerate(text):
        other = "0" if sign != "0" else "1"
        with pytest.raises(ValueError):
            parse(text[:at] + other + text[at + 1 :])
    for end in range(len(text)):
        with pytest.raises(ValueError):
            parse(text[:end])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "000201",
        "0002010102113802XY53037045802VN",
        "000201010211385700A",
        SAMPLES[2][1][:-8].replace("5303704", "5303840"),
        SAMPLES[2][1][:-8].replace("QRIBFTTA", "QRIBFTTC"),
        SAMPLES[2][1][:-8] + "5402-1",
        SAMPLES[2][1][:-8] + "5802VN",
    ],
)
def test_a_right_checksum_over_wrong_fields_is_refused(body: str) -> None:
    text = body + "6304"
    with pytest.raises(ValueError):
        parse(f"{text}{crc16(text.encode()):04X}")


@pytest.mark.parametrize(
    "values",
    [
        ("97041", "1", 1, ""),
        ("97041x", "1", 1, ""),
        ("970415", "", 1, ""),
        ("970415", "1" * 20, 1, ""),
        ("970415", "1 2", 1, ""),
        ("970415", "1", 0, ""),
        ("970415", "1", -5, ""),
        ("970415", "1", 10**13, ""),
        ("970415", "1", 1, "Lệ phí"),
        ("970415", "1", 1, "x" * 26),
        ("970415", "1", 1, " x"),
    ],
)
def test_what_no_bank_reads_is_not_made(values: tuple[str, str, int, str]) -> None:
    with pytest.raises(ValueError):
        Transfer(*values)


@pytest.mark.parametrize(
    ("text", "purpose"),
    [
        ("Lệ phí Đăng ký thường trú", "Le phi Dang ky thuong tru"),
        ("ƯỚC ĐỊNH; \u1ec7/\u0301 ổ", "UOC DINH e o"),
        ("H99.01-261124-0001", "H99.01-261124-0001"),
        ("Nguye\u0302\u0303n", "Nguyen"),
        ("Khmer \u1780\u1798", "Khmer"),
        ("a" * 24 + " b", "a" * 24),
        ("", ""),
    ],
)
def test_a_purpose_is_plain_and_short(text: str, purpose: str) -> None:
    assert purpose_text(text) == purpose
    assert purpose_text(purpose) == purpose
    assert len(purpose) <= MOST_PURPOSE
    assert parse(payload(Transfer("970415", "1", 5, purpose))).purpose == purpose
