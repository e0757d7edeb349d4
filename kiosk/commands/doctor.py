"""`kiosk doctor`: what is green, amber or red on this machine, why, and what to do about it."""

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict

from kiosk.commands.output import show_json, show_table
from kiosk.config import load_settings
from kiosk.examination import Finding, Light, examine

COLOURS = {Light.GREEN: "\x1b[32m", Light.AMBER: "\x1b[33m", Light.RED: "\x1b[1;31m"}
PLAIN, FAINT = "\x1b[0m", "\x1b[2m"


def doctor(options: argparse.Namespace) -> int:
    """Exit 0 when nothing is red, 1 when something is."""
    settings = load_settings(options.config)
    findings = examine(settings, options.data)
    if options.bundle:
        from kiosk.diagnostic_bundle import write_bundle

        write_bundle(options.bundle, settings, options.data, findings)
    if options.json:
        show_json([asdict(f) for f in findings])
    elif sys.stdout.isatty() and not os.environ.get("NO_COLOR"):
        print(coloured(findings))
    else:
        show_table([(f.state, f.part, f.found, f.remedy) for f in findings])
    return 1 if any(f.state is Light.RED for f in findings) else 0


def coloured(findings: Sequence[Finding]) -> str:
    """For a terminal: a lamp and its word, the part, what was found; the remedy beneath."""
    width = max(len(f.part) for f in findings)
    lines = []
    for f in findings:
        lamp = f"{COLOURS[f.state]}● {f.state:4}{PLAIN}"
        lines.append(f"{lamp}  {f.part.ljust(width)}  {f.found}")
        if f.remedy:
            lines.append(f"{' ' * (width + 10)}{FAINT}→ {f.remedy}{PLAIN}")
    counts = [sum(f.state is light for f in findings) for light in Light]
    lines.append("{} xanh, {} vàng, {} đỏ".format(*counts))
    return "\n".join(lines)
