"""Who works at the counters, and when an account is locked."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

FAILURES_TO_LOCK = 5
LOCK_FOR = timedelta(minutes=15)
SHORTEST_SECRET = 8
COMMON_SECRETS = frozenset({"12345678", "123456789", "1234567890", "password", "matkhau1", "matkhau123", "11111111"})


class Role(StrEnum):
    """What an officer may do; the table of resources/rules/steps.toml says which step needs which."""

    RECEPTION = "reception"  # cán bộ tiếp nhận
    CASHIER = "cashier"  # cán bộ thu phí, lệ phí
    RESULT_RETURN = "result_return"  # cán bộ trả kết quả
    SUPERVISOR = "supervisor"  # phụ trách bộ phận một cửa
    TECHNICIAN = "technician"  # kỹ thuật viên: sets the machine up, sees no dossier


@dataclass(frozen=True, slots=True)
class Officer:
    """Cán bộ, công chức tại Bộ phận Một cửa. The secret is kept as an argon2 hash."""

    id: str
    account: str  # lower case, unique
    full_name: str
    roles: frozenset[Role]
    secret_hash: str = field(repr=False)
    created_at: datetime
    failures: int = 0  # wrong secrets since the last right one
    locked_until: datetime | None = None
    active: bool = True
    must_change: bool = False  # the secret was set by somebody else

    def may(self, role: Role) -> bool:
        """A supervisor may do what every counter does; nobody else may do what is not theirs."""
        if role in self.roles:
            return True
        return role is not Role.TECHNICIAN and Role.SUPERVISOR in self.roles

    def locked(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until

    def refused(self, now: datetime) -> "Officer":
        """After a wrong secret. The fifth in a row locks the account for a quarter of an hour."""
        failures = self.failures + 1
        until = now + LOCK_FOR if failures >= FAILURES_TO_LOCK else self.locked_until
        return replace(self, failures=failures % FAILURES_TO_LOCK, locked_until=until)

    def admitted(self) -> "Officer":
        return replace(self, failures=0, locked_until=None)

    def weak_secret(self, secret: str) -> bool:
        """Whether this secret may not be chosen: too short, the account itself, one sign repeated, or a common one."""
        plain = secret.casefold().strip()
        return (
            len(secret) < SHORTEST_SECRET
            or plain in COMMON_SECRETS
            or len(set(plain)) < 3
            or plain == self.account
            or (len(self.account) > 3 and self.account in plain)
        )
