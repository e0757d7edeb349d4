"""The invented people and the chip that every test of this room reads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from kiosk.devices.card import virtual_reader
from kiosk.devices.card.software_card.chip import SoftwareCard
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.domain.applicant import CitizenId
from kiosk.domain.card import CardAccessNumber, MrzKey

RESOURCES = Path(__file__).resolve().parents[3] / "resources"

virtual_reader.own_service()  # one for each process of tests, before any test speaks to PC/SC


@pytest.fixture(scope="session")
def scenarios() -> Path:
    return RESOURCES / "scenarios" / "card"


@pytest.fixture(scope="session")
def trust_folder() -> Path:
    return RESOURCES / "trust" / "test"


@pytest.fixture(scope="session")
def mau(scenarios: Path) -> Callable[[], SoftwareCard]:
    return card_factory(scenarios, "nguyen-van-mau")


@pytest.fixture
def can() -> CardAccessNumber:
    return CardAccessNumber("000011")


@pytest.fixture
def mrz_key() -> MrzKey:
    return MrzKey.of(CitizenId("099085000011"), date(1985, 3, 14), "450314")
