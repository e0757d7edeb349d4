"""Where a printer is, in one line.

tcp://host:9100, usb:, usb:04b8:0e15, serial:/dev/ttyS0?baud=115200, file:/dev/usb/lp0, cups:NAME, windows:NAME.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from kiosk.devices.printer.escpos_printer import EscposPrinter
from kiosk.devices.printer.links import FileLink, Link, SerialLink, TcpLink, UsbLink
from kiosk.devices.printer.next_printer import FirstThatCan
from kiosk.devices.printer.proof_memory import ProofMemory
from kiosk.devices.printer.spooled import SpooledReceiptPrinter, cups_queue, windows_queue
from kiosk.domain.errors import PrinterAddressWrong
from kiosk.ports import ReceiptPrinter

PORT = 9100
BAUD = 115_200
FLOWS = ("", "rts", "xon")
SCHEMES = ("tcp", "usb", "serial", "file", "cups", "windows")
SPOOLERS = ("cups", "windows")


@dataclass(frozen=True, slots=True)
class PrinterAddress:
    """What a line says; its printers are made by `receipt_printer`."""

    scheme: str
    place: str  # host, path, queue, or "04b8:0e15"
    port: int = PORT
    options: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        if self.scheme == "tcp":
            host = f"[{self.place}]" if ":" in self.place else self.place
            return f"tcp://{host}:{self.port}"
        query = "&".join(f"{key}={value}" for key, value in sorted(self.options.items()))
        return f"{self.scheme}:{self.place}{'?' + query if query else ''}"

    @property
    def spooled(self) -> bool:
        return self.scheme in SPOOLERS

    @classmethod
    def parse(cls, text: str) -> "PrinterAddress":
        """Raises PrinterAddressWrong."""
        try:
            parts = urlsplit(text.strip())
            address = cls._tcp(text) if parts.scheme == "tcp" else cls._other(text)
        except ValueError as exc:
            raise PrinterAddressWrong("address") from exc
        return address

    @classmethod
    def _tcp(cls, text: str) -> "PrinterAddress":
        parts = urlsplit(text.strip())
        if not parts.hostname or parts.username or parts.path not in ("", "/") or parts.query:
            raise ValueError("tcp://host:port")
        return cls("tcp", parts.hostname, parts.port or PORT)

    @classmethod
    def _other(cls, text: str) -> "PrinterAddress":
        scheme, _, rest = text.strip().partition(":")
        place, _, query = rest.partition("?") if scheme == "serial" else (rest, "", "")
        options = dict(parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)))
        check = _CHECKS.get(scheme)
        if check is None or not check(place, options):
            raise ValueError("scheme, place or options")
        return cls(scheme, place, options=options)


def _serial_fits(place: str, options: dict[str, str]) -> bool:
    known = set(options) <= {"baud", "flow"} and options.get("flow", "") in FLOWS
    return bool(place) and known and options.get("baud", "9600").isdigit() and int(options.get("baud", "9600")) > 0


_CHECKS: dict[str, Callable[[str, dict[str, str]], bool]] = {
    "usb": lambda place, _: re.fullmatch(r"([0-9a-fA-F]{4}:[0-9a-fA-F]{4})?", place) is not None,
    "serial": _serial_fits,
    "file": lambda place, _: bool(place),
    "cups": lambda place, _: re.fullmatch(r"[^\s/#?]{1,127}", place) is not None,
    "windows": lambda place, _: bool(place.strip()),
}


def receipt_printers(printers: Sequence[tuple[str, str]], proofs: Path) -> ReceiptPrinter:
    """printers: (place, address), the own one first. Raises PrinterAddressWrong."""
    memory = ProofMemory(proofs)
    made = [(place, receipt_printer(PrinterAddress.parse(address), memory)) for place, address in printers]
    return made[0][1] if len(made) == 1 else FirstThatCan(made)


def receipt_printer(address: PrinterAddress, memory: ProofMemory | None = None) -> ReceiptPrinter:
    if address.scheme == "cups":
        return SpooledReceiptPrinter(cups_queue(address.place))
    if address.scheme == "windows":
        return SpooledReceiptPrinter(windows_queue(address.place))
    return escpos_printer(address, memory)


def escpos_printer(address: PrinterAddress, memory: ProofMemory | None = None) -> EscposPrinter:
    """One that we speak to ourselves. Raises PrinterAddressWrong for a spooler's."""
    if address.spooled:
        raise PrinterAddressWrong("a spooler hides its printer")
    return EscposPrinter(lambda: _open(address), str(address), memory)


def _open(address: PrinterAddress) -> Link:
    if address.scheme == "tcp":
        return TcpLink(address.place, address.port)
    if address.scheme == "serial":
        return SerialLink(address.place, int(address.options.get("baud", BAUD)), address.options.get("flow", ""))
    if address.scheme == "file":
        return FileLink(Path(address.place.removeprefix("//")))
    vendor, _, product = address.place.partition(":")
    return UsbLink(int(vendor or "0", 16), int(product or "0", 16))
