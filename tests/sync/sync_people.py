"""Invented dossiers for the sync tests. No such person exists."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from kiosk.config import RESOURCES
from kiosk.domain.outbox import OutboxItem, OutboxKind
from kiosk.domain.portal_answer import PlacedFile
from kiosk.domain.satisfaction import MonthlyRatings
from kiosk.domain.submission import Step, Submission, SubmittedFee, SubmittedFile
from kiosk.sync import portal as portals
from kiosk.sync.caller import Account
from kiosk.sync.portal import HttpPortal
from kiosk.sync.sandbox_portal.server import SANDBOX_ACCOUNT
from kiosk.sync.wire.mapi import dossier_of, ratings_of, step_of
from kiosk.sync.wire.profile import Profile, load_profile

NOW = datetime(2026, 11, 23, 1, 15, tzinfo=UTC)
PDF = b"%PDF-1.7 to khai mau"
PDF_DIGEST = hashlib.sha256(PDF).hexdigest()


def a_file(content: bytes = PDF, name: str = "Tờ khai đăng ký khai sinh") -> SubmittedFile:
    return SubmittedFile(hashlib.sha256(content).hexdigest(), len(content), name, "01", "application/pdf")


SUBMISSION = Submission(
    dossier_id="0199-mau",
    dossier_code="H99.01-261123-0001",
    procedure_code="1.001193",
    procedure_name="Đăng ký khai sinh",
    field_code="G15-HT01",
    field_name="Hộ tịch",
    citizen_id="099085000011",
    owner_name="Nguyễn Văn Mẫu",
    phone="0900000000",
    email="",
    address="Số 1, tổ 2, phường Hoa Mẫu",
    summary="Đăng ký khai sinh cho con",
    note="",
    filed_at=NOW,
    received_at=NOW,
    due_at=datetime(2026, 11, 24, 10, 0, tzinfo=UTC),
    unit_name="UBND phường Hoa Mẫu",
    return_by_post=False,
    files=(a_file(),),
    fees=(SubmittedFee("Lệ phí đăng ký khai sinh", "LP01", 8000),),
)

STEP = Step(SUBMISSION.dossier_code, "Trần Thị Mẫu", "Cán bộ tiếp nhận", "Một cửa", "Tiếp nhận hồ sơ", 2, NOW)


def numbered(number: int) -> Submission:
    return replace(SUBMISSION, dossier_id=f"0199-{number}", dossier_code=f"H99.01-261123-{number:04}")


def item_for(payload: Submission | Step, attempts: int = 0, item_id: str = "item-1") -> OutboxItem:
    kind = OutboxKind.REGISTER_DOSSIER if isinstance(payload, Submission) else OutboxKind.REPORT_STEP
    owner = payload.dossier_id if isinstance(payload, Submission) else SUBMISSION.dossier_id
    return OutboxItem(item_id, kind, owner, payload.to_json(), attempts, NOW, NOW)


P1 = load_profile(RESOURCES / "portal", "p1-mapi")


def portal_at(address: str, password: str = SANDBOX_ACCOUNT.password, profile: Profile = P1, **more: Any) -> HttpPortal:
    """A client of the sandbox. more: seconds, and what else kiosk.sync.portal.portal_at may be given."""
    waits = {"connect_seconds": 5.0, "read_seconds": 10.0, "total_seconds": 20.0, **more}
    return portals.portal_at(address, f"{address}/tep", Account(SANDBOX_ACCOUNT.username, password), profile, **waits)


def placed(link: str, digest: str = PDF_DIGEST, size: int = len(PDF)) -> dict[str, PlacedFile]:
    return {digest: PlacedFile(digest, size, link)}


def on_wire(submission: Submission, files: dict[str, PlacedFile], profile: Profile = P1) -> dict[str, object]:
    return profile.spelling.write(dossier_of(submission, files, profile.codes).tree())


def step_on_wire(step: Step) -> dict[str, object]:
    return P1.spelling.write(step_of(step).tree())


def ratings_on_wire(report: MonthlyRatings) -> dict[str, object]:
    return P1.spelling.write(ratings_of(report).tree())
