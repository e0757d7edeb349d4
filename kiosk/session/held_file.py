"""A lock that the operating system holds for as long as the process lives: a crash leaves nothing to clean up."""

import os
import sys
from pathlib import Path


class HeldFile:
    """A file that one process holds alone, or several share. Not held when made.

    descriptor: an open one, handed down through exec with the hold on it.
    Raises OSError when the file cannot be made.
    """

    def __init__(self, path: Path, descriptor: int = -1) -> None:
        self.descriptor = descriptor if descriptor >= 0 else os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    def try_alone(self) -> bool:
        """Hold it alone. False: somebody else holds it, and we hold nothing any more."""
        return _hold(self.descriptor, alone=True)

    def try_share(self) -> bool:
        """Hold it with others, also after having held it alone; in between somebody else may have held it alone."""
        return _hold(self.descriptor, alone=False)

    def release(self) -> None:
        """Once: the number of a closed descriptor may be somebody else's by the second time."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


if sys.platform == "win32":
    import msvcrt

    def _hold(handle: int, *, alone: bool) -> bool:
        """Windows' C library knows no shared hold: there one program at a time has the file."""
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return not alone
        return True

else:
    import fcntl

    def _hold(handle: int, *, alone: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
