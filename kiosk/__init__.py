"""Kiosk and counter for one-stop public-service centres.

Rooms, each with one responsibility; imports point downward only (see docs/architecture.md and the
contracts in pyproject.toml): cli -> bootstrap -> ui, devices, sync, store, documents -> services -> ports -> domain.
"""

__version__ = "0.1.0"
