"""Which window this machine opens when nobody says. Read before anything heavy is loaded."""

import os


def role_of(config: str | os.PathLike[str] | None) -> str:
    """`station.role` of this kiosk.toml. None, or a file that cannot be read: "kiosk", whose window tells the fault."""
    if not config:
        return "kiosk"
    import tomllib

    try:
        with open(config, "rb") as file:
            station = tomllib.load(file).get("station")
    except (OSError, ValueError):
        return "kiosk"
    role = station.get("role") if isinstance(station, dict) else None
    return role if isinstance(role, str) else "kiosk"
