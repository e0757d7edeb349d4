"""What compiled files need of one another and of the system, read from the files themselves."""

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

ELF = b"\x7fELF"
AT_ONCE = 200  # files a readelf call: the command line has an end


class Missing(Exception):
    """A library that nothing in the package and nothing on this machine provides."""


def is_compiled(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(ELF)) == ELF


def needed(files: Iterable[Path]) -> dict[Path, set[str]]:
    """The library names each file asks the loader for."""
    asked: dict[Path, set[str]] = {file: set() for file in files}
    names = sorted(asked)
    for start in range(0, len(names), AT_ONCE):
        group = names[start : start + AT_ONCE]
        # The dummy makes readelf print a `File:` line also when the group is one file.
        told = subprocess.run(
            ["readelf", "--wide", "--dynamic", *map(str, group), "/dev/null"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        ).stdout
        current = None
        for line in told.splitlines():
            if line.startswith("File: "):
                current = Path(line.removeprefix("File: "))
            elif current in asked and (found := re.search(r"\(NEEDED\).*\[(.+)\]", line)):
                asked[current].add(found[1])
    return asked


def closure(start: Iterable[Path], library_folder: Path) -> set[Path]:
    """The files of `library_folder` that `start` pulls in, and what those pull in."""
    offered = {path.name: path for path in library_folder.iterdir()}
    kept: set[Path] = set()
    open_files = set(start)
    while open_files:
        names = set().union(*needed(open_files).values())
        open_files = {offered[name] for name in names if name in offered} - kept
        kept |= open_files
    return kept


def asked_of_system(root: Path) -> dict[str, set[Path]]:
    """Library name -> the files under `root` that want it, for every library that is not under `root` itself."""
    compiled = [path for path in root.rglob("*") if is_compiled(path)]
    own = {path.name for path in compiled}
    wanted: dict[str, set[Path]] = defaultdict(set)
    for file, names in needed(compiled).items():
        for name in names - own:
            wanted[name].add(file)
    return dict(wanted)


def packages_behind(wanted: Mapping[str, set[Path]]) -> set[str]:
    """The Debian packages of this machine that hold these libraries. Raises Missing."""
    places = _loader_cache()
    if absent := sorted(wanted.keys() - places.keys()):
        raise Missing("; ".join(f"{name} for {sorted(wanted[name])[0].name}" for name in absent))
    return {_owner(places[name]) for name in wanted}


def _loader_cache() -> dict[str, Path]:
    told = subprocess.run(["/sbin/ldconfig", "-p"], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {line.split()[0]: Path(line.split(" => ")[1]) for line in told.splitlines() if "x86-64" in line}


def _owner(library: Path) -> str:
    """dpkg knows a file by the name it was packed with: before or after /lib became a link to /usr/lib."""
    bare = Path("/", *[part for part in library.parts[1:] if part != "usr"])
    for name in (library, bare, Path("/usr") / bare.relative_to("/")):
        told = subprocess.run(
            ["dpkg-query", "-S", str(name)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        if told.returncode == 0:
            return told.stdout.split(":")[0]
    raise Missing(f"no package owns {library}")
