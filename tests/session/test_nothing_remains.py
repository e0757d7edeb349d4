"""After a visit nobody of ours knows the visitor any more: not in memory, not in temporary files, not in a log."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.demo.soak import Running, running_below
from tests.session.memory import in_files, in_memory, traces_of
from tests.waiting import until

NAME, NUMBER = "TRẦN THỊ MẪU HOA", "099150000028"  # resources/scenarios/card/tran-thi-mau-hoa.toml
# The peers stand for the world outside: the sample person's card, the Portal and its archive, the paper.
OUTSIDE = ("portal serve", "printer serve")
PAPERS = ("portal", "slips", "forms")

pytestmark = pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="reads the memory of others")


def ours(supervisor: int) -> dict[str, Running]:
    """The processes that serve this visit or the next, by what they do; without the peers and who keeps them."""
    processes = running_below(supervisor)
    outside = [p for p in processes if any(words in p.words for words in OUTSIDE)]
    keepers = {p.parent for p in outside}
    return {
        f"{p.name} {p.pid} {'device' if 'device-host' in p.words else ''}": p
        for p in processes
        if p not in outside and p.pid not in keepers
    }


def test_the_name_and_number_are_gone_with_the_visit(kiosk: subprocess.Popen[bytes], tmp_path: Path) -> None:
    traces = traces_of(NAME, NUMBER)
    visit = int(str(until(lambda: (tmp_path / "standing-1").exists() and (tmp_path / "standing-1").read_text())))
    found = in_memory(visit, traces)  # the search does find what is there
    assert {"NFC utf-8", "NFC utf-16"} <= found
    during = ours(kiosk.pid)
    assert visit in {p.pid for p in during.values()}
    devices = [p for p in during.values() if p.parent == visit and "device-host" in p.words]
    assert len(devices) == 2
    assert any(in_memory(p.pid, traces) for p in devices)

    (tmp_path / "go-1").touch()
    until(lambda: (tmp_path / "home").exists())
    gone = {visit, *(p.pid for p in devices)}
    until(lambda: not gone & {p.pid for p in ours(kiosk.pid).values()})
    until(lambda: any(p.name == "kiosk-sender" for p in ours(kiosk.pid).values()))

    def still_known() -> dict[str, set[str]]:
        return {name: how for name, p in ours(kiosk.pid).items() if (how := in_memory(p.pid, traces))}

    until(lambda: not still_known(), "somebody is still in memory")  # the sender may still be handing it to the Portal
    remaining = ours(kiosk.pid)
    assert {p.name for p in remaining.values()} >= {"kiosk-sender", "kiosk-screen"}
    assert kiosk.pid in {p.pid for p in remaining.values()}
    folders = [tmp_path / "tmp", *(p for p in (tmp_path / "data").iterdir() if p.name not in PAPERS and p.is_dir())]
    assert in_files(folders, traces) == []
    assert in_files([tmp_path / "data" / "portal"], traces) != []  # the search does find files, too
    log = (tmp_path / "log").read_bytes()
    assert [how for trace, how in traces.items() if trace in log] == []
