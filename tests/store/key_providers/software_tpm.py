"""swtpm: a whole TPM 2.0 in software, of its own for each test."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType

INSTALLED = all(shutil.which(program) for program in ("swtpm", "tpm2_unseal", "tpm2_pcrextend"))


class SoftwareTpm:
    """Runs while entered. `restart` keeps what it holds, as a machine switched off and on."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="swtpm-"))  # a short path: it becomes a socket's address
        self._process: subprocess.Popen[bytes] | None = None
        (self._folder / "state").mkdir()

    @property
    def tcti(self) -> str:
        return f"swtpm:path={self._folder / 'chip'}"

    def __enter__(self) -> "SoftwareTpm":
        self._start()
        return self

    def __exit__(self, kind: type[BaseException] | None, exc: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        shutil.rmtree(self._folder)

    def restart(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(10)
            self._process = None
            for name in ("chip", "chip.ctrl"):
                (self._folder / name).unlink(missing_ok=True)

    def run(self, *words: str) -> None:
        """One of tpm2-tools, on this chip."""
        subprocess.run(
            [words[0], "-T", self.tcti, *words[1:]], check=True, capture_output=True, timeout=20, cwd=self._folder
        )

    def _start(self) -> None:
        chip = self._folder / "chip"
        where = ["--tpmstate", f"dir={self._folder / 'state'}", "--server", f"type=unixio,path={chip}"]
        where += ["--ctrl", f"type=unixio,path={chip}.ctrl", "--flags", "not-need-init,startup-clear"]
        self._process = subprocess.Popen(["swtpm", "socket", "--tpm2", *where], stderr=subprocess.DEVNULL)
        for _ in range(200):
            if chip.exists():
                return
            time.sleep(0.02)
        raise TimeoutError("swtpm does not come up")
