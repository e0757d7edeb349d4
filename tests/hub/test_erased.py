"""What its home has erased goes from every other station of the centre, too."""

from datetime import timedelta

from sqlalchemy import text

from kiosk.domain.dossier import DossierState
from kiosk.domain.outbox import Outcome
from kiosk.domain.retention import ERASED_NAME, RetentionRule
from kiosk.services import retention
from kiosk.services.settling import settle
from tests.hub.centre import CENTRE, Open, Station
from tests.services.visit import NAME, NUMBER

TABLES = ("dossier", "outbox", "processing_step", "issued_form", "payment", "hand_over", "attachment")


def everything_of(station: Station) -> str:
    with station.store.unit_of_work() as uow:
        link = uow.connection  # type: ignore[attr-defined]
        return " ".join(str(link.execute(text(f"SELECT * FROM {table}")).all()) for table in TABLES)  # noqa: S608


def test_what_its_home_erased_goes_everywhere(open_one: Open) -> None:
    kiosk, desk = open_one("K1", keep_all=False), open_one("Q1")
    kiosk.round()
    dossier = kiosk.submit()
    with kiosk.store.unit_of_work() as uow:
        items = uow.items_of(dossier.id)
    for item in items:
        settle(item, Outcome(delivered=True), kiosk.store.unit_of_work, kiosk.clock)
    kiosk.round()  # the kiosk has done its part
    assert kiosk.dossier(dossier.id).home == CENTRE
    desk.round()
    assert desk.hub.take(dossier.id) is not None
    desk.round()
    with desk.store.unit_of_work() as uow:
        taken = uow.dossier(dossier.id)
        assert taken.home == ""
        taken.state, taken.finished_at, taken.returned_at = DossierState.RETURNED, desk.clock.now(), desk.clock.now()
        uow.save(taken)
        uow.commit()
    desk.round()
    kiosk.round()
    for station in (kiosk, desk):
        assert NAME in everything_of(station) and NUMBER in everything_of(station)
        station.clock.at += timedelta(days=8)
    rule = RetentionRule(7, open_too=False)
    assert len(retention.sweep(rule, desk.store.attachments, desk.store.unit_of_work, desk.clock).codes) == 1
    desk.round()
    kiosk.round()
    assert kiosk.dossier(dossier.id).owner_name == ERASED_NAME
    for station in (kiosk, desk):
        assert NAME not in everything_of(station) and NUMBER not in everything_of(station)
