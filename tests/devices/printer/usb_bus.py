"""A USB bus in software with one printer on it: a backend of pyusb, below the same code as libusb."""

from __future__ import annotations

import socket
from array import array
from types import SimpleNamespace
from typing import Any

import usb.backend
import usb.core

OUT, IN, BULK, PRINTER = 0x02, 0x81, 0x02, 7


class UsbBus(usb.backend.IBackend):  # type: ignore[misc]
    """What is written to the printer goes to `port` on this machine, and back. unplugged: everything fails."""

    def __init__(self, port: int, answers: bool = True) -> None:
        super().__init__()
        self._port, self._answers = port, answers
        self._link: socket.socket | None = None
        self.unplugged = False
        self.opened = self.released = 0

    def enumerate_devices(self) -> list[str]:
        return [] if self.unplugged else ["printer"]

    def get_device_descriptor(self, dev: str) -> Any:
        return SimpleNamespace(
            bLength=18, bDescriptorType=1, bcdUSB=0x200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15, bcdDevice=0x100, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=1, bus=1, port_number=1, port_numbers=(1,), speed=3,
        )  # fmt: skip

    def get_configuration_descriptor(self, dev: str, config: int) -> Any:
        if config:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1, extra_descriptors=[],
        )  # fmt: skip

    def get_interface_descriptor(self, dev: str, intf: int, alt: int, config: int) -> Any:
        if intf or alt:
            raise IndexError
        return SimpleNamespace(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=1 + self._answers,
            bInterfaceClass=PRINTER, bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0, extra_descriptors=[],
        )  # fmt: skip

    def get_endpoint_descriptor(self, dev: str, ep: int, intf: int, alt: int, config: int) -> Any:
        addresses = [OUT, IN] if self._answers else [OUT]
        if ep >= len(addresses):
            raise IndexError
        return SimpleNamespace(
            bLength=7, bDescriptorType=5, bEndpointAddress=addresses[ep], bmAttributes=BULK, wMaxPacketSize=64,
            bInterval=0, bRefresh=0, bSynchAddress=0, extra_descriptors=[],
        )  # fmt: skip

    def open_device(self, dev: str) -> str:
        self._need()
        self._link = socket.create_connection(("127.0.0.1", self._port))
        self.opened += 1
        return dev

    def close_device(self, handle: str) -> None:
        if self._link:
            self._link.close()
            self.released += 1

    def set_configuration(self, handle: str, value: int) -> None: ...
    def get_configuration(self, handle: str) -> int:
        return 1

    def claim_interface(self, handle: str, intf: int) -> None: ...
    def release_interface(self, handle: str, intf: int) -> None: ...
    def reset_device(self, handle: str) -> None: ...

    def bulk_write(self, handle: str, ep: int, intf: int, data: array[int], timeout: int) -> int:
        self._need()
        assert (ep, timeout > 0) == (OUT, True)
        assert self._link
        self._link.settimeout(timeout / 1000)
        self._link.sendall(data.tobytes())
        return len(data)

    def bulk_read(self, handle: str, ep: int, intf: int, buff: array[int], timeout: int) -> int:
        self._need()
        assert ep == IN
        assert self._link
        self._link.settimeout(timeout / 1000)
        try:
            got = self._link.recv(len(buff))
        except TimeoutError:
            raise usb.core.USBTimeoutError("timed out") from None
        if not got:
            raise usb.core.USBError("gone")
        for at, byte in enumerate(got):
            buff[at] = byte
        return len(got)

    def _need(self) -> None:
        if self.unplugged:
            raise usb.core.USBError("No such device", errno=19)
