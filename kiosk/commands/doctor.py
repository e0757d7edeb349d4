"""`kiosk doctor`: what is green, amber or red on this machine, why, and what to do about it."""

import argparse
from dataclasses import asdict

from kiosk.commands.output import show_json, show_table
from kiosk.config import load_settings
from kiosk.examination import Light, examine


def doctor(options: argparse.Namespace) -> int:
    """Exit 0 when nothing is red."""
    settings = load_settings(options.config)
    findings = examine(settings, options.data)
    if options.bundle:
        from kiosk.diagnostic_bundle import write_bundle

        write_bundle(options.bundle, settings, options.data, findings)
    if options.json:
        show_json([asdict(f) for f in findings])
    else:
        show_table([(f.state, f.part, f.found, f.remedy) for f in findings])
    return 1 if any(f.state is Light.RED for f in findings) else 0
