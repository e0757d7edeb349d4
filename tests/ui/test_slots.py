"""What a signal is connected to is a slot: read from the sources; test_layouts.py sees only what its walks reach."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "kiosk"


def unslotted(sources: list[str]) -> list[str]:
    """Class and method, for each `….connect(self.method)` whose method has no @Slot."""
    trees = [ast.parse(source) for source in sources]
    classes = {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    return sorted(
        {f"{name}.{m.name}" for name, c in classes.items() for m in _connected(c, classes) if not _is_slot(m)}
    )


def _connected(owner: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> Iterator[ast.FunctionDef]:
    for call in ast.walk(owner):
        match call:
            case ast.Call(ast.Attribute(attr="connect"), [ast.Attribute(ast.Name("self"), method), *_]):
                found = (f for each in _line(owner, classes) for f in each.body if isinstance(f, ast.FunctionDef))
                yield from [f for f in found if f.name == method][:1]


def _line(owner: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> Iterator[ast.ClassDef]:
    yield owner
    for base in owner.bases:
        if isinstance(base, ast.Name) and base.id in classes:
            yield from _line(classes[base.id], classes)


def _is_slot(method: ast.FunctionDef) -> bool:
    return any("Slot" in ast.unparse(decorator) for decorator in method.decorator_list)


def test_every_method_that_a_signal_is_connected_to_is_a_slot() -> None:
    assert unslotted([path.read_text("utf-8") for path in SOURCES.rglob("*.py")]) == []


def test_one_that_is_none_is_found() -> None:
    base = "class Base(QObject):\n def heard(self): ...\n @Slot()\n def told(self): ...\n"
    mine = "class Mine(Base):\n def begin(self):\n  bell.rung.connect(self.heard)\n  bell.rung.connect(self.told)\n"
    assert unslotted([base, mine]) == ["Mine.heard"]
