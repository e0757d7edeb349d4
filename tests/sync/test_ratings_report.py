"""A month's ratings on the wire: delivered like any row, told again it overwrites, refused it waits for an officer."""

import dataclasses

import pytest
from delivering import deliver
from sync_people import NOW, ratings_on_wire

from kiosk.domain.outbox import OutboxItem, OutboxKind
from kiosk.domain.satisfaction import MonthlyRatings, ScoreCounts
from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.faults import Fault
from kiosk.sync.sandbox_portal.fields import rating_complaints
from kiosk.sync.sandbox_portal.server import SandboxServer

REPORT = MonthlyRatings(
    "2026-10", "H99.01", "Trung tâm Mẫu", "Hài lòng không?", ScoreCounts("", 2, 1, 1), (ScoreCounts("1.1", 1, 0, 0),)
)


def item(report: MonthlyRatings = REPORT) -> OutboxItem:
    return OutboxItem("i1", OutboxKind.REPORT_RATINGS, "ratings-2026-10", report.to_json(), 0, NOW, NOW)


def test_a_month_arrives_and_told_again_overwrites(portal: HttpPortal, sandbox: SandboxServer) -> None:
    for report in (REPORT, dataclasses.replace(REPORT, all=ScoreCounts("", 4, 0, 0))):
        assert deliver(item(report), portal, lambda _: b"", NOW, lambda: 0.5).delivered
    [held] = sandbox.archive.ratings()
    assert (held["NgayTongHop"], held["TongSoNguoiDanhGia"], held["PhanTramDanhGiaRatHaiLong"]) == (
        "10-2026",
        4,
        "100%",
    )


@pytest.mark.parametrize("fault", [Fault.ERROR_500, Fault.BUSY_503, Fault.CUT_JSON])
def test_a_portal_in_trouble_gets_it_later(portal: HttpPortal, sandbox: SandboxServer, fault: Fault) -> None:
    sandbox.faults.set(fault, 1, "DongBoDanhGia")
    outcome = deliver(item(), portal, lambda _: b"", NOW, lambda: 0.5)
    assert not outcome.delivered
    assert outcome.next_attempt_at is not None
    assert deliver(item(), portal, lambda _: b"", NOW, lambda: 0.5).delivered


def test_a_refusal_is_for_an_officer(portal: HttpPortal, sandbox: SandboxServer) -> None:
    sandbox.faults.set(Fault.BUSINESS_REFUSAL, 1, "DongBoDanhGia")
    assert deliver(item(), portal, lambda _: b"", NOW, lambda: 0.5).next_attempt_at is None


def test_the_sandbox_finds_what_does_not_fit() -> None:
    good = ratings_on_wire(REPORT)
    assert rating_complaints(good) == []
    for name, value in {
        "NgayTongHop": "2026-10",
        "TongSoNguoiDanhGia": "4",
        "PhanTramDanhGiaHaiLong": "26%",
        "DanhSachNoiDungYKien": "",
        "Madonvi": "",
    }.items():
        assert rating_complaints({**good, name: value})
    assert rating_complaints("x")
