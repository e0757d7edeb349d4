"""A kiosk with no number left says on its pages what the number is, and shows the code as soon as there is one."""

from kiosk_models import Kiosk, dossiers
from sqlalchemy import text

from kiosk.domain.local_time import local
from kiosk.domain.rules import ReceptionRules
from kiosk.services.renumbering import replace_temporary
from tests.services.visit import RULE


def use_up(kiosk: Kiosk, last: int) -> None:
    day = f"{local(kiosk.bench.tools.clock.now()):%y%m%d}"
    with kiosk.bench.store.unit_of_work() as uow:
        uow.connection.execute(  # type: ignore[attr-defined]
            text("INSERT OR REPLACE INTO counter VALUES ('dossier-code', :day, :last)"), {"day": day, "last": last}
        )
        uow.commit()


def test_the_pages_say_what_the_number_is_and_then_both(kiosk: Kiosk) -> None:
    use_up(kiosk, 9999)
    kiosk.to_submitted()
    first = kiosk.submitted.code
    assert first.startswith("TAM-K1-") and kiosk.submitted.codeLabel.startswith("Số tạm")
    use_up(kiosk, 40)
    tools = kiosk.bench.tools
    replace_temporary(tools.centre.unit_code, ReceptionRules(RULE, {}), tools.unit_of_work, tools.clock)
    kiosk.until(lambda: kiosk.submitted.code != first)
    assert kiosk.submitted.code.endswith("-0041")
    assert kiosk.submitted.codeLabel == f"Mã hồ sơ (thay cho số tạm {first})"
    kiosk.visit.end()
    (one,) = dossiers(kiosk)
    assert one.receipt is not None
    kiosk.lookup.scanned(first)
    for digit in one.receipt.pin:
        kiosk.lookup.press(digit)
    kiosk.lookup.findWithPin()
    kiosk.rest()
    assert kiosk.lookup.dossierCode == one.receipt.dossier_code
    assert kiosk.lookup.codeLabel == f"Mã hồ sơ (thay cho số tạm {first})"
