"""A Debian of its own in a folder: made by debootstrap, entered and booted through systemd-nspawn."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

MIRROR = "http://deb.debian.org/debian"
STEP_SECONDS = 600
BOOT_SECONDS = 240


class StepFailed(Exception):
    """A command ended badly; the text is what it said last."""


def usable() -> str:
    """Why this machine cannot hold such a root; empty when it can."""
    if os.getuid() != 0:
        return "needs root"
    for tool in ("debootstrap", "systemd-nspawn"):
        if not shutil.which(tool):
            return f"needs {tool}"
    if subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], stderr=subprocess.DEVNULL).returncode:
        return "needs a root that may mount"
    return ""


class FreshRoot:
    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, release: str) -> None:
        """The smallest Debian there is: everything else must come with the package."""
        run_here("debootstrap", "--variant=minbase", release, str(self.folder), MIRROR)
        (self.folder / "etc/dpkg/dpkg.cfg.d/in-a-hurry").write_text("force-unsafe-io\n")  # it lives for minutes

    def run(self, *command: str, user: str = "root", environment: Mapping[str, str] | None = None) -> str:
        """What the command printed, without what systemd-nspawn itself says on stderr. Raises StepFailed."""
        words = [*self._nspawn(), "--as-pid2", "--pipe", f"--user={user}"]
        words += [f"--setenv={name}={value}" for name, value in (environment or {}).items()]
        return run_here(*words, "--", *command)

    def boot(self) -> None:
        """Start its systemd and wait until it powers itself off."""
        run_here(*self._nspawn(), "--boot", seconds=BOOT_SECONDS)

    def _nspawn(self) -> list[str]:
        # Not registered with systemd-machined: this machine may have no system bus.
        return ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", f"--directory={self.folder}"]


def run_here(*command: str, seconds: float = STEP_SECONDS) -> str:
    """What a command of this machine printed. Raises StepFailed."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=seconds,
        env={**os.environ, "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"},
    )
    if done.returncode:
        raise StepFailed(f"{' '.join(command[-4:])}: {done.returncode}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout
