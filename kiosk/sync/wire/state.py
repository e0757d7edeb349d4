"""DongBoTrangThaiHoSo: what became of a dossier that was filed on the Portal."""

from collections.abc import Mapping
from typing import Annotated

from kiosk.sync.wire.dossier import Paper
from kiosk.sync.wire.model import AbsentRows, Moment, WireModel, Words, rows, told


class StateAnswer(WireModel):
    """`data`, which is an object here, not an array. CPS knows the states 2 (taken, worked on, done) and 5 (refused, to
    be supplemented); TD sends its own and 11 for 3: the code comes from table [states] of the profile."""

    portal_code: Words = told("MaHoSo", "A", "CPS, TD", "the Portal's own code", must=True)
    dossier_code: Words = told("MaHoSoDonVi", "A", "CPS, TD", "ours", must=True)
    owner_tech_id: Words = told("MaDoiTuong", "A", "CPS, TD")
    content: Words = told("NoiDung", "A", "CPS, TD")
    at: Moment = told("NgayXuLy", "A", "CPS, TD", default=None, must=True)
    state: Words = told("TrangThai", "C", "CPS and TD disagree", must=True)
    papers: Annotated[tuple[Paper, ...], AbsentRows] = rows("TaiLieuXuLy", "A", "CPS, TD")


def state_code(national_state: int, states: Mapping[str, str]) -> str:
    """Raises ValueError for a state that this destination has no code for."""
    try:
        return states[str(national_state)]
    except KeyError:
        raise ValueError(f"no code for state {national_state}") from None
