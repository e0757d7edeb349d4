"""Against a real TPM 2.0 in software: what seals, what locks, and that the recovery key opens it after all."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.errors import KeyLocked, KeyMissing, StoreCorrupt, WrongKey
from kiosk.store.key_providers.recovery import make_recovery_key, unwrap
from kiosk.store.key_providers.tpm import TpmKey
from kiosk.store.opening import open_store
from tests.services.visit import Heard, filled_draft, submit
from tests.store.key_providers.software_tpm import INSTALLED, SoftwareTpm

pytestmark = pytest.mark.skipif(not INSTALLED, reason="needs swtpm and tpm2-tools")
PASSPHRASE = "một câu dài để thử"
FIRMWARE_CHANGED = ("tpm2_pcrextend", "7:sha256=" + "11" * 32)


@pytest.fixture
def chip() -> Iterator[SoftwareTpm]:
    with SoftwareTpm() as chip:
        yield chip


def test_a_sealed_key_comes_back_after_a_power_cut_and_never_lies_open(chip: SoftwareTpm, tmp_path: Path) -> None:
    keeper = TpmKey(tmp_path / "store.tpm", chip.tcti)
    with pytest.raises(KeyMissing):
        keeper.key(may_create=False)
    key = keeper.key(may_create=True)
    chip.restart()
    assert keeper.key(may_create=False) == key
    assert len(key) == 32
    assert keeper.path.stat().st_mode & 0o077 == 0
    assert key not in keeper.path.read_bytes()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (FIRMWARE_CHANGED, "policy"),
        (("tpm2_clear", "-c", "p"), "another-tpm"),
    ],
)
def test_another_firmware_or_a_cleared_chip_locks_it(
    chip: SoftwareTpm, tmp_path: Path, change: tuple[str, ...], why: str
) -> None:
    keeper = TpmKey(tmp_path / "store.tpm", chip.tcti)
    keeper.keep(secrets.token_bytes(32))
    chip.run(*change)
    with pytest.raises(KeyLocked) as told:
        keeper.key(may_create=True)  # a locked key is not a missing one: none is made
    assert why in told.value.detail


def test_no_chip_and_noise_are_told_apart(chip: SoftwareTpm, tmp_path: Path) -> None:
    keeper = TpmKey(tmp_path / "store.tpm", chip.tcti)
    keeper.keep(bytes(32))
    sealed = keeper.path.read_bytes()
    keeper.path.write_bytes(b"{}")
    with pytest.raises(WrongKey):
        keeper.key(may_create=False)
    keeper.path.write_bytes(sealed)
    chip.stop()
    with pytest.raises(KeyLocked) as told:
        keeper.key(may_create=False)
    assert "unreachable" in told.value.detail


def test_a_store_outlives_the_firmware_update_that_locks_its_key(chip: SoftwareTpm, tmp_path: Path) -> None:
    public = make_recovery_key(tmp_path / "safe.json", PASSPHRASE)
    folder, keeper = tmp_path / "store", TpmKey(tmp_path / "store.tpm", chip.tcti)
    store = open_store(folder, keeper, Heard(), recovery_key=public)
    kept = submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    store.close()
    chip.run(*FIRMWARE_CHANGED)
    before = (folder / "dossiers.db").read_bytes()
    with pytest.raises(KeyLocked):
        open_store(folder, keeper, Heard())
    assert (folder / "dossiers.db").read_bytes() == before
    keeper.keep(unwrap(folder, tmp_path / "safe.json", PASSPHRASE))
    store = open_store(folder, keeper, Heard(), recovery_key=public)
    with store.unit_of_work() as uow:
        assert uow.dossier(kept.id) == kept
    store.close()


def test_wrong_missing_locked_and_corrupt_are_four_faults(chip: SoftwareTpm, tmp_path: Path) -> None:
    folder, keeper = tmp_path / "store", TpmKey(tmp_path / "store.tpm", chip.tcti)
    open_store(folder, keeper, Heard()).close()
    right = keeper.path.read_bytes()

    def found() -> str:
        with pytest.raises((KeyMissing, WrongKey, KeyLocked, StoreCorrupt)) as told:
            open_store(folder, keeper, Heard())
        return told.value.code

    keeper.keep(secrets.token_bytes(32))
    codes = [found()]
    keeper.forget()
    codes.append(found())
    assert not keeper.exists()  # no new key for an old store
    keeper.path.write_bytes(right)
    noise = secrets.token_bytes(4096 * 8)
    (folder / "dossiers.db").write_bytes(noise)
    codes.append(found())
    assert (folder / "dossiers.db").read_bytes() == noise
    chip.run(*FIRMWARE_CHANGED)
    codes.append(found())
    assert codes == ["STOR-403", "STOR-404", "STOR-405", "STOR-420"]
