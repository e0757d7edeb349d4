"""What every keeper of the key has in common, and the two that stand outside of Linux or of the program."""

import ctypes
import os
import secrets
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from kiosk.domain.errors import KeyLocked, KeyMissing, WrongKey
from kiosk.store import disk
from kiosk.store.key_providers.dpapi import SIGNATURE, Crypt, DpapiKey, crypt_of_windows
from kiosk.store.key_providers.systemd_credential import NAME, SystemdCredential
from kiosk.store.key_providers.table import KEEPERS, provider_of
from kiosk.store.keys import KeyFile, KeyProvider

LIBC = ctypes.CDLL(None)
LIBC.malloc.restype, LIBC.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
LIBC.free.argtypes = [ctypes.c_void_p]


class PlayedWindows:
    """CryptProtectData and its opposite by their C signature, with an account's own key behind them."""

    def __init__(self) -> None:
        self.account, self.allocated, self.freed = secrets.token_bytes(32), 0, 0
        shape = ctypes.CFUNCTYPE(ctypes.c_int, *SIGNATURE)
        self.crypt = Crypt(shape(self._protect), shape(self._unprotect), self._free)

    def _protect(self, given: Any, _: Any, entropy: Any, __: Any, prompt: Any, flags: int, out: Any) -> int:
        assert flags == 1
        assert prompt is None
        nonce = secrets.token_bytes(12)
        return self._give(out, nonce + AESGCM(self.account).encrypt(nonce, _bytes(given), _bytes(entropy)))

    def _unprotect(self, given: Any, _: Any, entropy: Any, __: Any, prompt: Any, flags: int, out: Any) -> int:
        sealed = _bytes(given)
        try:
            return self._give(out, AESGCM(self.account).decrypt(sealed[:12], sealed[12:], _bytes(entropy)))
        except (InvalidTag, ValueError):
            return 0

    def _give(self, out: Any, content: bytes) -> int:
        self.allocated += 1
        place = LIBC.malloc(len(content))
        ctypes.memmove(place, content, len(content))
        out[0].size, out[0].data = len(content), ctypes.cast(place, type(out[0].data))
        return 1

    def _free(self, place: Any) -> None:
        self.freed += 1
        LIBC.free(place)


def _bytes(blob: Any) -> bytes:
    return ctypes.string_at(blob[0].data, blob[0].size)


@pytest.fixture
def windows() -> PlayedWindows:
    return PlayedWindows()


@pytest.fixture(params=["file", "dpapi"])
def keeper(request: pytest.FixtureRequest, tmp_path: Path, windows: PlayedWindows) -> KeyProvider:
    if request.param == "file":
        return KeyFile(tmp_path / "k" / "store.key")
    return DpapiKey(tmp_path / "k" / "store.dpapi", lambda: windows.crypt)


def test_a_keeper_makes_one_key_and_keeps_it(keeper: KeyProvider) -> None:
    with pytest.raises(KeyMissing):
        keeper.key(may_create=False)
    assert not keeper.exists()
    key = keeper.key(may_create=True)
    assert keeper.exists()
    assert keeper.key(may_create=True) == keeper.key(may_create=False) == key
    other = secrets.token_bytes(32)
    keeper.keep(other)
    assert keeper.key(may_create=False) == other
    keeper.forget()
    with pytest.raises(KeyMissing):
        keeper.key(may_create=False)


@pytest.mark.parametrize("end", ["keep", "forget"])
def test_a_key_that_a_killed_keeper_left_half_kept_goes_as_well(
    keeper: KeyProvider, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    key, neighbour = keeper.key(may_create=True), tmp_path / "k" / "another.0a1b2c3d.part"
    neighbour.write_bytes(b"not its own")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(disk, "rename_durably", killed)
        with pytest.raises(KeyboardInterrupt):
            keeper.keep(key)
    assert len(list((tmp_path / "k").iterdir())) == 3
    keeper.forget() if end == "forget" else keeper.keep(key)
    left = {path.name for path in (tmp_path / "k").iterdir()}
    assert left == {neighbour.name, *([keeper.path.name] if end == "keep" else [])}  # type: ignore[attr-defined]


def test_another_account_of_windows_opens_nothing(tmp_path: Path, windows: PlayedWindows) -> None:
    keeper = DpapiKey(tmp_path / "store.dpapi", lambda: windows.crypt)
    key = keeper.key(may_create=True)
    assert key not in keeper.path.read_bytes()
    assert windows.allocated == windows.freed > 0
    other = PlayedWindows()
    stranger = DpapiKey(tmp_path / "store.dpapi", lambda: other.crypt)
    with pytest.raises(KeyLocked):
        stranger.key(may_create=True)
    assert keeper.key(may_create=False) == key


@pytest.mark.skipif(os.name == "nt", reason="elsewhere")
def test_elsewhere_than_on_windows_the_key_is_locked_not_missing(tmp_path: Path) -> None:
    with pytest.raises(KeyLocked):
        crypt_of_windows()
    (tmp_path / "store.dpapi").write_bytes(b"sealed")
    with pytest.raises(KeyLocked):
        provider_of("dpapi", tmp_path, "").key(may_create=True)


def test_a_credential_is_what_the_unit_was_handed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = SystemdCredential(tmp_path / "kept")
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)
    with pytest.raises(KeyMissing):
        keeper.key(may_create=True)  # only root can make one
    (tmp_path / "kept").write_bytes(b"sealed")
    with pytest.raises(KeyLocked):
        keeper.key(may_create=True)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    key = secrets.token_bytes(32)
    (tmp_path / NAME).write_text(key.hex() + "\n")
    assert keeper.key(may_create=False) == key
    for bad in ("", "00" * 31, "zz" * 32):
        (tmp_path / NAME).write_text(bad)
        with pytest.raises(WrongKey):
            keeper.key(may_create=False)


def systemd_encrypts() -> bool:
    if not shutil.which("systemd-creds") or os.getuid() != 0:
        return False
    words = ["systemd-creds", "encrypt", "--with-key=host", "--name=x", "-", "-"]
    return subprocess.run(words, input=b"x", capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not systemd_encrypts(), reason="needs systemd-creds and root")
def test_systemd_seals_and_hands_over_the_same_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = SystemdCredential(tmp_path / "store" / NAME, with_key="host")
    key = secrets.token_bytes(32)
    keeper.keep(key)
    assert key not in keeper.kept.read_bytes()
    assert key.hex().encode() not in keeper.kept.read_bytes()
    assert [path.name for path in keeper.kept.parent.iterdir()] == [NAME]
    handed = tmp_path / "handed"
    handed.mkdir()
    words = ["systemd-creds", "decrypt", f"--name={NAME}", str(keeper.kept), str(handed / NAME)]
    subprocess.run(words, check=True, capture_output=True)
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(handed))
    assert keeper.key(may_create=False) == key


def test_the_table_says_which_keepers_there_are(tmp_path: Path) -> None:
    assert set(KEEPERS) == {"file", "credential", "tpm", "dpapi"}
    assert not KEEPERS["file"].guards_a_stolen_disk()
    for name in ("file", "tpm", "dpapi"):
        assert not provider_of(name, tmp_path, "").exists()
