"""What the chip keeps without power: how often somebody may still give a wrong number."""


class Tries:
    """allowed: None counts nothing. A right number gives all of them back."""

    def __init__(self, allowed: int | None = None) -> None:
        self._allowed = self._left = allowed

    @property
    def blocked(self) -> bool:
        return self._left == 0

    @property
    def warning(self) -> int:
        """The status word that tells how many are left, once there are fewer; 9000 otherwise."""
        return 0x9000 if self._left == self._allowed or self._left is None else 0x63C0 | self._left

    def wrong(self) -> int:
        """Count one; the status word that answers it."""
        if self._left is None:
            return 0x6300
        self._left = max(0, self._left - 1)
        return 0x6983 if self.blocked else 0x63C0 | self._left

    def right(self) -> None:
        self._left = self._allowed
