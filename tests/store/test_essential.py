"""The essential services: every code is in the catalogue, every address is the government's."""

from pathlib import Path

import pytest

from kiosk.domain.errors import ResourceBroken
from kiosk.store.editions import load_catalogue
from kiosk.store.essential import load_essential_services

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
RULES = RESOURCES / "rules"


def test_every_code_can_be_filed_here_and_every_picture_exists() -> None:
    services, catalogue = load_essential_services(RULES), load_catalogue(RESOURCES / "catalogue" / "2026-07")
    for service in services.here:
        assert [catalogue.procedure(code).code for code in service.codes] == list(service.codes)
        assert [summary.code for summary in service.procedures(catalogue)] == list(service.codes)
    named = {service.codes[0] for service in services.here}
    assert {"1.002179", "1.001939", "3.000347", "1.004222", "2.000815"} <= named
    for icon in {s.icon for s in services.here} | {s.icon for s in services.elsewhere}:
        assert (RESOURCES / "icons" / f"{icon}.svg").exists()


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("https://vneid.gov.vn", "https://vneid.gov.vn.vidu.vn"),
        ("https://vneid.gov.vn", "http://vneid.gov.vn"),
        ('key = "vneid"', 'key = "land-tax"'),
        ('codes = ["1.002179"]', "codes = []"),
        ('steps = ["Đăng nhập bằng VNeID", "Chọn Tra cứu quá trình tham gia"]', "steps = []"),
        ("[[here]]", "[[there]]"),
    ],
)
def test_what_does_not_fit_is_refused(tmp_path: Path, was: str, becomes: str) -> None:
    good = (RULES / "essential.toml").read_text("utf-8")
    assert was in good
    (tmp_path / "essential.toml").write_text(good.replace(was, becomes), "utf-8")
    with pytest.raises(ResourceBroken):
        load_essential_services(tmp_path)
