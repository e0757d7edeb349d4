"""Opens a chip: which ways there are into it, in which order they are tried, and what a refusal means."""

import logging
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from kiosk.devices.card import bac, mrz, pace
from kiosk.devices.card.apdu import (
    NOT_FOUND,
    OK,
    READ_BINARY,
    Channel,
    Command,
    PlainChannel,
    Response,
    read_binary,
    select_application,
)
from kiosk.devices.card.data_groups import security_infos
from kiosk.devices.card.files import FileMissing, FileReader, holds_data
from kiosk.devices.card.habits import PIECES, Habit, Way
from kiosk.devices.card.key_derivation import wipe
from kiosk.devices.card.secure_messaging import SecureChannel
from kiosk.devices.card.transport import Transport
from kiosk.domain.card import AccessKey, CardAccessNumber, MrzKey
from kiosk.domain.errors import (
    AccessBroken,
    AccessKeyRejected,
    CardBlocked,
    CardError,
    CardMute,
    CardUnreadable,
    CardUnsupported,
    MrzNeeded,
    SecureMessagingBroken,
)

_LOG = logging.getLogger(__name__)

CARD_ACCESS = 0x011C
_LONGEST_CARD_ACCESS = 1024
_BAC_SEED = 16  # bytes
# When several ways failed, the first of these that occurred is what the person is told.
_TELLING = (CardBlocked, AccessKeyRejected, AccessBroken, SecureMessagingBroken, CardMute, CardUnsupported)


@dataclass(frozen=True, slots=True)
class Opened:
    channel: SecureChannel  # the application is selected
    way: Way


def open_chip(transport: Transport, key: AccessKey, habit: Habit) -> Opened:
    """Access control, by every way that the chip offers and the key fits, until one opens it.

    A wrong number is not tried twice: only the CAN that an MRZ suggests may fail before the MRZ itself is used.
    Raises: AccessKeyRejected, CardBlocked, CardUnsupported, MrzNeeded, AccessBroken, SecureMessagingBroken, CardMute,
    and what the transport raises.
    """
    card_access = _card_access(transport, habit)
    faults: list[CardError] = []
    for number, way in enumerate(habit.order(card_access, _ways(key, card_access))):
        if number:  # after a failed try some chips answer nothing sensible until they are powered anew
            transport.disconnect()
            transport.connect()
        try:
            channel = _OPENERS[way](transport, key, card_access)
        except CardUnreadable as exc:
            faults.append(AccessBroken(exc.detail))
        except _TELLING as exc:
            faults.append(exc)
            if isinstance(exc, AccessKeyRejected) and not _is_guess(way, key):
                break
        else:
            habit.opened(card_access, way)
            return Opened(channel, way)
        _LOG.info("%s does not open this card: %s", way, faults[-1].code)
    raise min(faults, key=lambda fault: next(i for i, kind in enumerate(_TELLING) if isinstance(fault, kind)))


def select(channel: Channel) -> None:
    """Raises CardUnsupported when the card has no eMRTD application, CardUnreadable."""
    status = channel.send(select_application()).status
    if status == NOT_FOUND:
        raise CardUnsupported("no eMRTD application")
    if status != OK:
        raise CardUnreadable(f"application {status:04X}")


def _ways(key: AccessKey, card_access: bytes) -> list[Way]:
    if isinstance(key, CardAccessNumber):
        return [Way.PACE_CAN]
    if not card_access:
        return [Way.BAC]
    return [Way.PACE_CAN, Way.PACE_MRZ, Way.BAC] if _can_of(key) else [Way.PACE_MRZ, Way.BAC]


def _is_guess(way: Way, key: AccessKey) -> bool:
    return way is Way.PACE_CAN and isinstance(key, MrzKey)


def _can_of(key: AccessKey) -> str:
    """On this card the CAN is the end of the document number, which the MRZ names; empty when it is no number."""
    digits = key.digits if isinstance(key, CardAccessNumber) else key.document_number[-6:]
    return digits if len(digits) == 6 and digits.isascii() and digits.isdigit() else ""


def _open_by_can(transport: Transport, key: AccessKey, card_access: bytes) -> SecureChannel:
    return _pace(transport, bytearray(_can_of(key).encode("ascii")), pace.PasswordKind.CAN, card_access)


def _open_by_mrz(transport: Transport, key: AccessKey, card_access: bytes) -> SecureChannel:
    return _pace(transport, _seed(key), pace.PasswordKind.MRZ, card_access)


def _pace(transport: Transport, password: bytearray, kind: pace.PasswordKind, card_access: bytes) -> SecureChannel:
    try:
        offers = security_infos.parse(card_access) if card_access else None
        if offers is None or not offers.pace:
            raise MrzNeeded("no PACE")
        channel = pace.open_chip(transport, password, kind, pace.choose(offers.pace))
    finally:
        wipe(password)
    return _selected(channel)


def _open_by_bac(transport: Transport, key: AccessKey, _card_access: bytes) -> SecureChannel:
    select(PlainChannel(transport))
    password = _seed(key)
    seed = password[:_BAC_SEED]
    try:
        return bac.open_chip(transport, seed)
    finally:
        wipe(password, seed)


def _seed(key: AccessKey) -> bytearray:
    if isinstance(key, CardAccessNumber):
        raise MrzNeeded
    return mrz.key_seed(key)


def _selected(channel: SecureChannel) -> SecureChannel:
    with ExitStack() as failing:
        failing.callback(channel.close)
        select(channel)
        failing.pop_all()
    return channel


_OPENERS: dict[Way, Callable[[Transport, AccessKey, bytes], SecureChannel]] = {
    Way.PACE_CAN: _open_by_can,
    Way.PACE_MRZ: _open_by_mrz,
    Way.BAC: _open_by_bac,
}


# EF.CardAccess -------------------------------------------------------------------------------------------------


def _card_access(transport: Transport, habit: Habit) -> bytes:
    """The file, not below the application; empty when there is none. Selecting the master file is refused here."""
    probe = _Probe(PlainChannel(transport), habit)
    try:
        return FileReader(probe, habit).read(CARD_ACCESS, _silent, _LONGEST_CARD_ACCESS)
    except (FileMissing, CardUnreadable):
        return b""


class _Probe:
    """Asks the first READ BINARY of an unknown kind of card in extended length, while there is no session to lose.

    That it was tried is remembered before it is: a reader that hangs on it is not asked a second time.
    """

    def __init__(self, channel: Channel, habit: Habit) -> None:
        self._channel, self._habit = channel, habit

    def send(self, command: Command) -> Response:
        if command.ins != READ_BINARY or self._habit.extended is not None:
            return self._channel.send(command)
        self._habit.take_extended(works=False)
        answer = self._channel.send(read_binary(0, PIECES[0]))
        if not holds_data(answer):
            return self._channel.send(command)
        self._habit.take_extended(works=True)
        return answer


def _silent(_done: int, _total: int) -> None:
    pass
