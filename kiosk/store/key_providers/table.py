"""The keepers of the key that the settings may name (`store.key`)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from kiosk.store.key_providers.dpapi import DpapiKey
from kiosk.store.key_providers.systemd_credential import SystemdCredential
from kiosk.store.key_providers.tpm import TpmKey
from kiosk.store.keys import KeyFile, KeyProvider


@dataclass(frozen=True, slots=True)
class Keeper:
    """One way to keep a key. make: (data folder, TCTI of the TPM) -> the provider."""

    title: str  # Vietnamese, for the technician
    guards_a_stolen_disk: Callable[[], bool]
    make: Callable[[Path, str], KeyProvider]


def _has_tpm() -> bool:
    """Without one systemd's own key lies on the same disk."""
    return Path("/dev/tpmrm0").exists()


KEEPERS: Mapping[str, Keeper] = {
    "file": Keeper(
        "tệp khóa trên cùng ổ đĩa (chỉ để thử)", lambda: False, lambda folder, _: KeyFile(folder / "store.key")
    ),
    "credential": Keeper("credential của systemd", _has_tpm, lambda _, __: SystemdCredential()),
    "tpm": Keeper("chip TPM 2.0 của máy", lambda: True, lambda folder, tcti: TpmKey(folder / "store.tpm", tcti)),
    "dpapi": Keeper("Windows (DPAPI)", lambda: True, lambda folder, _: DpapiKey(folder / "store.dpapi")),
}


def provider_of(name: str, folder: Path, tcti: str) -> KeyProvider:
    """folder: the data folder, beside whose store the sealed key lies."""
    return KEEPERS[name].make(folder, tcti)
