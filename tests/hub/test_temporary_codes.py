"""A station without a number left files all the same, and has its code once the hub is there again."""

from datetime import timedelta

from kiosk.domain.rules import ReceptionRules
from kiosk.services.renumbering import replace_temporary
from tests.hub.centre import Open, Station
from tests.services.visit import RULE


def renumbered(station: Station) -> int:
    return replace_temporary("H99.01", ReceptionRules(RULE, {}), station.store.unit_of_work, station.clock)


def code_at(station: Station, dossier_id: str) -> tuple[str, str]:
    receipt = station.dossier(dossier_id).receipt
    assert receipt is not None
    return receipt.dossier_code, receipt.temporary_code


def test_two_stations_that_never_met_the_hub_file_and_get_their_codes_days_later(open_one: Open) -> None:
    one, other = open_one("K8"), open_one("K9")
    filed = {station.code: [station.submit().id for _ in range(3)] for station in (one, other)}
    first = [code_at(station, each)[0] for station in (one, other) for each in filed[station.code]]
    assert first == [f"TAM-{k}-261124-000{n}" for k in ("K8", "K9") for n in (1, 2, 3)]
    assert renumbered(one) == 0
    codes = []
    for station in (one, other):
        station.clock.at += timedelta(days=9)  # the day they came is long gone: the hub leases numbers of it
        station.round()
        assert renumbered(station) == 3
        assert all(station.states(each) == ["pending", "pending"] for each in filed[station.code])
        codes += [code_at(station, each) for each in filed[station.code]]
    assert [temporary for _, temporary in codes] == first
    assert len({code for code, _ in codes}) == 6
    assert all(code.startswith("H99.01-261124-") for code, _ in codes)


def test_a_dossier_that_changes_its_home_takes_its_waiting_along(open_one: Open) -> None:
    kiosk, desk = open_one("K9"), open_one("Q1")
    dossier = kiosk.submit()
    kiosk.round()
    desk.round()
    desk.hub.ask_for(dossier.id)
    kiosk.round()
    desk.round()
    assert desk.dossier(dossier.id).home == ""
    assert desk.states(dossier.id) == ["held", "held"]  # not under a number that the Portal must never see
    assert renumbered(kiosk) == 0 and renumbered(desk) == 1
    assert desk.states(dossier.id) == ["pending", "pending"]
    desk.round()
    kiosk.round()
    assert code_at(kiosk, dossier.id) == code_at(desk, dossier.id)
    assert code_at(kiosk, dossier.id)[1] == "TAM-K9-261124-0001"
