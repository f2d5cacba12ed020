"""How a use case tells how far it is."""

from collections.abc import Callable

#: Called before each piece of work: how many are done, how many there are, what comes now.
Progress = Callable[[int, int, str], None]


def silent(done: int, total: int, what: str) -> None:
    """Nobody is waiting."""
