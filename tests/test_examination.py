import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from kiosk.config import Settings
from kiosk.diagnostic_bundle import without_persons, write_bundle
from kiosk.examination import Light, checks_of, examine
from kiosk.settings_file import changed
from kiosk.store.keys import KeyFile
from kiosk.store.opening import open_store
from tests.documents.seal_issuer import PIN, Issuer
from tests.services.visit import NAME, NUMBER, Heard, filled_draft, submit


def test_every_check_tells_what_was_found_and_every_bad_one_what_to_do(tmp_path: Path) -> None:
    findings = examine(Settings(), tmp_path)
    assert [f.key for f in findings] == [key for key, _, _ in checks_of(Settings(), tmp_path)]
    for finding in findings:
        assert finding.found
        assert finding.part
        assert bool(finding.remedy) == (finding.state is not Light.GREEN), finding


def test_a_device_that_is_away_is_red_with_its_code(tmp_path: Path) -> None:
    settings = changed(Settings(), {"printer.driver": "network", "printer.host": "127.0.0.1", "printer.port": 9})
    [finding] = examine(settings, tmp_path, ["printer"])
    assert finding.state is Light.RED
    assert finding.found.startswith("PRNT-101")


def test_a_hub_that_is_away_is_red(tmp_path: Path) -> None:
    settings = changed(Settings(), {"hub.url": "postgresql://kiosk@127.0.0.1:9/hub"})
    [finding] = examine(settings, tmp_path, ["hub"])
    assert finding.found.startswith("HUBS-901")


@pytest.mark.parametrize(("days", "light"), [(365, Light.GREEN), (10, Light.AMBER), (-10, Light.RED)])
def test_a_seal_tells_its_holder_and_when_its_certificate_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: int, light: Light
) -> None:
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    (tmp_path / "seal-pin").write_text(PIN)
    path = Issuer(days=days).p12(tmp_path)
    settings = changed(Settings(), {"seal.driver": "file", "seal.file": str(path)})
    [finding] = examine(settings, tmp_path, ["seal"])
    assert (finding.state, finding.found.partition(",")[0]) == (light, "Trung tâm mẫu")
    path.unlink()
    [finding] = examine(settings, tmp_path, ["seal"])
    assert finding.found.startswith("SEAL-101")


@pytest.mark.parametrize(("free", "light"), [(999, Light.RED), (1001, Light.AMBER), (4001, Light.GREEN)])
def test_the_disk_is_red_when_the_store_takes_no_scan_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, light: Light
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(total=10**12, free=free * 1_000_000))
    [finding] = examine(changed(Settings(), {"store.keep_free_mb": 1000}), tmp_path, ["disk"])
    assert finding.state is light


def test_the_bundle_tells_of_the_machine_and_of_nobody(tmp_path: Path) -> None:
    store = open_store(tmp_path / "store", KeyFile(tmp_path / "store.key"), Heard())
    submit(filled_draft(store.unit_of_work).id, store.unit_of_work)
    store.close()
    path = tmp_path / "bundle.zip"
    write_bundle(path, Settings(), tmp_path, examine(Settings(), tmp_path, ["disk"]))
    with zipfile.ZipFile(path) as bundle:
        assert set(bundle.namelist()) >= {"versions.json", "findings.json", "settings.toml", "counts.json"}
        everything = b"".join(bundle.read(name) for name in bundle.namelist()).decode()
        assert '"new": 1' in bundle.read("counts.json").decode()
    for private in (NAME, NUMBER, NAME.title()):
        assert private not in everything


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("reader sent 099085000011 twice", "reader sent <số> twice"),
        ("driver: NGUYỄN VĂN MẪU left", "driver: <chữ hoa> left"),
        ("mail to mau@vidu.vn", "mail to <thư>"),
        ("H99.01-261124-0001 refused", "<mã hồ sơ> refused"),
        ("STOR-402 SQLITE_BUSY", "STOR-402 SQLITE_BUSY"),
    ],
)
def test_what_others_wrote_into_the_log_is_covered(text: str, clean: str) -> None:
    assert without_persons(text) == clean
