"""A dossier that another station of the centre works on, at the desk."""

from casework_bench import filed
from desk_bench import DeskOnBench

from kiosk.services.claiming import AloneClaims


class LateClaims(AloneClaims):
    """The other station gives it up after having been asked once."""

    def __init__(self, desk: DeskOnBench) -> None:
        self._desk, self.asked = desk, 0

    def bring(self, dossier_id: str) -> bool:
        self.asked += 1
        if self.asked < 2:
            return False
        with self._desk.bench.store.unit_of_work() as uow:
            snapshot = uow.snapshot(dossier_id, "Q1")
            assert snapshot is not None
            uow.take_snapshot(snapshot, "")
            uow.commit()
        return True


def test_it_can_only_be_read_until_it_is_brought_here(at: DeskOnBench) -> None:
    tools = at.bench.tools
    claims = LateClaims(at)
    object.__setattr__(tools, "claims", claims)
    dossier = filed(tools)
    with at.bench.store.unit_of_work() as uow:
        uow.give_away(dossier.id, "Q2")
        uow.commit()
    at.desk.go("dossier", dossier.id)
    at.settle()
    assert at.model.elsewhere == "Q2"
    assert at.model.steps == []
    at.finger.wait_for("Hồ sơ đang ở máy Q2")
    at.press("Ctrl+Return")
    at.wait(lambda: claims.asked == 1, "asking")
    at.settle()
    assert at.model.elsewhere == "Q2"
    at.press("Ctrl+Return")
    at.wait(lambda: at.model.elsewhere == "", "the dossier here")
    assert at.model.steps
