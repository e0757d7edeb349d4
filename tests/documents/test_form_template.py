"""Templates: every shipped one loads, a successor is printed from its day on, a damaged one is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

import paper_samples as samples
import pytest
from pdf_text import text_of

from kiosk.documents.form_template import FormTemplate
from kiosk.documents.forms import FORMS, WORDED_SLIPS
from kiosk.documents.renderer import PaperStudio
from kiosk.domain.errors import ResourceBroken

LAW = {
    "receipt_form": "01",
    "supplement_request": "02",
    "refusal_notice": "03",
    "apology_notice": "04",
    "stop_notice": "05",
    "routing_slip": "06",
    "register": "07",
}


@pytest.fixture
def forms(resources: Path, tmp_path: Path) -> Path:
    return Path(copytree(resources / "forms", tmp_path / "forms"))


def test_every_file_is_a_form_and_every_form_of_the_law_says_what_it_rests_on(resources: Path) -> None:
    kinds = {kind.name: kind.words for kind in (*FORMS.values(), *WORDED_SLIPS.values())}
    assert {path.stem for path in (resources / "forms").glob("*.toml")} == set(kinds)
    for name, words in kinds.items():
        template = FormTemplate.load(resources / "forms" / f"{name}.toml", words)
        assert template.assumed  # nothing is confirmed yet by the annex in force
        if name in LAW:
            assert template.code == LAW[name]
            assert "03/2025/TT-VPCP" in template.basis


def test_a_successor_is_printed_from_its_day_on(forms: Path, fonts: Path) -> None:
    text = (forms / "refusal_notice.toml").read_text("utf-8")
    changed = text.replace("Lý do", "Căn cứ từ chối").replace('in_force_from = ""', 'in_force_from = "2027-03-01"')
    (forms / "refusal_notice-2027-03-01.toml").write_text(changed, "utf-8")
    studio = PaperStudio(fonts, 576, forms)
    assert "Lý do" in text_of(studio.form(samples.REFUSAL))
    for later, words in ((date(2027, 2, 28), "Lý do"), (date(2027, 3, 1), "Căn cứ từ chối")):
        moved = samples.RECEIVED + (later - date(2026, 11, 23))
        assert words in text_of(studio.form(replace(samples.REFUSAL, issued_at=moved)))


def test_the_day_is_the_day_in_vietnam(forms: Path, fonts: Path) -> None:
    text = (forms / "refusal_notice.toml").read_text("utf-8")
    changed = text.replace("Lý do", "Căn cứ từ chối").replace('in_force_from = ""', 'in_force_from = "2026-11-24"')
    (forms / "refusal_notice-2026-11-24.toml").write_text(changed, "utf-8")
    just_after_midnight = samples.RECEIVED.replace(hour=17, minute=1)  # 00:01 on the 24th
    assert "Căn cứ từ chối" in text_of(
        PaperStudio(fonts, 576, forms).form(replace(samples.REFUSAL, issued_at=just_after_midnight))
    )


def test_a_successor_whose_day_is_not_that_of_its_name_is_refused(forms: Path, fonts: Path) -> None:
    text = (forms / "refusal_notice.toml").read_text("utf-8")
    (forms / "refusal_notice-2027-03-01.toml").write_text(text, "utf-8")
    with pytest.raises(ResourceBroken, match="refusal_notice-2027-03-01"):
        PaperStudio(fonts, 576, forms)


@pytest.mark.parametrize("name", [*LAW, "hand_over_sheet", "day_report", "acceptance_page", "fee_slip"])
@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("basis = ", "bases = "),
        ("assumed = true", "assumed = false"),
        ("assumed = true", 'assumed = "yes"'),
        ('in_force_from = ""', 'in_force_from = "soon"'),
        ("copies = [", "copies = [3, "),
        ("paper = ", 'paper = "A0" #'),
        ('"\n', '{secret}"\n'),
    ],
)
def test_a_damaged_template_is_refused_and_named(forms: Path, fonts: Path, name: str, word: str, other: str) -> None:
    path = forms / f"{name}.toml"
    text = path.read_text("utf-8")
    assert word in text
    head, _, tail = text.rpartition(word) if word.startswith('"') else text.partition(word)
    path.write_text(head + other + tail, "utf-8")
    with pytest.raises(ResourceBroken, match=name):
        PaperStudio(fonts, 576, forms)


def test_copies_and_paper_are_the_centres_to_choose(forms: Path, fonts: Path) -> None:
    path = forms / "routing_slip.toml"
    text = path.read_text("utf-8")
    text = text.replace('paper = "A5"', 'paper = "A4"').replace("copies = []", 'copies = ["Một", "Hai", "Ba"]')
    path.write_text(text, "utf-8")
    found = text_of(PaperStudio(fonts, 576, forms).form(samples.ROUTING))
    assert found.count("(Liên: Một / Hai / Ba)") == 3
