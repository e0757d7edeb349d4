"""The line between the supervisor and one of its processes: words on a pair of pipes, one a line.

What is said, and by whom:

    screen -> supervisor   painted (the first picture is there), ready (all is loaded), shown (home is on the screen),
                           ended (the visit is over), closed (the window was closed), failed (it cannot open), here
    peers -> supervisor    peers {JSON}
    supervisor -> screen   peers {JSON}, show, leave, there? (answered with `here`)
    supervisor -> sender   recover (a screen died and may have been printing)

Nothing said here is personal. When the other end is gone, `read` tells so.
"""

import os


class Line:
    """One end. `reading` and `writing` are descriptors of pipes."""

    def __init__(self, reading: int, writing: int) -> None:
        self.reading, self.writing = reading, writing
        self._rest = b""
        self.open = True

    def say(self, words: str) -> None:
        """Never blocks for long (a pipe takes 64 kB) and never fails: whoever is gone need not hear it."""
        try:
            os.write(self.writing, words.encode() + b"\n")
        except OSError:
            self.open = False

    def read(self) -> list[str]:
        """The lines that have come; waits for some when none has. Empty and not `open`: the other end is gone."""
        try:
            chunk = os.read(self.reading, 65536)
        except BlockingIOError:
            return []
        except OSError:
            chunk = b""
        if not chunk:
            self.open = False
            return []
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        return [line.decode() for line in lines]

    def close(self) -> None:
        self.open = False
        for descriptor in {self.reading, self.writing} - {-1}:
            os.close(descriptor)
        self.reading = self.writing = -1


def pair() -> tuple[Line, Line]:
    """Both ends, ours first."""
    here, there = os.pipe(), os.pipe()
    return Line(here[0], there[1]), Line(there[0], here[1])
