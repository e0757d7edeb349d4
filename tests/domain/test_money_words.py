import pytest

from kiosk.domain.money_words import money_words, number_words

SUMS = {
    0: "Không đồng",
    5: "Năm đồng",
    10: "Mười đồng",
    11: "Mười một đồng",
    14: "Mười bốn đồng",
    15: "Mười lăm đồng",
    20: "Hai mươi đồng",
    21: "Hai mươi mốt đồng",
    24: "Hai mươi tư đồng",
    25: "Hai mươi lăm đồng",
    91: "Chín mươi mốt đồng",
    100: "Một trăm đồng",
    101: "Một trăm linh một đồng",
    104: "Một trăm linh bốn đồng",
    105: "Một trăm linh năm đồng",
    110: "Một trăm mười đồng",
    111: "Một trăm mười một đồng",
    115: "Một trăm mười lăm đồng",
    121: "Một trăm hai mươi mốt đồng",
    999: "Chín trăm chín mươi chín đồng",
    1_000: "Một nghìn đồng",
    1_001: "Một nghìn không trăm linh một đồng",
    1_015: "Một nghìn không trăm mười lăm đồng",
    1_050: "Một nghìn không trăm năm mươi đồng",
    2_000: "Hai nghìn đồng",
    20_000: "Hai mươi nghìn đồng",
    21_500: "Hai mươi mốt nghìn năm trăm đồng",
    105_000: "Một trăm linh năm nghìn đồng",
    135_000: "Một trăm ba mươi lăm nghìn đồng",
    1_000_000: "Một triệu đồng",
    1_000_005: "Một triệu không trăm linh năm đồng",
    1_005_000: "Một triệu không trăm linh năm nghìn đồng",
    15_000_000: "Mười lăm triệu đồng",
    21_021_021: "Hai mươi mốt triệu không trăm hai mươi mốt nghìn không trăm hai mươi mốt đồng",
    1_000_000_000: "Một tỷ đồng",
    1_000_000_001: "Một tỷ không trăm linh một đồng",
    2_500_000_000: "Hai tỷ năm trăm triệu đồng",
    21_000_000_000: "Hai mươi mốt tỷ đồng",
    1_234_567_891: ("Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng"),
    1_000_000_000_000: "Một nghìn tỷ đồng",
    1_000_000_000_000_000_000: "Một tỷ tỷ đồng",
    1_005_000_000_000: "Một nghìn không trăm linh năm tỷ đồng",
}
BACK = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}


@pytest.mark.parametrize(("vnd", "words"), SUMS.items())
def test_a_sum_is_read_as_a_cashier_reads_it(vnd: int, words: str) -> None:
    assert money_words(vnd) == words


def read_back(words: str) -> int:
    """An independent reader: from words to a number below a billion."""
    total = group = digit = 0
    for word in words.split():
        if word in BACK:
            digit = BACK[word]
        elif word == "mười":
            group, digit = group + 10, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "trăm":
            group, digit = group + digit * 100, 0
        elif word in ("nghìn", "triệu"):
            total += (group + digit) * (1_000 if word == "nghìn" else 1_000_000)
            group = digit = 0
        else:
            assert word == "linh"
    return total + group + digit


def test_every_group_of_three_and_a_spread_of_sums_read_back() -> None:
    for number in [*range(1, 1_000), *range(1_000, 999_999_999, 7_654_321), *range(1_000, 2_000_000, 997)]:
        assert read_back(number_words(number)) == number


def test_less_than_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        money_words(-1)
