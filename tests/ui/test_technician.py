"""The technician's window: from an empty folder to a machine that opens, each trial, and the way in from the kiosk."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk_bench import add_people
from filing_bench import bench
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from technician_bench import CARD_QR, PIN, TechnicianOnBench

from kiosk.config import load_settings
from kiosk.demo.finger import Finger
from kiosk.domain.officer import FAILURES_TO_LOCK, Role
from kiosk.services import officers
from kiosk.technician_process import open_bench
from kiosk.ui.app import Window
from kiosk.ui.jobs import Job
from kiosk.ui.tools import Tools

MARK = QPoint(52, 60)  # on the lotus of the kiosk's head


@pytest.fixture
def at(qtbot: QtBot, tmp_path: Path) -> Iterator[TechnicianOnBench]:
    made = TechnicianOnBench(tmp_path)
    yield made
    made.close()
    made.discard()


def test_six_steps_lead_to_a_machine_that_opens(at: TechnicianOnBench) -> None:
    model = at.model
    model.choose("station.role", "counter")
    model.type("station.code", "Q3")
    model.next()
    model.findPlace("hoan kiem")
    model.pickPlace(model.places[0]["code"])
    model.type("centre.unit_code", "không phải mã")
    model.next()
    assert model.step == 2
    assert [field["key"] for field in model.fields if field["complaint"]] == ["centre.unit_code"]
    model.type("centre.unit_code", "H98.02")
    for _ in range(4):
        model.next()
    at.settle()
    assert model.last
    assert not at.config.exists()
    model.accept("phutrach", "Phạm Quốc Tùng", "Ngô Văn Mẫu", PIN, PIN[::-1])
    assert model.complaint
    assert not at.config.exists()
    model.accept("phutrach", "Phạm Quốc Tùng", "Ngô Văn Mẫu", PIN, PIN)
    at.settle()
    assert len(model.accepted["secret"]) == officers.FIRST_SECRET_LENGTH
    settings = load_settings(at.config)
    assert (settings.station.role, settings.station.code, settings.centre.unit_code) == ("counter", "Q3", "H98.02")
    assert "Hoàn Kiếm" in settings.centre.name
    model.start()
    assert at.technician.start_role == "counter"
    assert model.accepted["secret"] == ""


def test_the_steps_are_taken_up_where_they_were_left(at: TechnicianOnBench) -> None:
    at.model.next()
    at.model.next()
    again = open_bench(at.config, at.data)
    assert again.bench.step == 2
    assert again.bench.first_time


@pytest.mark.parametrize(
    ("key", "away", "code"),
    [
        ("printer", {"printer.driver": "network", "printer.port": "9"}, "PRNT-101"),
        ("scanner", {"scanner.driver": "sane", "scanner.device": "khong:co"}, "SCAN-101"),
        ("hub", {"hub.url": "postgresql://kiosk@127.0.0.1:9/hub"}, "HUBS-901"),
    ],
)
def test_a_trial_is_red_with_its_code_when_the_device_is_taken_away(
    at: TechnicianOnBench, key: str, away: dict[str, str], code: str
) -> None:
    at.technician.tools.bench.change(away)
    shown = at.try_out(key)
    assert (shown["trialKind"], shown["trialCode"]) == ("fault", code)
    assert shown["trialRemedy"]
    assert at.technician.toast["kind"] == "fault"


def test_trials_do_the_real_thing(at: TechnicianOnBench) -> None:
    assert "đọc trong" in at.try_out("card")["trialText"]
    assert at.try_out("card", "999999")["trialCode"] == "CARD-103"
    assert at.try_out("scanner")["picture"].startswith("image://")
    assert at.try_out("printer")["trialKind"] == "warn"  # a software printer says what it is
    assert list((at.data / "slips").glob("*.png"))
    assert list((at.data / "forms").glob("*.pdf")) == []
    at.try_out("forms")
    assert list((at.data / "forms").glob("*.pdf"))


def test_a_trial_can_be_stopped(at: TechnicianOnBench) -> None:
    at.technician.tools.bench.change({"card.sample_after_seconds": "60"})
    at.trying.tryOut("card", "")
    at.finger.rest(0.2)
    assert at.trying.running == "card"
    at.trying.stop()
    assert at.trying.running == ""
    at.settle()
    assert at.trying.states["card"]["trialKind"] == ""


def test_a_reader_that_types_is_tried_by_its_keys(at: TechnicianOnBench) -> None:
    at.technician.tools.bench.change({"code_reader.driver": "keyboard"})
    at.scan(CARD_QR)  # nobody waits for it
    assert at.trying.states["code"]["trialKind"] == ""
    at.trying.tryOut("code", "")
    assert (at.trying.running, at.trying.states["code"]["phase"]) == ("code", "Đưa mã QR của một thẻ vào đầu đọc…")
    at.scan("8934567890123")
    assert "13 ký tự" in at.trying.states["code"]["trialText"]
    at.trying.tryOut("code", "")
    at.scan(CARD_QR)
    shown = at.trying.states["code"]
    assert (shown["trialKind"], at.trying.running) == ("ok", "")
    assert "11 trường" in shown["trialText"]
    assert not any(word in str(shown) for word in ("099085000011", "NGUYỄN", "1985", "Hoa Mai"))
    at.trying.tryOut("code", "")
    at.trying.stop()
    at.scan(CARD_QR.replace("Ễ", "?"))
    assert at.trying.states["code"]["trialKind"] == "ok"  # it was stopped: the last one stands


def test_settings_are_checked_then_written(at: TechnicianOnBench) -> None:
    at.technician.go("settings")
    at.model.choose("screen")
    at.model.type("screen.idle_seconds", "3")
    at.model.keep()
    at.settle()
    assert not at.config.exists()
    assert [field["key"] for field in at.model.fields if field["complaint"]] == ["screen.idle_seconds"]
    at.model.type("screen.idle_seconds", "60")
    at.model.keep()
    at.settle()
    assert load_settings(at.config).screen.idle_seconds == 60
    assert at.technician.kept


def test_live_with_simulators_is_refused_on_the_page(at: TechnicianOnBench) -> None:
    at.technician.go("settings")
    at.model.type("live", "true")
    at.model.keep()
    at.settle()
    assert at.model.fault["code"] == "CONF-002"
    assert not at.config.exists()


def test_days_and_bundle(at: TechnicianOnBench) -> None:
    at.technician.go("calendar")
    at.settle()
    at.model.add("31/02/2026", "off", "Ngày hội")
    assert at.model.complaint
    at.model.add("24/12/2026", "off", "Ngày hội phường")
    at.settle()
    assert "Ngày hội phường" in [day["name"] for day in at.model.days]
    at.model.takeIn("catalogue", str(at.config.parent / "khong-co.zip"))
    at.settle()
    assert at.model.fault["code"] == "CONF-003"
    at.technician.go("care")
    at.settle()
    assert len(at.model.gauges) == 6
    at.model.pack("")
    at.settle()
    assert Path(at.model.packed).suffix == ".zip"
    at.technician.go("log")
    at.settle()
    assert at.model.lines


# The way in --------------------------------------------------------------------------------------------------------


class KioskWithTechnician:
    def __init__(self, folder: Path) -> None:
        def assemble(publish: object) -> Tools:
            self.bench = bench(folder, publish)
            tools = self.bench.tools
            add_people(tools)
            made = officers.add(
                "ktv",
                "Ngô Văn Mẫu",
                [Role.TECHNICIAN],
                "tam-thoi-1",
                None,
                tools.unit_of_work,
                tools.hasher,
                tools.clock,
            )
            officers.change_secret(made.id, "tam-thoi-1", PIN, tools.unit_of_work, tools.hasher, tools.clock)
            return tools

        self.kiosk = Window(assemble, 540, 960)
        self.kiosk.technician_tools = lambda: open_bench(folder / "kiosk.toml", folder / "tech")
        self.kiosk.window.show()
        self.finger = Finger(self.kiosk.window)
        self.finger.wait(lambda: self.kiosk.tools is not None, "the kiosk", 60.0)
        self.ended = 0
        self.kiosk.visit.left.connect(self._on_left)

    def _on_left(self) -> None:
        self.ended += 1

    @property
    def entry(self) -> object:
        return self.kiosk.shell.entry

    def knock(self, times: int = 5) -> None:
        for _ in range(times):
            self.kiosk.shell.knock()

    def type_pin(self, pin: str) -> None:
        for digit in pin:
            self.entry.press(digit)
        self.entry.submit()
        self.settle()

    def settle(self) -> None:
        self.finger.rest(0.05)
        self.finger.wait(lambda: not Job.any_running(), "the work to end", 60.0)
        self.finger.rest(0.05)

    def close(self) -> None:
        self.settle()
        self.kiosk.window.removeEventFilter(self.kiosk.shell)
        self.kiosk.window.close()
        self.kiosk.close()
        self.kiosk.engine.deleteLater()
        del self.kiosk, self.finger, self.bench
        gc.collect()  # here: a job's thread must not be the one that collects a window


@pytest.fixture
def kiosk_there(qtbot: QtBot, tmp_path: Path) -> Iterator[KioskWithTechnician]:
    made = KioskWithTechnician(tmp_path)
    yield made
    made.close()


def test_five_taps_and_the_pin_open_the_pages_and_the_process_ends(kiosk_there: KioskWithTechnician) -> None:
    kiosk_there.knock(4)
    assert kiosk_there.entry is None
    kiosk_there.knock(1)
    assert sorted(kiosk_there.entry.digits) == list("0123456789")
    kiosk_there.type_pin(PIN)
    way = kiosk_there.kiosk._way_in
    kiosk_there.finger.wait(lambda: way.technician and way.technician.technician.stage == "work", "the pages", 60.0)
    kiosk_there.settle()
    assert kiosk_there.entry is None
    assert kiosk_there.ended == 0
    way.technician.technician.leave()
    assert kiosk_there.ended == 1


def test_a_finger_finds_the_mark(kiosk_there: KioskWithTechnician) -> None:
    kiosk_there.kiosk.shell.touched()
    for _ in range(5):
        QTest.mouseClick(kiosk_there.kiosk.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, MARK)
    assert kiosk_there.entry is not None
    kiosk_there.entry.cancel()
    assert kiosk_there.entry is None
    assert kiosk_there.ended == 1


def test_wrong_pins_lock_the_way_in(kiosk_there: KioskWithTechnician) -> None:
    kiosk_there.knock()
    for _ in range(FAILURES_TO_LOCK):
        kiosk_there.type_pin("11112222")
        assert kiosk_there.entry.faultTitle
    kiosk_there.type_pin(PIN)
    assert kiosk_there.kiosk._way_in.technician is None
    assert "15" in kiosk_there.entry.faultAction
    assert kiosk_there.entry.typed == 0


def test_nobody_is_let_in_while_a_citizen_is_at_work(kiosk_there: KioskWithTechnician) -> None:
    kiosk_there.kiosk.visit.go("find")
    kiosk_there.knock()
    assert kiosk_there.entry is None


def test_slow_taps_are_no_knock(kiosk_there: KioskWithTechnician, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [1000.0]
    monkeypatch.setattr("kiosk.ui.shell.time.monotonic", lambda: now[0])
    for _ in range(8):
        kiosk_there.knock(1)
        now[0] += 1.0
    assert kiosk_there.entry is None


def test_the_pad_closes_by_itself_when_nobody_is_there(kiosk_there: KioskWithTechnician) -> None:
    kiosk_there.knock()
    kiosk_there.entry.press("4")
    for _ in range(10 * kiosk_there.kiosk.tools.idle_seconds + 5):
        kiosk_there.kiosk.shell.tick()
    assert kiosk_there.entry is None
    assert kiosk_there.ended == 1
