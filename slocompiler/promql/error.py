"""The one error that reading PromQL raises."""


class PromqlError(ValueError):
    """Why a text is not usable PromQL, in one sentence, with the place and the remedy where they are known.

    `offset` counts characters from the start of the text. `not_understood` marks syntax that a newer Prometheus
    may accept although the bundled parser does not: a caller makes it a warning.
    """

    def __init__(
        self, message: str, offset: int | None = None, help: str | None = None, *, not_understood: bool = False
    ) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.help = help
        self.not_understood = not_understood

    def moved_to(self, offset: int) -> "PromqlError":
        """The same error at another place."""
        return PromqlError(self.message, offset, self.help, not_understood=self.not_understood)

    def moved(self, shift: int) -> "PromqlError":
        """The same error for a text that starts `shift` characters further on."""
        return self if self.offset is None else self.moved_to(max(0, self.offset + shift))
