"""The key sealed by the machine's TPM 2.0: a stolen disk, or this disk started by another system, opens nothing.

The programs of tpm2-tools speak to the chip. The key is sealed under the storage hierarchy to PCR 7, which measures
the Secure Boot policy; a change there (firmware update, Secure Boot switched off) locks it until `kiosk key recover`.
The key travels to and from the programs by pipe, and over the chip's bus in an encrypted session: it is in no
argument and in no file.
"""

import base64
import json
import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.errors import KeyLocked, WrongKey
from kiosk.store.keys import KeptInFile

FORMAT = "kiosk-tpm/1"
PCRS = "sha256:7"
SECONDS = 20.0  # for one command
DEVICE = "device:/dev/tpmrm0"
# What tpm2-tools print of a refusal -> what we say of it. TPM 2.0 Library, part 2, "TPM_RC".
REFUSALS = (
    ("0x99d", "policy"),  # TPM_RC_POLICY_FAIL: a PCR is not what it was
    ("0x1df", "another-tpm"),  # TPM_RC_INTEGRITY: sealed by another chip, or this one was cleared
    ("0x98e", "authorisation"),
    ("tcti", "unreachable"),
)


@dataclass(frozen=True)
class TpmKey(KeptInFile):
    """A sealed blob beside the store. `tcti`: how tpm2-tools reach the chip; through a resource manager."""

    path: Path
    tcti: str = DEVICE

    def _seal(self, key: bytes) -> bytes:
        with _Chip(self.tcti) as chip:
            chip.primary()
            chip.run("tpm2_createpolicy", "-Q", "--policy-pcr", "-l", PCRS, "-L", "policy")
            sealed = ("-L", "policy", "-i", "-", "-u", "public", "-r", "private")
            chip.run("tpm2_create", "-Q", "-C", "primary", *sealed, given=key)
            parts = {name: base64.b64encode(chip.read(name)).decode() for name in ("public", "private")}
        return json.dumps({"format": FORMAT, "pcrs": PCRS, **parts}, indent=1).encode()

    def _unseal(self, sealed: bytes) -> bytes:
        try:
            kept = json.loads(sealed)
            pcrs = kept["pcrs"]
            blobs = {name: base64.b64decode(kept[name], validate=True) for name in ("public", "private")}
            if kept["format"] != FORMAT:
                raise ValueError
        except (ValueError, KeyError, TypeError) as exc:
            raise WrongKey(f"{self.path.name} is not what a TPM sealed") from exc
        with _Chip(self.tcti) as chip:
            for name, blob in blobs.items():
                chip.write(name, blob)
            chip.primary()
            chip.run("tpm2_load", "-Q", "-C", "primary", "-u", "public", "-r", "private", "-c", "object")
            chip.forget_objects()
            chip.run("tpm2_startauthsession", "--policy-session", "-c", "primary", "-S", "session")
            chip.forget_objects()
            chip.run("tpm2_sessionconfig", "--enable-encrypt", "session")
            chip.run("tpm2_policypcr", "-Q", "-S", "session", "-l", pcrs)
            try:
                return chip.run("tpm2_unseal", "-c", "object", "-p", "session:session")
            finally:
                chip.run("tpm2_flushcontext", "session", may_fail=True)


class _Chip:
    """A folder for the contexts of one conversation. What a context holds is encrypted by the chip."""

    def __init__(self, tcti: str) -> None:
        self._tcti = tcti
        self._folder = tempfile.TemporaryDirectory(prefix="kiosk-tpm-", dir=os.environ.get("XDG_RUNTIME_DIR"))

    def __enter__(self) -> "_Chip":
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def primary(self) -> None:
        """The storage key: the same each time, for the chip derives it from its own seed."""
        self.run("tpm2_createprimary", "-Q", "-C", "o", "-g", "sha256", "-G", "ecc", "-c", "primary")
        self.forget_objects()

    def forget_objects(self) -> None:
        """A chip holds three; a resource manager hides that, a bare one does not."""
        self.run("tpm2_flushcontext", "-t", may_fail=True)

    def read(self, name: str) -> bytes:
        return (Path(self._folder.name) / name).read_bytes()

    def write(self, name: str, content: bytes) -> None:
        (Path(self._folder.name) / name).write_bytes(content)

    def run(self, *words: str, given: bytes = b"", may_fail: bool = False) -> bytes:
        """Raises KeyLocked with one of REFUSALS' words, never with what the program printed."""
        surroundings = os.environ | {"TPM2TOOLS_TCTI": self._tcti, "LC_ALL": "C"}
        try:
            done = subprocess.run(
                words, input=given, capture_output=True, cwd=self._folder.name, env=surroundings, timeout=SECONDS,
                check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as exc:
            raise KeyLocked(f"{words[0]}: {type(exc).__name__}") from exc
        if done.returncode and not may_fail:
            said = done.stderr.decode("utf-8", "replace").lower()
            why = next((word for sign, word in REFUSALS if sign in said), "refused")
            raise KeyLocked(f"{words[0]}: {why}")
        return done.stdout
