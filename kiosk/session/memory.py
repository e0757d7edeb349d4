"""What a process that handles a person's name and number asks of the operating system."""

import ctypes
import sys
from pathlib import Path

PR_SET_DUMPABLE = 4  # linux/prctl.h


def keep_memory_private(name: str) -> None:
    """No core file, and no other program of this user may read this memory. `name`: as `ps` shows the process."""
    if sys.platform != "linux":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Path("/proc/self/comm").write_text(name[:15])  # of the whole process, whichever thread this is
    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
