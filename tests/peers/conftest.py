"""The peers look at the program from outside; the walks they follow are those of tests/ui."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))
