"""What goes into the package is derived from the program; here the derivation itself is tried."""

import importlib.metadata
import sys
from pathlib import Path

import pytest

from installer.debian import trees
from installer.debian.libraries import Missing, asked_of_system, closure, is_compiled, packages_behind

KIOSK = Path("kiosk")
OF_WINDOWS = {
    "pythoncom",
    "win32com",
    "win32con",
    "win32print",
    "win32ui",
}  # of pywin32: imported where the system is Windows, listed for it
SITE = Path(str(importlib.metadata.distribution(trees.QT_NAME).locate_file("")))


def test_every_library_the_program_imports_is_listed_for_the_product() -> None:
    """Otherwise it would run from a checkout, where the gates' libraries lie about, and not when installed."""
    used = trees.distributions(trees.product_requirements(Path("requirements.in")))
    shipped = {trees.QT_NAME, *used}
    providers = importlib.metadata.packages_distributions()
    roots = {name.split(".")[0] for name in trees.imports(KIOSK)} - set(sys.stdlib_module_names) - {"kiosk"}
    for root in roots - OF_WINDOWS:
        owners = {owner.lower().replace("_", "-") for owner in providers.get(root, [])}
        assert owners & shipped, f"{root} is imported but not among what the product needs in requirements.in"


def test_what_only_the_gates_need_stays_out() -> None:
    used = trees.distributions(trees.product_requirements(Path("requirements.in")))
    assert not {"pytest", "mypy", "ruff", "hypothesis", "import-linter"} & used.keys()


def test_imports_are_found_wherever_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("import os.path\n\ndef f():\n    from PySide6 import QtSvg\n")
    assert {"os.path", "PySide6", "PySide6.QtSvg"} <= trees.imports(tmp_path)


def test_qml_modules_bring_those_they_build_on(tmp_path: Path) -> None:
    (tmp_path / "Page.qml").write_text("import QtQuick\nimport QtQuick.Templates as T\nItem {}\n")
    found = trees.qml_modules(SITE, tmp_path)
    assert {"QtQuick", "QtQuick.Templates", "QtQml", "QtQml.Models"} <= found
    assert "QtQuick.Controls" not in found


@pytest.fixture(scope="module")
def qt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    trees.copy_qt(site, KIOSK)
    return site / "PySide6"


def test_the_trimmed_qt_is_closed(qt: Path) -> None:
    """Whatever a kept file asks for is kept as well, or belongs to the system."""
    system = asked_of_system(qt)
    assert not [name for name in system if name.startswith(("libQt6", "libicu", "libpyside"))], system.keys()
    assert packages_behind({name: files for name, files in system.items() if "shiboken" not in name})


def test_the_trimmed_qt_leaves_most_behind(qt: Path) -> None:
    kept = {path.name for path in qt.rglob("*")}
    assert {"libqwayland.so", "libqoffscreen.so", "libQt6Quick.so.6", "QtQuick.abi3.so", "qmldir"} <= kept
    assert not {"libqvnc.so", "libQt6Designer.so.6", "designer", "lupdate", "QtCore.pyi", "libqsqlpsql.so"} & kept


def test_every_plugin_of_the_list_exists() -> None:
    assert not [name for name in trees.PLUGINS if not (SITE / "PySide6/Qt/plugins" / name).exists()]


def test_closure_follows_libraries_of_libraries() -> None:
    libraries = SITE / "PySide6/Qt/lib"
    kept = {path.name for path in closure([SITE / "PySide6/QtQuick.abi3.so"], libraries)}
    assert {"libQt6Quick.so.6", "libQt6Core.so.6", "libicudata.so.73"} <= kept or "libicudata" in " ".join(kept)
    assert "libQt6Widgets.so.6" not in kept


def test_a_library_that_nobody_has_is_named() -> None:
    with pytest.raises(Missing, match=r"libnowhere\.so\.1 for kiosk\.so"):
        packages_behind({"libnowhere.so.1": {Path("/x/kiosk.so")}})


def test_compiled_files_are_told_by_their_head_not_by_their_name(tmp_path: Path) -> None:
    (tmp_path / "text.so").write_text("no library")
    assert not is_compiled(tmp_path / "text.so")
    assert is_compiled(SITE / "PySide6/QtCore.abi3.so")
