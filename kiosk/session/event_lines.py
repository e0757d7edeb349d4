"""Events as lines of JSON, between the process that sends and those that show. They carry ids, never a person."""

import json
from dataclasses import asdict, fields

from kiosk.domain import events
from kiosk.domain.dossier import DossierState
from kiosk.domain.events import Event
from kiosk.domain.link import Link


def to_line(event: Event) -> bytes:
    return json.dumps({"event": type(event).__name__, **asdict(event)}).encode() + b"\n"


def from_line(line: bytes) -> Event:
    """Raises ValueError when it is not one of ours."""
    try:
        values = json.loads(line)
        kind = getattr(events, values.pop("event"))
        for field in fields(kind):
            if field.type == "DossierState":
                values[field.name] = DossierState(values[field.name])
            elif field.type is Link:
                values[field.name] = Link(values[field.name])
        event: Event = kind(**values)
    except (AttributeError, TypeError, KeyError) as exc:
        raise ValueError("not an event") from exc
    return event
