"""How long to wait: full jitter with a cap, what the Portal asks for, and one spread after an outage.

Pure: `chance` is uniform in [0, 1) and comes from whoever calls. Seconds throughout.
"""

from collections.abc import Callable

Chance = Callable[[], float]

FIRST_WAIT_SECONDS = 1.0
LONGEST_WAIT_SECONDS = 300.0  # a shorter cap makes a whole province's kiosks keep a recovering Portal down
LONGEST_RETRY_AFTER_SECONDS = 3600.0
SLOW_WAIT_SECONDS = 900.0  # a certificate or an account that a technician must put right
OUTAGE_SECONDS = 120.0  # a shorter silence is no outage
SPREAD_SECONDS = 600.0  # kiosks that find the Portal again spread their first contact over so long


def back_off(tries: int, chance: Chance, longest: float = LONGEST_WAIT_SECONDS) -> float:
    """Full jitter: uniform up to a ceiling that doubles with each try, from 0."""
    # The inner min keeps the power small: without it the product overflows after some weeks offline.
    return chance() * min(FIRST_WAIT_SECONDS * 2.0 ** min(tries, 16), longest)


def slowly(chance: Chance) -> float:
    return SLOW_WAIT_SECONDS * (0.5 + 0.5 * chance())


def as_asked(retry_after: float, tries: int, chance: Chance) -> float:
    """Never sooner than the Portal asked, spread over as long again; it named no time: as after a failure."""
    if retry_after <= 0:
        return back_off(tries, chance)
    return min(retry_after, LONGEST_RETRY_AFTER_SECONDS) * (1 + chance())


def spread(silent_seconds: float, chance: Chance, longest: float = SPREAD_SECONDS) -> float:
    """One delay for everything a machine has to send, after it has not heard the Portal for so long."""
    return longest * chance() if silent_seconds > OUTAGE_SECONDS else 0.0
