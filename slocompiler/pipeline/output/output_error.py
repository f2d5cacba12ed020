"""Why the output folder cannot be used."""


class OutputError(Exception):
    """One sentence for the user, and what to do about it. Nothing was changed."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
