import json
import secrets
from pathlib import Path

import pytest

from kiosk.domain.errors import KeyMissing, RecoveryRefused, StoreUnavailable
from kiosk.store.key_providers import recovery
from kiosk.store.key_providers.recovery import (
    WRAP,
    fingerprint,
    make_recovery_key,
    public_of,
    unwrap,
    wrap,
    wrapped_for,
)

PASSPHRASE = "một câu dài để thử"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "SCRYPT", {"n": 1 << 12, "r": 8, "p": 1})


def test_the_centre_opens_what_a_kiosk_wrapped(tmp_path: Path) -> None:
    safe, master = tmp_path / "safe.json", secrets.token_bytes(32)
    public = make_recovery_key(safe, PASSPHRASE)
    assert safe.stat().st_mode & 0o077 == 0
    with pytest.raises(KeyMissing):
        unwrap(tmp_path, safe, PASSPHRASE)
    assert wrapped_for(tmp_path) == ""
    wrap(master, public, tmp_path)
    assert wrapped_for(tmp_path) == public
    assert master not in (tmp_path / WRAP).read_bytes()
    assert unwrap(tmp_path, safe, PASSPHRASE) == master


def test_a_wrong_passphrase_another_key_and_every_change_are_refused(tmp_path: Path) -> None:
    safe, other = tmp_path / "safe.json", tmp_path / "other.json"
    public = make_recovery_key(safe, PASSPHRASE)
    make_recovery_key(other, PASSPHRASE)
    wrap(secrets.token_bytes(32), public, tmp_path)
    for file, passphrase in ((safe, PASSPHRASE + "x"), (other, PASSPHRASE)):
        with pytest.raises(RecoveryRefused):
            unwrap(tmp_path, file, passphrase)
    good = json.loads((tmp_path / WRAP).read_bytes())
    for name, value in {"sealed": good["once"], "once": good["sealed"], "for": "x", "format": "x"}.items():
        (tmp_path / WRAP).write_text(json.dumps(good | {name: value}))
        with pytest.raises(RecoveryRefused):
            unwrap(tmp_path, safe, PASSPHRASE)
    (tmp_path / WRAP).write_text(json.dumps(good))
    kept = json.loads(safe.read_bytes())
    for change in ({"n": 1 << 40}, {"salt": "!"}, {"public": "kiosk1a"}, {"format": 1}):
        safe.write_text(json.dumps(kept | change))
        with pytest.raises(RecoveryRefused):
            unwrap(tmp_path, safe, PASSPHRASE)


def test_a_slip_of_the_hand_in_the_public_text_is_caught(tmp_path: Path) -> None:
    public = make_recovery_key(tmp_path / "safe.json", PASSPHRASE)
    assert public_of(f" {public.upper()} ") == public_of(public)
    assert len(fingerprint(public)) == 19
    for at in range(len(public)):
        slipped = public[:at] + ("a" if public[at] != "a" else "b") + public[at + 1 :]
        with pytest.raises(RecoveryRefused):
            public_of(slipped)
    for bad in ("", "kiosk1", public[:-1], public + "a", "ổ" * 40):
        with pytest.raises(RecoveryRefused):
            public_of(bad)


def test_a_short_passphrase_and_a_file_that_is_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(RecoveryRefused):
        make_recovery_key(tmp_path / "safe.json", "ngắn")
    make_recovery_key(tmp_path / "safe.json", PASSPHRASE)
    with pytest.raises(StoreUnavailable):
        make_recovery_key(tmp_path / "safe.json", PASSPHRASE)
