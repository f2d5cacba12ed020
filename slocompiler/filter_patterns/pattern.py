"""What a filter pattern says, as a tree."""

from enum import StrEnum

from msgspec import Struct


class PatternError(Exception):
    """A text that CloudWatch Logs would refuse, or read otherwise than it was meant; `offset` counts from 0."""

    def __init__(self, message: str, offset: int, help: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.help = help


class Presence(StrEnum):
    """A test of a property that compares it with nothing; the value is how the pattern spells it."""

    NULL = "IS NULL"
    TRUE = "IS TRUE"
    FALSE = "IS FALSE"
    MISSING = "NOT EXISTS"


class Comparison(Struct, frozen=True):
    """A property (or a field) against a value.

    `operator` is `=`, `!=`, `<`, `<=`, `>` or `>=`, or what is left of `IS`. `value` is None for the latter; the text
    as written otherwise, without its quotes. `is_quoted`: it had quotes, `is_expression`: it stood between `%`.
    """

    subject: str
    operator: str | Presence
    value: str | None = None
    is_quoted: bool = False
    is_expression: bool = False


class AllOf(Struct, frozen=True):
    parts: tuple["Condition", ...]


class AnyOf(Struct, frozen=True):
    parts: tuple["Condition", ...]


Condition = Comparison | AllOf | AnyOf


class Everything(Struct, frozen=True):
    """The empty pattern: every line."""


class JsonPattern(Struct, frozen=True):
    """`{ $.level = "ERROR" }`: lines that are JSON. `subjects` are the properties it names, `$.level`."""

    condition: Condition
    subjects: frozenset[str]


class LineField(Struct, frozen=True):
    """A word of a line. `name` is empty for `...`, which stands for any number of words."""

    name: str
    condition: Condition | None


class FieldPattern(Struct, frozen=True):
    """`[ip, user, ..., status=5*, bytes]`: lines that are words parted by blanks."""

    fields: tuple[LineField, ...]

    @property
    def subjects(self) -> frozenset[str]:
        return frozenset(field.name for field in self.fields if field.name)


class Term(Struct, frozen=True):
    """A text in the line. `mode` is empty (it must be there), `?` (one of these must) or `-` (it must not)."""

    text: str
    mode: str = ""
    is_expression: bool = False


class TermPattern(Struct, frozen=True):
    terms: tuple[Term, ...]


Pattern = Everything | JsonPattern | FieldPattern | TermPattern
