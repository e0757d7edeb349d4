"""Over AT-SPI, from another process: every control of every page has a name and a role and can be pressed by action."""

from dataclasses import replace
from pathlib import Path

import pytest
from desktop import missing_tools
from walks import Walk, registered
from watching import PRESSED, WRITTEN, Node, faults_of, watching

FRAME = {"Trang đầu", "Cỡ chữ", "Tương phản", "Hạ thấp", "English"}  # always there for a citizen
LETTER = "q"  # a key of the keyboard, which only stands in the tree while it stands on the screen

pytestmark = pytest.mark.skipif(bool(missing_tools()), reason="no X server or bus on this machine")


@pytest.mark.parametrize("kind", registered(), ids=lambda kind: kind.name)
def test_every_state_can_be_heard_and_pressed(kind: type[Walk], tmp_path: Path) -> None:
    size = next(iter(kind.sizes))
    faults: list[str] = []
    states = 0
    with watching(tmp_path, kind.name, (size, *kind.sizes[size])) as seen:
        while state := seen.go_on():
            states += 1
            tree = seen.tree()
            faults += [f"{state}: {fault}" for fault in faults_of(tree)]
            if kind.touched and not any(node.showing and node.role in PRESSED | WRITTEN for node in tree):
                faults.append(f"{state}: nothing to press or to write to")
    assert states >= 2
    assert not faults, "\n".join(faults)


def showing(tree: list[Node]) -> set[str]:
    return {node.name for node in tree if node.showing}


def test_a_procedure_is_found_by_actions_alone(tmp_path: Path) -> None:
    """Without a finger or a key: press and write as assistive programs do."""
    with watching(tmp_path, "citizen", ("portrait", 1080, 1920)) as seen:
        assert seen.go_on() == "home"
        assert showing(seen.tree()) >= FRAME
        assert LETTER not in {node.name for node in seen.tree()}
        assert seen.press("Cư trú")
        tree = seen.tree()
        assert any(node.role == "list item" and node.name.startswith("Đăng ký thường trú") for node in tree)
        assert seen.press("Đăng ký thường trú")
        assert "Nộp hồ sơ thủ tục này" in showing(seen.tree())
        assert seen.press("Quay lại")
        field = next(node.name for node in seen.tree() if node.role in WRITTEN)
        assert seen.write(field, "khai sinh")
        assert seen.read(field) == "khai sinh"
        assert any("khai sinh" in name for name in showing(seen.tree()) - {field})


def test_the_judge_finds_what_is_missing() -> None:
    sound = Node("Một", "push button", "", 1, ("Press",), False, True, True, True, True, False, (0, 0, 9, 9))

    def node(**told: object) -> Node:
        return replace(sound, **told)  # type: ignore[arg-type]

    assert faults_of([node(), node(role="panel", name=""), node(name="", showing=False)]) == []
    assert len(faults_of([node(name=" "), node(actions=()), node(role="text"), node(role="unknown")])) == 4
