"""qmllint with our own types known to it: `python -m kiosk.ui.lint`. Any warning fails.

Every class with @QmlElement becomes part of the module Kiosk.Models in build/qml, so that a page which names a
property that its model lacks is found here and not by a citizen.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

UI = Path(__file__).parent
ROOT = UI.parents[1]
BUILD = ROOT / "build" / "qml"
TOOLS = Path(sys.executable).parent
QML_TYPES = {"list": "QVariant", "dict": "QVariant", "float": "double"}
BASES = (
    UI / "citizen" / "page_model.py",
    UI / "citizen" / "slip_page_model.py",
    UI / "citizen" / "pin_page_model.py",
    UI / "counter" / "page_model.py",
    UI / "technician" / "page_model.py",
)
INHERITED = re.compile(r"(Property\(\w+, )\w+\.")  # the dump tool reads plain names only


def model_files() -> list[Path]:
    return [path for path in sorted(UI.rglob("*.py")) if "\n@QmlElement\n" in path.read_text("utf-8")]


def write_types(folder: Path) -> None:
    """Kiosk/Models/models.qmltypes and its qmldir, from the classes as they stand in the source."""
    module = folder / "Kiosk" / "Models"
    module.mkdir(parents=True, exist_ok=True)
    bases = {model["className"]: model for path in BASES for model in _described(folder, path)[0]["classes"]}
    dumps = []
    for path in model_files():
        described = _described(folder, path)
        for each in described[0]["classes"]:
            for declared in each.get("properties", []):  # the dump tool forgets `constant=True`
                declared["constant"] = "notify" not in declared
            ours = [base["name"] for base in each.get("superClasses", []) if base["name"] in bases]
            if ours:  # the dump tool does not follow a base class of ours into another file
                each |= {"object": True, "superClasses": [{"access": "public", "name": "QObject"}]}
            for name in ours:  # grows on the way up
                ours += [base["name"] for base in bases[name].get("superClasses", []) if base["name"] in bases]
                each["slots"] = [*bases[name].get("slots", []), *each.get("slots", [])]
        dumps.append(folder / f"{path.parent.name}-{path.stem}.json")
        dumps[-1].write_text(json.dumps(described), "utf-8")
    _run(
        "pyside6-qmltyperegistrar",
        f"--generate-qmltypes={module / 'models.qmltypes'}",
        *("-o", str(folder / "registration.cpp")),
        *("--import-name", "Kiosk.Models", "--major-version", "1"),
        *map(str, dumps),
    )
    (module / "qmldir").write_text("module Kiosk.Models\ntypeinfo models.qmltypes\n", "utf-8")


def _described(folder: Path, path: Path) -> Any:
    """The dump of one Python file: a list of one object with `classes`."""
    dump, copy = folder / f"{path.stem}.json", folder / path.name
    copy.write_text(INHERITED.sub(r"\1", path.read_text("utf-8")), "utf-8")
    _run("pyside6-metaobjectdump", "-c", "-s", "-o", str(dump), str(copy))
    text = dump.read_text("utf-8")
    for python, qml in QML_TYPES.items():
        text = text.replace(f'"type": "{python}"', f'"type": "{qml}"')
    return json.loads(text)


def complaints(folder: Path) -> list[str]:
    """What qmllint says of every QML file, one line each."""
    report = folder / "lint.json"
    pages = [str(path) for path in sorted((UI / "qml").rglob("*.qml"))]
    places = ["-I", str(UI / "qml"), "-I", str(folder)]
    # Its exit code counts the warnings when -W is given; the report says what they are.
    _run("pyside6-qmllint", "-W", "100000", "--json", str(report), *places, *pages, check=False)
    found = []
    for file in json.loads(report.read_text("utf-8"))["files"]:
        for warning in file["warnings"]:
            if warning["type"] in ("warning", "critical", "error"):
                place = f"{Path(file['filename']).relative_to(ROOT)}:{warning.get('line', 0)}"
                found.append(f"{place}: {warning['message']} [{warning['id']}]")
    return found


def _run(tool: str, *arguments: str, check: bool = True) -> None:
    done = subprocess.run([str(TOOLS / tool), *arguments], cwd=ROOT, capture_output=True, text=True)
    if check and done.returncode:
        raise SystemExit(f"{tool}: {done.stderr.strip()}")


def main() -> int:
    write_types(BUILD)
    found = complaints(BUILD)
    sys.stderr.write("".join(f"{line}\n" for line in found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
