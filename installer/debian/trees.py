"""What goes into the package: the third-party libraries that the program needs, Qt trimmed to what it uses.

Everything is derived from the program: its imports, the imports of its QML, and requirements.in. Only the Qt
plugins are a list by hand, because Qt opens them by name at run time.
"""

import ast
import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from packaging.requirements import Requirement

from installer.debian.libraries import closure, is_compiled

PRODUCT_HEADING, GATES_HEADING = "# What the product needs", "# What the gates need"
QT_NAME = "pyside6-essentials"

PLUGINS = (
    "platforms/libqwayland.so",  # the kiosk, under cage; a counter on GNOME
    "platforms/libqxcb.so",  # a counter on X11
    "platforms/libqoffscreen.so",  # the visit that proves an installation
    "wayland-shell-integration/libxdg-shell.so",
    "wayland-graphics-integration-client/libqt-plugin-wayland-egl.so",
    "wayland-decoration-client/libbradient.so",
    "xcbglintegrations/libqxcb-egl-integration.so",
    "xcbglintegrations/libqxcb-glx-integration.so",
    "platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "platforminputcontexts/libibusplatforminputcontextplugin.so",  # clerks who type with ibus-unikey
    "imageformats/libqjpeg.so",
    "imageformats/libqsvg.so",
)
QT_PYTHON = ("PySide6/__init__.py", "PySide6/_config.py", "PySide6/_git_pyside_version.py")
NOT_AT_RUN_TIME = re.compile(
    r"(^|/)(tests?|__pycache__|include|designer)/|\.(pyi|pxd|pyx|c|h|cpp|hpp|qmltypes|a|lib)$|(^|/)py\.typed$"
)


# Which distributions -------------------------------------------------------------------------------------------


def product_requirements(requirements: Path) -> list[Requirement]:
    """What requirements.in lists for the product on this system, without what only the gates need."""
    lines = requirements.read_text("utf-8").split(PRODUCT_HEADING)[1].split(GATES_HEADING)[0].splitlines()[1:]
    listed = [Requirement(text) for line in lines if (text := line.split("#")[0].strip())]
    return [each for each in listed if each.marker is None or each.marker.evaluate()]


def distributions(requirements: Iterable[Requirement]) -> dict[str, importlib.metadata.Distribution]:
    """These and all that they need here, as they are installed beside the running interpreter."""
    found: dict[str, importlib.metadata.Distribution] = {}
    asked = [(requirement, requirement.extras) for requirement in requirements]
    while asked:
        requirement, extras = asked.pop()
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in found and not extras:
            continue
        found[name] = importlib.metadata.distribution(requirement.name)
        for text in found[name].requires or ():
            inner = Requirement(text)
            if not inner.marker or any(inner.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
                asked.append((inner, inner.extras))
    return found


def copy_distribution(distribution: importlib.metadata.Distribution, site: Path) -> None:
    """Every installed file that a running program may want, outside of Qt."""
    source = Path(str(distribution.locate_file("")))
    for entry in distribution.files or ():
        name = entry.as_posix()
        if name.startswith("..") or NOT_AT_RUN_TIME.search(name) or name.endswith((".dist-info/RECORD", ".pyc")):
            continue
        copy(source, name, site)


def copy(source: Path, name: str, target: Path) -> None:
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source / name, target / name)


# Qt ------------------------------------------------------------------------------------------------------------


def copy_qt(site: Path, program: Path) -> None:
    """The Qt modules, QML modules and plugins that `program` uses, and the libraries that these need."""
    qt = importlib.metadata.distribution(QT_NAME)
    source = Path(str(qt.locate_file("")))
    names = [*QT_PYTHON, *_python_modules(source, program)]
    names += [f"PySide6/Qt/plugins/{plugin}" for plugin in PLUGINS]
    names += [name for module in sorted(qml_modules(source, program)) for name in _qml_files(source, module)]
    names += [name for file in qt.files or () if ".dist-info/METADATA" in (name := file.as_posix())]
    compiled = [source / name for name in names if is_compiled(source / name)]
    names += [path.relative_to(source).as_posix() for path in closure(compiled, source / "PySide6/Qt/lib")]
    for name in names:
        copy(source, name, site)


def _python_modules(source: Path, program: Path) -> Iterator[str]:
    """The modules that the program imports, and those that these import in turn (asked of a fresh interpreter)."""
    used = sorted(imports(program) & {f"PySide6.{path.name.split('.')[0]}" for path in source.glob("PySide6/Qt*.so")})
    ask = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)\nprint(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", ask, *used], stdout=subprocess.PIPE, text=True, check=True).stdout
    for module in sorted(told.split()):
        if module.startswith("PySide6.Qt"):
            yield f"PySide6/{module.removeprefix('PySide6.')}.abi3.so"
    yield from (path.relative_to(source).as_posix() for path in sorted(source.glob("PySide6/libpyside6*.so*")))


def imports(program: Path) -> set[str]:
    """Dotted names of every module imported anywhere under `program`, with `from x import y` counted as x and x.y."""
    names: set[str] = set()
    for path in program.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module)
                names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def qml_modules(source: Path, program: Path) -> set[str]:
    """The QML modules of Qt that the program's pages import, and those that they build on."""
    written = "\n".join(path.read_text("utf-8") for path in program.rglob("*.qml"))
    open_modules = {"QtQml", *re.findall(r"^import (Qt[\w.]*)", written, re.MULTILINE)}
    found: set[str] = set()
    while open_modules:
        module = open_modules.pop()
        found.add(module)
        text = (source / "PySide6/Qt/qml" / module.replace(".", "/") / "qmldir").read_text("utf-8")
        open_modules |= set(re.findall(r"^(?:import|depends) (Qt[\w.]*)", text, re.MULTILINE)) - found
    return found


def _qml_files(source: Path, module: str) -> Iterator[str]:
    """The files of one module, without the modules that lie in folders below it."""
    folder = source / "PySide6/Qt/qml" / module.replace(".", "/")
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(source).as_posix()
        own = next(parent for parent in path.parents if (parent / "qmldir").exists())
        if path.is_file() and own == folder and not NOT_AT_RUN_TIME.search(name):
            yield name
