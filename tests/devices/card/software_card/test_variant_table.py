"""The table of variants, and the command that lays one on the virtual reader."""

import ast
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from terminal import SELECT

from kiosk.cli import main
from kiosk.devices.card import software_card
from kiosk.devices.card.software_card import variants
from kiosk.devices.card.software_card.scenario import card_factory
from kiosk.domain.errors import ResourceBroken


def test_every_variant_makes_a_card_with_what_it_says(scenarios: Path) -> None:
    assert len(variants.names()) == len(set(variants.names())) > 100
    for name in variants.names():
        assert variants.variant(name).meaning
        assert "{" not in variants.variant(name).meaning
        content = card_factory(scenarios, "nguyen-van-mau", variant=name)().content
        assert (0x011C in content.files) is (content.protocols.pace is not None)
        assert (0x010F in content.files) is (content.signing_key is not None and name != "missing-dg15")


@pytest.mark.parametrize(
    "name",
    ["", "nope", "slow", "slow-", "slow-0", "le-cap-9", "tampered-13", "tampered-dg3", "removed-at-05", "slow-²"],
)
def test_names_that_nothing_bears(name: str) -> None:
    with pytest.raises(KeyError):
        variants.variant(name)


def test_scenario_with_an_unknown_variant(tmp_path: Path) -> None:
    (tmp_path / "typo.toml").write_text('variant = "card-2012"', "utf-8")
    with pytest.raises(ResourceBroken):
        card_factory(tmp_path, "typo")


def test_the_chip_shares_no_code_with_the_reader() -> None:
    """What it imports of the program is its own package and the error that a broken resource raises."""
    (folder,) = software_card.__path__
    for path in Path(folder).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            for name in names:
                own = name.startswith((software_card.__name__, "kiosk.domain.errors"))
                assert own or not name.startswith(("kiosk", ".")), f"{path.name}: {name}"


def test_command_lists_variants_and_refuses_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["card", "serve", "--variant", "list"]) == 0
    listed = capsys.readouterr().out
    assert all(name in listed for name in variants.VARIANTS)
    assert "removed-at-N" in listed
    assert main(["card", "serve", "--variant", "card-2012"]) == 2
    assert "removed-at-N" in capsys.readouterr().err
    assert main(["card", "serve", "--person", "nobody"]) == 1


def test_command_lays_a_file_s_person_on_the_virtual_reader(
    scenarios: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person = tmp_path / "someone.toml"
    person.write_bytes((scenarios / "nguyen-van-mau.toml").read_bytes())
    with socket.create_server(("127.0.0.1", 0)) as driver, ThreadPoolExecutor(1) as pool:
        said = pool.submit(ask, driver)
        words = ["card", "serve", "--person", str(person), "--variant", "removed-at-2"]
        assert main([*words, "--port", str(driver.getsockname()[1])]) == 0
        assert said.result(5) == b"\x90\x00"
    assert "someone removed-at-2" in capsys.readouterr().out
    assert main([*words, "--port", "1"]) == 1
    assert "CARD-" in capsys.readouterr().err


def ask(driver: socket.socket) -> bytes:
    """Two SELECTs, as the vpcd driver passes them on; the answer to the first. The second finds the card gone."""
    link, _ = driver.accept()
    with link:
        link.settimeout(5)
        for _ in range(2):
            link.sendall(len(SELECT).to_bytes(2, "big") + SELECT)
        answer = b""
        while piece := link.recv(16):
            answer += piece
        return answer[2:]
