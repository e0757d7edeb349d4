"""Ten thousand dossiers of invented people, made in seconds, for lists that must stay quick."""

import random
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import insert

from kiosk.domain.applicant import Applicant, CardEvidence, CitizenId, Contact, Verdict
from kiosk.domain.dossier import Dossier, DossierState, FiledAt, Receipt
from kiosk.domain.identifiers import uuid7
from kiosk.domain.outbox import OutboxItem, OutboxKind, OutboxState
from kiosk.ports import UnitOfWork
from kiosk.store.dossier_rows import to_row
from kiosk.store.schema import dossiers

NOW = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
FAMILY = ("NGUYỄN", "TRẦN", "LÊ", "PHẠM", "HOÀNG", "VŨ", "ĐẶNG", "BÙI", "ĐỖ", "HỒ", "NGÔ", "DƯƠNG", "LÝ")
MIDDLE = ("VĂN", "THỊ", "ĐỨC", "NGỌC", "MINH", "THU", "QUỐC", "HOÀI", "GIA", "BẢO")
GIVEN = ("MẪU", "AN", "BƯỞI", "CÚC", "ĐÀO", "HOA", "LAN", "MAI", "SEN", "TRÚC", "THỦY", "TÙNG", "QUÂN", "YẾN")
PROCEDURES = (
    ("1.004222", "Đăng ký thường trú", "Đăng ký, quản lý cư trú", 7, 20_000),
    ("1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch", 1, 0),
    ("2.000815", "Chứng thực bản sao từ bản chính giấy tờ, văn bản", "Chứng thực", 1, 2_000),
    ("1.004873", "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân", "Hộ tịch", 3, 15_000),
    ("1.001612", "Đăng ký thành lập hộ kinh doanh", "Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)", 3, 100_000),
    ("1.013225", "Cấp giấy phép xây dựng mới đối với công trình cấp III, cấp IV", "Hoạt động xây dựng", 20, 75_000),
    ("1.014063", "Cấp đổi thẻ căn cước", "Cấp, quản lý căn cước", 7, 50_000),
)
S = DossierState
STATES = (S.NEW, S.RECEIVED, S.PROCESSING, S.PROCESSING, S.PROCESSING, S.NEEDS_SUPPLEMENT, S.AWAITING_PAYMENT, S.DONE)
ENDED = (S.RETURNED, S.RETURNED, S.RETURNED, S.REFUSED, S.WITHDRAWN, S.STOPPED)
EVIDENCE = CardEvidence("PACE-CAN", Verdict.YES, Verdict.YES, Verdict.YES, NOW)


def seed(
    open_unit_of_work: Callable[[], UnitOfWork],
    count: int,
    now: datetime = NOW,
    ended_share: float = 0.0,
    stuck: int = 3,
    seed_of_chance: int = 1,
    first: int = 1,
) -> list[str]:
    """Make `count` dossiers, all open or with `ended_share` of them ended, in one transaction. Returns their ids.

    Written straight into the table, many at once: that takes a tenth of the time. first: number of the first.
    """
    chance = random.Random(seed_of_chance)
    made = [_dossier(number, chance, now, chance.random() < ended_share) for number in range(first, first + count)]
    with open_unit_of_work() as uow:
        connection = uow.connection  # type: ignore[attr-defined] # of the store's own unit of work
        connection.execute(insert(dossiers), [to_row(dossier) for dossier in made])
        for dossier in made[:stuck]:
            uow.enqueue(_stuck(dossier, now))
        uow.commit()
    return [dossier.id for dossier in made]


def _dossier(number: int, chance: random.Random, now: datetime, ended: bool) -> Dossier:
    code, name, field, days, fee = chance.choice(PROCEDURES)
    received = now - timedelta(minutes=chance.randrange(10, 60 * 24 * days + 600))
    state = chance.choice(ENDED if ended else STATES)
    due = received + timedelta(days=days)
    who = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
    person = Applicant(
        CitizenId(f"099{chance.randrange(10**9):09d}"),
        who,
        date(1950 + chance.randrange(55), 1 + chance.randrange(12), 1 + chance.randrange(28)),
        residence="Số 12 đường Hoa Sữa, phường Hoa Mẫu, tỉnh Mẫu",
    )
    receipt = Receipt(
        dossier_code=f"H99.01-{received:%y%m%d}-{number:05d}",
        received_at=received,
        due_at=due,
        term_text=f"{days} ngày làm việc",
        fee_vnd=fee,
        register_book=f"{now:%Y}",
        register_number=number,
        pin=f"{number % 10**6:06d}",
        contact=Contact("0900000001", "", person.residence),
        return_place="Trung tâm Phục vụ hành chính công phường Hoa Mẫu",
    )
    return Dossier(
        id=uuid7(received),
        procedure_code=code,
        procedure_name=name,
        procedure_field=field,
        edition_id="2026-07",
        created_at=received,
        applicant=person,
        evidence=EVIDENCE,
        state=state,
        receipt=receipt,
        registered_at=received + timedelta(minutes=2) if number > 20 else None,
        filed_at=chance.choice((FiledAt.KIOSK, FiledAt.COUNTER)),
        due_at=due,
        finished_at=min(now, due) if ended or state is S.DONE else None,
        returned_at=min(now, due) if state is S.RETURNED else None,
        officer_name="Trần Thị Sen" if chance.random() < 0.5 else "",
    )


def _stuck(dossier: Dossier, now: datetime) -> OutboxItem:
    return OutboxItem(
        id=uuid7(now),
        kind=OutboxKind.REGISTER_DOSSIER,
        subject_id=dossier.id,
        payload="{}",
        attempts=3,
        created_at=now - timedelta(hours=3),
        next_attempt_at=now - timedelta(hours=1),
        state=OutboxState.STUCK,
        fault_code="PORT-304",
    )
