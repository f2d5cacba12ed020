"""The one error that parsing a value raises."""


class InvalidValueError(ValueError):
    """A text that is not the value it should be, with the spelling that would be."""

    def __init__(self, message: str, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
