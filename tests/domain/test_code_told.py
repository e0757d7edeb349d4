"""What a code on trial is told to be: its kind and its fields by name, and not a word of the person."""

import pytest

from kiosk.domain.code_told import CodeKind, in_words, tell
from kiosk.domain.errors import CodeDamaged

CARD = "099085000011||NGUYỄN VĂN MẪU|01011985|Nam|Số 12 đường Hoa Sữa, tổ 5, phường Hoa Mẫu|05112024||||"
PERSONAL = ("099085000011", "NGUYỄN", "MẪU", "01011985", "1985", "Hoa Sữa", "05112024")


def test_a_card_is_told_by_the_names_of_its_fields() -> None:
    told = tell(CARD)
    assert (told.kind, told.field_count, told.empty) == (CodeKind.CARD, 11, ("old_number",))
    words = in_words(told)
    assert words == (
        "mã QR thẻ căn cước, 11 trường; đọc được số định danh, họ tên, ngày sinh, giới tính, nơi cư trú, ngày cấp; "
        "để trống: số CMND cũ"
    )
    assert not any(word in f"{told!r} {words}" for word in PERSONAL)


def test_letters_without_any_mark_are_doubted() -> None:
    plain = "099085000011|099000111|NGUYEN VAN AN|01011985|Nam|12 Hoa Mai|05112021"
    assert tell(plain).letters_doubtful
    assert "không thấy chữ có dấu" in in_words(tell(plain))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("H99.01-261123-0009", CodeKind.DOSSIER), ("8934567890123", CodeKind.OTHER), ("a" * 600, CodeKind.OTHER)],
)
def test_other_codes_are_told_apart(text: str, kind: CodeKind) -> None:
    told = tell(text)
    assert (told.kind, told.length, told.read) == (kind, len(text), ())
    assert text not in in_words(told)


def test_a_spoilt_code_is_a_fault() -> None:
    with pytest.raises(CodeDamaged):
        tell(CARD.replace("Ễ", "?"))
