"""What a process that handles a person asks of the operating system."""

import subprocess
import sys

import pytest

SCRIPT = """
import ctypes, os, resource
from pathlib import Path
from kiosk.session.memory import keep_memory_private
from threading import Thread
prctl = ctypes.CDLL(None).prctl
print(prctl(3, 0, 0, 0, 0))
thread = Thread(target=keep_memory_private, args=("kiosk-screen",))
thread.start()
thread.join()
print(prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE), Path("/proc/self/comm").read_text())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl")
def test_no_core_file_and_no_other_eyes_for_the_whole_process() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "0", "(0,", "0)", "kiosk-screen"]
