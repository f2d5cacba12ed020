"""Answers that are kept, so that a replay that was stopped goes on where it was."""

from hashlib import sha256
from typing import Any, Protocol

from slocompiler.proof.backtest.time_grid import TimeGrid

#: What is kept of an answer: plain data, as JSON has it.
Kept = Any


class Memory(Protocol):
    """A store of what was asked already. Its methods may be called from several threads."""

    def recall(self, key: str) -> Kept | None:
        """What was kept under a key; None for nothing."""

    def keep(self, key: str, value: Kept) -> None:
        """Keeps plain data; what is kept survives a kill."""


class NoMemory:
    """Forgets everything."""

    def recall(self, key: str) -> Kept | None:
        return None

    def keep(self, key: str, value: Kept) -> None:
        return None


def key_of(query: str, grid: TimeGrid) -> str:
    """The key of the answer to a query on a grid."""
    return sha256(f"{grid.start} {grid.end} {grid.step} {query}".encode()).hexdigest()[:32]
