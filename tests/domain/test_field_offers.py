"""What is offered from a paper, from words without a mistake and with every kind of doubt."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kiosk.domain.errors import ResourceBroken
from kiosk.domain.field_offers import FieldOffer, PaperField, kind_of, offers_of
from kiosk.domain.read_words import ReadPage, ReadWord, folded
from kiosk.store.offer_rules import load_offer_rules
from tests.documents.civil_papers import CivilPaper, birth, marital_status, marriage, unknown

RULES_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "rules"
RULES = load_offer_rules(RULES_FOLDER)
TODAY = date(2026, 11, 30)
NUMBER, DATE, AGENCY = PaperField
ODD = ("two-numbers", "no-such-day", "other-year", "to-come", "two-papers")
PAPERS = [
    *(birth(at) for at in range(8)),
    *(marriage(at) for at in range(6)),
    *(marital_status(at) for at in range(4)),
    *(birth(at, traps=trap) for at, trap in enumerate(ODD)),
    unknown(0),
]


def offered(*pages: ReadPage) -> dict[PaperField, str]:
    return {offer.what: offer.value for offer in offers_of(pages, RULES, TODAY)}


def page(paper: CivilPaper, *codes: str, sure: float = 0.96) -> ReadPage:
    return ReadPage(paper.words(sure), codes)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
def test_a_paper_gives_its_values_and_what_is_doubtful_gives_none(paper: CivilPaper) -> None:
    assert offered(page(paper)) == paper.wanted


def test_an_offer_says_where_it_stands_and_how_sure_it_is() -> None:
    paper = birth(0)
    words = tuple(replace(word, sure=0.9) if word.text == paper.wanted[NUMBER] else word for word in paper.words())
    offers = {offer.what: offer for offer in offers_of([ReadPage(()), ReadPage(words)], RULES, TODAY)}
    assert (offers[NUMBER].page, offers[NUMBER].sure, offers[DATE].sure) == (2, 0.9, 0.96)
    [number] = [word for word in words if word.text == paper.wanted[NUMBER]]
    assert offers[NUMBER].box == pytest.approx(number.box)
    assert offers[AGENCY].box[2] > 0.2


def test_letters_that_the_recogniser_is_not_sure_of_are_not_offered() -> None:
    assert offered(page(birth(0), sure=0.6)) == {}
    assert offered(page(birth(0), sure=0.75)) == {AGENCY: birth(0).wanted[AGENCY]}


def test_a_qr_that_says_the_same_makes_it_sure_and_one_that_does_not_leaves_nothing() -> None:
    paper = birth(0)
    number, day, agency = (paper.wanted[each] for each in (NUMBER, DATE, AGENCY))
    code = f"GKS|{number}|{date.fromisoformat(day):%d%m%Y}|{agency}"
    doubtful = offers_of([page(paper, code, sure=0.96)], RULES, TODAY)
    assert [(offer.value, offer.sure) for offer in doubtful] == [(number, 0.99), (day, 0.99), (agency, 0.99)]
    assert offered(page(paper, code, sure=0.3)) == paper.wanted, "the letters say nothing, the code does"
    assert offered(page(paper, f"GKS|999/2018|{date.fromisoformat(day):%d%m%Y}|{agency}")) == {
        DATE: day,
        AGENCY: agency,
    }
    assert offered(page(paper, f"GKS|{number}|31022018|{agency}")) == {NUMBER: number, DATE: day, AGENCY: agency}


@pytest.mark.parametrize(
    "code",
    [
        "099085000011|123456789|NGUYỄN VĂN MẪU|01011985|Nam|số 12 đường Hoa Sữa|01012021",  # a person's card
        "https://vidu.gov.vn/tra-cuu?so=15/2026",
        "KTACH:01",
        "GKS|so sai|03012018|",
        "",
    ],
)
def test_a_qr_that_is_no_paper_s_gives_nothing(code: str) -> None:
    assert NUMBER not in offered(ReadPage((), (code,)))
    assert offered(page(birth(0), code)) == birth(0).wanted


def test_two_papers_in_one_file_give_nothing_unless_they_say_the_same() -> None:
    first, other = page(birth(0)), page(birth(1))
    assert offered(first, other) == {}
    assert offered(first, first) == birth(0).wanted
    assert offered(first, page(marriage(0))) == {}
    assert offered(first, ReadPage(())) == birth(0).wanted


def test_a_title_stands_alone_in_capitals_in_the_upper_half() -> None:
    assert kind_of(page(birth(0)), RULES) is not None
    low = tuple(replace(word, box=(word.box[0], 0.5 + word.box[1] / 2, *word.box[2:])) for word in birth(0).words())
    assert kind_of(ReadPage(low), RULES) is None
    small = tuple(replace(word, text=word.text.lower()) for word in birth(0).words())
    assert kind_of(ReadPage(small), RULES) is None
    misread = tuple(replace(word, text="GLẤY") if word.text == "GIẤY" else word for word in birth(0).words())
    assert kind_of(ReadPage(misread), RULES) is not None


def written(*lines: str) -> ReadPage:
    """Each line from the left edge, each word as wide as its letters."""
    words = []
    for at, line in enumerate(lines):
        left = 0.1
        for text in line.split(" "):
            if text:
                words.append(ReadWord(text, 0.95, (left, 0.1 + 0.03 * at, 0.01 * len(text), 0.015), at))
            left += 0.01 * len(text) + 0.01
    return ReadPage(tuple(words))


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("Số: 15 / 2026",), {NUMBER: "15/2026"}),
        (("Số: 15 16",), {}),
        (("Số: 125      Quyển số: 01/2010",), {}),
        (("Số định danh cá nhân: 099085000011",), {}),
        (("Số: 099085000011",), {}),
        (("Số:",), {}),
        (("Ngày, tháng, năm đăng ký: ngày 05 tháng 6 năm 2020",), {DATE: "2020-06-05"}),
        (("Ngày, tháng, năm đăng ký: 05-06-2020",), {DATE: "2020-06-05"}),
        (("Ngày, tháng, năm đăng ký: 05/06/2020 06/06/2020",), {}),
        (("Ngày, tháng, năm đăng ký: 05/06/202",), {}),
        (("Ngày, tháng, năm đăng ký: 05/06/20201",), {}),
        (("Ngày, tháng, năm đăng ký: 29/02/2023",), {}),
        (("Ngày, tháng, năm đăng ký: 01/01/1899",), {}),
        (("Nơi đăng ký khai sinh: Bệnh viện Đa khoa Mẫu",), {}),
        (("Nơi đăng ký khai sinh: UBND",), {}),
        (("Nơi đăng ký khai sinh: UBND xã Hoa Mẫu",), {AGENCY: "UBND xã Hoa Mẫu"}),
    ],
)
def test_values_behind_their_labels(lines: tuple[str, ...], wanted: dict[PaperField, str]) -> None:
    assert offered(written("GIẤY KHAI SINH", *lines)) == wanted


def test_the_name_of_an_agency_goes_on_in_the_next_line() -> None:
    long = "Nơi đăng ký khai sinh: Ủy ban nhân dân phường Sông Mẫu thuộc thành phố Mẫu"
    read = written("GIẤY KHAI SINH", long, "thuộc tỉnh Mẫu", "Ngày, tháng, năm đăng ký: 01/02/2020")
    agency = f"{long.partition(': ')[2]} thuộc tỉnh Mẫu"
    assert offered(read) == {AGENCY: agency, DATE: "2020-02-01"}


def test_a_wide_gap_behind_a_label_is_bridged() -> None:
    label = ReadWord("Số:", 0.95, (0.1, 0.2, 0.03, 0.015), 1)
    value = ReadWord("15/2026", 0.95, (0.5, 0.202, 0.07, 0.015), 2)
    title = written("GIẤY KHAI SINH").words
    assert offered(ReadPage((*title, label, value))) == {NUMBER: "15/2026"}
    lower = replace(value, box=(0.5, 0.25, 0.07, 0.015))
    assert offered(ReadPage((*title, label, lower))) == {}


def test_an_empty_or_a_huge_page_gives_nothing() -> None:
    assert offered() == offered(ReadPage(())) == {}
    rows = tuple(ReadWord(f"{at}/2020", 0.9, (0.1, at / 9000, 0.1, 0.01), at) for at in range(9000))
    assert offered(ReadPage(rows)) == {}


def test_words_are_compared_without_marks() -> None:
    assert folded("Đăng ký:") == "DANG KY"
    assert folded("  (Bản sao) ") == "BAN SAO"


def test_nothing_personal_shows_in_what_may_reach_a_log() -> None:
    paper = birth(0)
    [first, *_] = offers_of([page(paper)], RULES, TODAY)
    assert isinstance(first, FieldOffer)
    assert paper.wanted[NUMBER] not in repr(first)
    assert "MẪU" not in repr(page(paper)) + repr(paper.words()[12])


@pytest.mark.parametrize(
    "change",
    [
        ("number = 0.80", "number = 7.0"),
        ('field = "number"', 'field = "colour"'),
        ("assumed = true\nfields", 'assumed = "yes"\nfields'),
        ("[shapes]\n", "[shapes]\ncolour = 1\n"),
        ("(?P<number>", "(?P<person>"),
        ('titles = ["GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"]', "titles = []"),
        ("number = '", "number = '("),
    ],
)
def test_rules_that_do_not_fit_are_refused(tmp_path: Path, change: tuple[str, str]) -> None:
    text = (RULES_FOLDER / "paper_fields.toml").read_text("utf-8")
    assert change[0] in text
    (tmp_path / "paper_fields.toml").write_text(text.replace(change[0], change[1], 1), "utf-8")
    with pytest.raises(ResourceBroken):
        load_offer_rules(tmp_path)


def test_no_rules_are_a_broken_resource(tmp_path: Path) -> None:
    with pytest.raises(ResourceBroken):
        load_offer_rules(tmp_path)
