"""A flat dataclass of the domain as a row, and back. Sets, tuples and mappings are JSON; the rest has a column."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from kiosk.domain.errors import StoreCorrupt

Record = TypeVar("Record")


def to_values(record: object) -> dict[str, Any]:
    assert is_dataclass(record)  # noqa: S101 (only dataclasses of the domain come here)
    return {field.name: _plain(getattr(record, field.name)) for field in fields(record)}


def from_row(kind: type[Record], row: Mapping[Any, Any]) -> Record:
    """Raises StoreCorrupt when a row does not have the shape this program writes."""
    try:
        return kind(**{name: _rich(hint, row[name]) for name, hint in _hints(cast("Any", kind)).items()})
    except (KeyError, TypeError, ValueError) as exc:
        raise StoreCorrupt(f"{kind.__name__} row: {type(exc).__name__}") from None  # the cause may quote a value


def from_rows(kind: type[Record], rows: Iterable[Mapping[Any, Any]]) -> list[Record]:
    return [from_row(kind, row) for row in rows]


@cache
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return json.dumps(sorted(_plain(item) for item in value), ensure_ascii=False)
    if isinstance(value, tuple):
        return json.dumps([_plain(item) for item in value], ensure_ascii=False)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value


def _rich(hint: Any, value: Any) -> Any:
    if get_origin(hint) is UnionType:  # "X | None"
        return None if value is None else _rich(get_args(hint)[0], value)
    if get_origin(hint) in (frozenset, tuple):
        items = json.loads(value)
        return get_origin(hint)(_rich(get_args(hint)[0], item) for item in items)
    if get_origin(hint) is dict:
        return json.loads(value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value
