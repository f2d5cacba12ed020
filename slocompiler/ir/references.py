"""What several nodes point at."""

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan


class SourceIr(Struct, frozen=True):
    """The file that a document came from, and the hash of everything that its meaning was read from.

    `path` is what the header of a generated file names. `digest` is a SHA-256 in hexadecimal over the document,
    the templates it extends and the organization: equal digests mean equal input.
    """

    path: str
    digest: str


class RunbookRefIr(Struct, frozen=True):
    """Where the person who is notified reads on. `name` is None for an address outside."""

    name: str | None
    url: str
    span: SourceSpan


#: A label and the value it must have: which group of a signal something is about.
GroupIr = tuple[tuple[str, str], ...]
