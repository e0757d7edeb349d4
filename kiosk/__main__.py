"""`python -m kiosk`."""

import gc
import sys

if sys.argv[1:2] == ["run"]:
    # Nothing that is loaded before the first picture becomes garbage, and looking for some costs 8 ms. The window
    # switches the collector on again.
    gc.disable()

from kiosk.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
