"""Writing kiosk.toml: what differs from the defaults, whole or not at all. No secret is a setting, so none is in it."""

import contextlib
import os
from datetime import time
from pathlib import Path
from typing import Any

import tomli_w
from pydantic import BaseModel, ValidationError

from kiosk.config import Settings, load_settings
from kiosk.domain.errors import ConfigError

BEFORE = ".before"  # the file as it was, for the way back
HEAD = "# Written by the set-up. `kiosk config` lists every key; what is not here has its default.\n\n"


def changed(settings: Settings, values: dict[str, Any]) -> Settings:
    """The settings with some keys ("centre.name") set anew. Raises ConfigError naming the keys that do not fit."""
    tree = settings.model_dump()
    for key, value in values.items():
        *sections, name = key.split(".")
        place = tree
        for section in sections:
            if section not in place:
                raise ConfigError(key)
            place = place[section]
        place[name] = value
    try:
        return Settings(**tree)
    except ValidationError as exc:
        raise ConfigError(", ".join(".".join(map(str, e["loc"])) for e in exc.errors())) from None


def to_toml(settings: Settings) -> str:
    """Only what differs from the defaults, so that a better default of a later version comes through."""
    return HEAD + tomli_w.dumps(_differing(settings, Settings()))


def write_settings(settings: Settings, path: Path) -> None:
    """Replace the file durably; what was there stays beside it. Raises ConfigError."""
    part = path.with_name(f"{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("w", encoding="utf-8") as file:
            file.write(to_toml(settings))
            file.flush()
            os.fsync(file.fileno())
        load_settings(part)  # what we cannot read back must not become the file
        if path.exists():
            path.with_name(path.name + BEFORE).write_bytes(path.read_bytes())
        part.replace(path)
    except OSError as exc:
        raise ConfigError(type(exc).__name__) from exc
    finally:
        with contextlib.suppress(OSError):
            part.unlink()


def _differing(model: BaseModel, default: BaseModel) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in type(model).model_fields:
        value, usual = getattr(model, name), getattr(default, name)
        if isinstance(value, BaseModel):
            if inner := _differing(value, usual):
                found[name] = inner
        elif value != usual and value is not None:
            found[name] = value if isinstance(value, time | bool | int | float) else str(value)
    return found
