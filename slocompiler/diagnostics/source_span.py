"""Where something stands in a source file."""

from msgspec import Struct


class SourceSpan(Struct, frozen=True, order=True):
    """A stretch of one file. Lines and columns count from 1; columns count characters.

    The end is exclusive: a three-letter word at the start of a line spans columns 1 to 4.
    `path` is the path as the user gave it, with forward slashes, so that reports read the same everywhere.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"

    @staticmethod
    def start_of(path: str) -> "SourceSpan":
        """The first character of a file: for findings about the file as a whole."""
        return SourceSpan(path, 1, 1, 1, 1)
