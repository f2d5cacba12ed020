"""What can go wrong with a query, by what is to be done about it."""


class BacktestError(Exception):
    """The replay cannot go on: a message, and what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help


class BusyError(Exception):
    """The server has no time now, or cannot be reached: try again, after `wait` seconds if it says so."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class UnreachableError(BusyError):
    """Nobody answers at the address."""


class TooMuchError(Exception):
    """The query asks for more than the server gives at once: ask for less."""


class RefusedError(Exception):
    """The server will not answer this query, however often it is asked."""
