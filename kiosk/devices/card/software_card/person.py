"""Who a software card is made for."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person. citizen_id begins with 099, a province that does not exist."""

    citizen_id: str = field(repr=False)
    full_name: str = field(repr=False)
    birth_date: date = field(repr=False)
    sex: str
    issue_date: date
    expiry_date: date | None = None
    nationality: str = "Việt Nam"
    ethnicity: str = "Kinh"
    religion: str = "Không"
    origin: str = field(default="", repr=False)
    residence: str = field(default="", repr=False)
    features: str = field(default="", repr=False)
    father: str = field(default="", repr=False)
    mother: str = field(default="", repr=False)
    spouse: str = field(default="", repr=False)
    old_id: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        if not (self.citizen_id.startswith("099") and len(self.citizen_id) == 12 and self.citizen_id.isdigit()):
            raise ValueError("an invented citizen id is 12 digits and begins with 099")
