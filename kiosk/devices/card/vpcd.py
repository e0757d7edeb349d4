"""Lays a software card on the virtual reader of the vsmartcard `vpcd` driver, over its TCP protocol.

We are the client. Every message is a two-byte big-endian length and a body; a body of one byte from the driver is a
control (0 off, 1 on, 2 reset, 4 ask for the ATR, the only one that is answered), any other is a command APDU.
"""

import socket
import threading

from kiosk.devices.card.transport import Chip

_POWER = (0, 1, 2)  # off, on, reset: all leave the chip in its first state
_ATR = 4
_POLL_SECONDS = 0.2  # how soon stop_event is noticed


def serve(card: Chip, host: str, port: int, stop_event: threading.Event) -> None:
    """Answer until stop_event is set, the card is taken away, or the driver ends.

    Raises OSError when the driver cannot be reached.
    """
    with socket.create_connection((host, port), timeout=5) as link:
        link.settimeout(_POLL_SECONDS)
        while not stop_event.is_set():
            try:
                message = _receive(link, stop_event)
                if message is None or not _answer(card, link, message):
                    return
            except ConnectionError:  # the card was lifted, or the driver is gone: closing the socket says the first
                return


def _answer(card: Chip, link: socket.socket, message: bytes) -> bool:
    """Handle one message; False when there is no answer to give."""
    if len(message) != 1:
        answer = card.process(message) if message else b""
        if answer:  # the driver would wait for ever for a mute chip: closing the socket ends it as a removal
            _send(link, answer)
        return bool(answer)
    if message[0] == _ATR:
        _send(link, card.atr)
    elif message[0] in _POWER:
        card.reset()
    return True


def _send(link: socket.socket, body: bytes) -> None:
    link.sendall(len(body).to_bytes(2, "big") + body)


def _receive(link: socket.socket, stop_event: threading.Event) -> bytes | None:
    """One message; None when stopped. Raises ConnectionError when the other side is gone."""
    head = _exactly(link, 2, stop_event)
    return None if head is None else _exactly(link, int.from_bytes(head, "big"), stop_event)


def _exactly(link: socket.socket, count: int, stop_event: threading.Event) -> bytes | None:
    data = b""
    while len(data) < count:
        # The driver sends length and body apart; without this each APDU waits 44 ms for a delayed acknowledgement.
        # The system forgets the option, so it is set every time.
        if hasattr(socket, "TCP_QUICKACK"):
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
        try:
            piece = link.recv(count - len(data))
        except TimeoutError:
            if stop_event.is_set():
                return None
            continue
        if not piece:
            raise ConnectionError("vpcd is gone")
        data += piece
    return data
