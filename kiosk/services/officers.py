"""Officers' accounts: logging in and out without a network, secrets, roles. Every act is in the audit.

A secret is hashed outside of any transaction: that takes long enough to hold up every other writer.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from kiosk.domain.errors import AccountLocked, LogInRefused, OfficerExists, RoleMissing, SecretWeak
from kiosk.domain.identifiers import uuid7
from kiosk.domain.officer import Officer, Role
from kiosk.domain.writing import require_writable
from kiosk.ports import AuditEntry, Clock, OpenUnitOfWork, SecretHasher, Secrets, UnitOfWork

SET_UP = "set-up"  # actor of what the technician does at the command line
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
FIRST_SECRET_LENGTH = 10
NOBODY = (  # of the same cost as a true one, so that an unknown account takes as long to refuse
    "$argon2id$v=19$m=65536,t=3,p=4$MDEyMzQ1Njc4OWFiY2RlZg$dGhpcyBoYXNoIGFuc3dlcnMgdG8gbm8gc2VjcmV0ISE"
)


# Logging in ----------------------------------------------------------------------------------------------------


def log_in(
    account: str, secret: str, station: str, unit_of_work: OpenUnitOfWork, hasher: SecretHasher, clock: Clock
) -> Officer:
    """Admit an officer. `must_change` of the answer: the secret was set by somebody else.

    Raises: LogInRefused (account or secret, it is not told which), AccountLocked, StoreError.
    """
    return _admit(tidy_account(account), secret, station, "officer.logged-in", unit_of_work, hasher, clock)


def unlock(
    officer_id: str, secret: str, station: str, unit_of_work: OpenUnitOfWork, hasher: SecretHasher, clock: Clock
) -> Officer:
    """The same officer comes back to a locked screen. Raises as `log_in`."""
    with unit_of_work() as uow:
        account = uow.officer(officer_id).account
    return _admit(account, secret, station, "officer.unlocked", unit_of_work, hasher, clock)


def note(officer: Officer, act: str, station: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """act: "logged-out" or "locked". Raises StoreError."""
    with unit_of_work() as uow:
        uow.audit(AuditEntry(clock.now(), f"officer.{act}", officer.id, officer.account, {"station": station}))
        uow.commit()


def change_secret(
    officer_id: str, old: str, new: str, unit_of_work: OpenUnitOfWork, hasher: SecretHasher, clock: Clock
) -> Officer:
    """The officer chooses a secret of his own. A wrong old one counts as a wrong log-in.

    Raises: LogInRefused, AccountLocked, SecretWeak, StoreError.
    """
    with unit_of_work() as uow:
        officer = uow.officer(officer_id)
    if officer.locked(clock.now()):
        raise AccountLocked
    if not hasher.matches(officer.secret_hash, old):
        _refuse(officer.account, unit_of_work, clock)
    if officer.weak_secret(new) or new == old:
        raise SecretWeak
    return _keep_secret(officer_id, new, officer.account, False, unit_of_work, hasher, clock)


def _admit(
    account: str,
    secret: str,
    station: str,
    act: str,
    unit_of_work: OpenUnitOfWork,
    hasher: SecretHasher,
    clock: Clock,
) -> Officer:
    with unit_of_work() as uow:
        officer = uow.officer_by_account(account)
    if officer is not None and officer.locked(clock.now()):
        raise AccountLocked
    right = hasher.matches(officer.secret_hash if officer else NOBODY, secret)
    if officer is None or not right or not officer.active:
        _refuse(account, unit_of_work, clock)
        raise LogInRefused  # what _refuse raises; said again for the reader and the type checker
    fresh = hasher.hash(secret) if hasher.outdated(officer.secret_hash) else officer.secret_hash
    with unit_of_work() as uow:
        officer = uow.officer(officer.id)
        if officer.locked(clock.now()):  # guessed wrong elsewhere meanwhile
            raise AccountLocked
        admitted = replace(officer.admitted(), secret_hash=fresh)
        uow.save_officer(admitted)
        uow.audit(AuditEntry(clock.now(), act, admitted.id, admitted.account, {"station": station}))
        uow.commit()
    return admitted


def _refuse(account: str, unit_of_work: OpenUnitOfWork, clock: Clock) -> None:
    """Count a wrong secret. Raises AccountLocked when it was one too many, else LogInRefused."""
    now = clock.now()
    with unit_of_work() as uow:
        officer = uow.officer_by_account(account)
        if officer is not None and officer.active:
            officer = officer.refused(now)
            uow.save_officer(officer)
        facts = {"locked": "yes"} if officer and officer.locked(now) else {}
        uow.audit(AuditEntry(now, "officer.refused", officer.id if officer else "", "kiosk", facts))
        uow.commit()
    if officer and officer.locked(now):
        raise AccountLocked
    raise LogInRefused


# Accounts ------------------------------------------------------------------------------------------------------


def add(
    account: str,
    full_name: str,
    roles: Iterable[Role],
    secret: str,
    by: Officer | None,
    unit_of_work: OpenUnitOfWork,
    hasher: SecretHasher,
    clock: Clock,
) -> Officer:
    """A new account; the secret must be changed at the first log-in. `by` None: the technician's set-up.

    Raises: RoleMissing, OfficerExists, SecretWeak, TextUnwritable, StoreError.
    """
    _require_supervisor(by, unit_of_work)
    require_writable(full_name)
    now, name = clock.now(), " ".join(unicodedata.normalize("NFC", full_name).split())
    officer = Officer(uuid7(now), tidy_account(account), name, frozenset(roles), "", now, must_change=True)
    if officer.weak_secret(secret):
        raise SecretWeak
    officer = replace(officer, secret_hash=hasher.hash(secret))
    with unit_of_work() as uow:
        if uow.officer_by_account(officer.account) is not None:
            raise OfficerExists
        uow.add_officer(officer)
        _audit(uow, now, "officer.added", officer, by)
        uow.commit()
    return officer


def set_roles(
    officer_id: str, roles: Iterable[Role], by: Officer | None, unit_of_work: OpenUnitOfWork, clock: Clock
) -> Officer:
    """Raises: RoleMissing (also when nobody would be left to supervise), OfficerUnknown, StoreError."""
    return _change(officer_id, "officer.roles", by, unit_of_work, clock, roles=frozenset(roles))


def set_active(
    officer_id: str, active: bool, by: Officer | None, unit_of_work: OpenUnitOfWork, clock: Clock
) -> Officer:
    """Raises as `set_roles`."""
    act = "officer.activated" if active else "officer.deactivated"
    return _change(officer_id, act, by, unit_of_work, clock, active=active)


def reset(
    officer_id: str, secret: str, by: Officer | None, unit_of_work: OpenUnitOfWork, hasher: SecretHasher, clock: Clock
) -> Officer:
    """A new secret, to be changed at the next log-in; a locked account is free again.

    Raises: RoleMissing, SecretWeak, OfficerUnknown, StoreError.
    """
    _require_supervisor(by, unit_of_work)
    with unit_of_work() as uow:
        officer = uow.officer(officer_id)
    if officer.weak_secret(secret):
        raise SecretWeak
    return _keep_secret(officer_id, secret, by.account if by else SET_UP, True, unit_of_work, hasher, clock)


def first_secret(secrets: Secrets) -> str:
    """Something to be told over the counter and changed at once."""
    return "".join(LETTERS[secrets.randbelow(len(LETTERS))] for _ in range(FIRST_SECRET_LENGTH))


def listed(unit_of_work: OpenUnitOfWork) -> list[Officer]:
    """Raises StoreError."""
    with unit_of_work() as uow:
        return uow.officers()


def tidy_account(account: str) -> str:
    return "".join(account.split()).casefold()


def _keep_secret(
    officer_id: str,
    secret: str,
    actor: str,
    must_change: bool,
    unit_of_work: OpenUnitOfWork,
    hasher: SecretHasher,
    clock: Clock,
) -> Officer:
    secret_hash = hasher.hash(secret)
    with unit_of_work() as uow:
        officer = replace(uow.officer(officer_id).admitted(), secret_hash=secret_hash, must_change=must_change)
        uow.save_officer(officer)
        uow.audit(AuditEntry(clock.now(), "officer.secret", officer.id, actor))
        uow.commit()
    return officer


def _change(
    officer_id: str,
    act: str,
    by: Officer | None,
    unit_of_work: OpenUnitOfWork,
    clock: Clock,
    roles: frozenset[Role] | None = None,
    active: bool | None = None,
) -> Officer:
    _require_supervisor(by, unit_of_work)
    with unit_of_work() as uow:
        officer = uow.officer(officer_id)
        officer = replace(
            officer,
            roles=officer.roles if roles is None else roles,
            active=officer.active if active is None else active,
        )
        uow.save_officer(officer)
        if not any(each.active and Role.SUPERVISOR in each.roles for each in uow.officers()):
            raise RoleMissing("nobody would be left to supervise")
        _audit(uow, clock.now(), act, officer, by)
        uow.commit()
    return officer


def _require_supervisor(by: Officer | None, unit_of_work: OpenUnitOfWork) -> None:
    """As the store knows him now: his account may have been closed since he logged in."""
    if by is None:
        return
    with unit_of_work() as uow:
        now = uow.officer(by.id)
    if not (now.active and now.may(Role.SUPERVISOR)):
        raise RoleMissing


def _audit(uow: UnitOfWork, now: datetime, act: str, officer: Officer, by: Officer | None) -> None:
    facts = {"roles": " ".join(sorted(officer.roles)), "active": "yes" if officer.active else "no"}
    uow.audit(AuditEntry(now, act, officer.id, by.account if by else SET_UP, facts))
