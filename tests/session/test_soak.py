"""A short soak: the same that `./run soak` does for 500 visits."""

import subprocess
import sys
from pathlib import Path

import pytest

VISITS = 8


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and reads /proc")
def test_memory_is_flat_and_every_dossier_arrives_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk.demo.soak", str(VISITS), "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert f"{VISITS} visits: memory flat, every dossier on the Portal once" in done.stdout
    rows = (tmp_path / "measures.jsonl").read_text("ascii").splitlines()
    assert len(rows) == VISITS


def test_growth_and_a_lost_visit_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import json

    from kiosk.demo import soak

    monkeypatch.setattr(soak, "_lost_or_doubled", lambda *_: [])

    def measures(*megabytes: float) -> None:
        rows = [json.dumps({"visit": n, "seconds": 1, "mb": {"sender": mb}}) for n, mb in enumerate(megabytes, 1)]
        (tmp_path / "measures.jsonl").write_text("\n".join(rows), "ascii")

    measures(50, 50, 50, 51, 50, 50)
    assert soak._judge(tmp_path, 6) == 0
    measures(0, 50, 20, 50, 50, 0, 51, 50, 50)  # as it was replaced, and as it began again
    assert soak._judge(tmp_path, 9) == 0
    measures(50, 52, 54, 56, 58, 60)
    assert soak._judge(tmp_path, 6) == 1
    measures(50, 50, 50)
    assert soak._judge(tmp_path, 4) == 1
    (tmp_path / "measures.jsonl").unlink()
    assert soak._judge(tmp_path, 4) == 1
