"""The key sealed by Windows (DPAPI) for the account that runs the program.

The two functions of crypt32.dll are called through ctypes. Tests give functions of the same C signature in their
place, so the shapes that cross are exercised; **it has not been run on Windows yet**.
"""

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.domain.errors import KeyLocked
from kiosk.store.keys import KeptInFile

PURPOSE = b"kiosk store key"  # mixed in: another program of the same account does not open it by chance
UI_FORBIDDEN = 0x1  # CRYPTPROTECT_UI_FORBIDDEN: nobody is there to answer a dialog


class Blob(ctypes.Structure):
    """DATA_BLOB of wincrypt.h."""

    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_ubyte)))


# CryptProtectData and CryptUnprotectData: in, description, entropy, reserved, prompt, flags, out -> BOOL.
SIGNATURE: tuple[Any, ...] = (
    ctypes.POINTER(Blob),
    ctypes.c_void_p,
    ctypes.POINTER(Blob),
    ctypes.c_void_p,
    ctypes.c_void_p,
    ctypes.c_uint32,
    ctypes.POINTER(Blob),
)


@dataclass(frozen=True, slots=True)
class Crypt:
    """The functions that do it. free: LocalFree, for what they allocate."""

    protect: Callable[..., int]
    unprotect: Callable[..., int]
    free: Callable[[Any], Any]


def crypt_of_windows() -> Crypt:
    """Raises KeyLocked where this is not Windows."""
    try:
        loader = ctypes.WinDLL  # type: ignore[attr-defined,unused-ignore] # there is none elsewhere
        crypt32, kernel32 = loader("crypt32"), loader("kernel32")
    except (AttributeError, OSError) as exc:
        raise KeyLocked("not Windows") from exc
    for function in (crypt32.CryptProtectData, crypt32.CryptUnprotectData):
        function.argtypes, function.restype = list(SIGNATURE), ctypes.c_int
    kernel32.LocalFree.argtypes, kernel32.LocalFree.restype = [ctypes.c_void_p], ctypes.c_void_p
    return Crypt(crypt32.CryptProtectData, crypt32.CryptUnprotectData, kernel32.LocalFree)


@dataclass(frozen=True)
class DpapiKey(KeptInFile):
    """A sealed blob beside the store, opened by the same Windows account on the same machine."""

    path: Path
    crypt: Callable[[], Crypt] = crypt_of_windows

    def _seal(self, key: bytes) -> bytes:
        crypt = self.crypt()
        return _called(crypt.protect, crypt.free, key, "protect")

    def _unseal(self, sealed: bytes) -> bytes:
        crypt = self.crypt()
        return _called(crypt.unprotect, crypt.free, sealed, "unprotect")


def _called(function: Callable[..., int], free: Callable[[Any], Any], given: bytes, name: str) -> bytes:
    source, purpose, result = _blob(given), _blob(PURPOSE), Blob()
    ok = function(
        ctypes.byref(source), None, ctypes.byref(purpose), None, None, UI_FORBIDDEN, ctypes.byref(result)
    )  # fmt: skip
    if not ok:
        raise KeyLocked(f"{name} refused")
    try:
        return ctypes.string_at(result.data, result.size)
    finally:
        ctypes.memset(result.data, 0, result.size)
        free(ctypes.cast(result.data, ctypes.c_void_p))


def _blob(content: bytes) -> Blob:
    kept = (ctypes.c_ubyte * len(content)).from_buffer_copy(content)
    return Blob(len(content), ctypes.cast(kept, ctypes.POINTER(ctypes.c_ubyte)))  # the cast keeps `kept` alive
