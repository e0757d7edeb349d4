"""The one-stop centre that this machine stands in."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """Giờ làm việc, local time. Morning and afternoon with a lunch break between."""

    opens: time
    lunch_from: time
    lunch_to: time
    closes: time


@dataclass(frozen=True, slots=True)
class OneStopCentre:
    """Trung tâm Phục vụ hành chính công / Bộ phận Một cửa."""

    name: str
    authority: str  # tên cơ quan, printed above the name
    place: str  # địa danh before the date
    unit_code: str  # mã định danh đơn vị: first part of every dossier code
    phone: str
    look_up_address: str
    hours: OpeningHours
    file_bytes: int = 20_000_000  # dung lượng tệp tối đa: of one paper, as the Portal that it goes to takes it
