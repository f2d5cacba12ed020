"""What became of each thing that a file says."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from slocompiler.diagnostics import Rule, SourceSpan


class Fate(StrEnum):
    """Whether the spec says the same."""

    CARRIED = "carried"
    APPROXIMATED = "approximated"
    NO_EQUIVALENT = "no equivalent"


class Remark(Struct, frozen=True):
    """One line of the report. `code` is empty for what is carried; `why` says what differs, or why nothing is like it.

    What is refused is no remark but a finding: an error. What is `general` is said once a file. What holds only while
    something at `needs` is in a spec is `otherwise`, or not said at all, when that is refused.
    """

    fate: Fate
    span: SourceSpan
    what: str
    why: str = ""
    code: str = ""
    general: bool = False
    needs: SourceSpan | None = None
    otherwise: "Remark | None" = None

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        return (self.span.path, self.span.line, self.span.column, self.code, self.what)


def carried(span: SourceSpan, what: str) -> Remark:
    return Remark(Fate.CARRIED, span, what)


def approximated(rule: Rule, span: SourceSpan, what: str, why: str) -> Remark:
    return Remark(Fate.APPROXIMATED, span, what, why, rule.code)


def generally(rule: Rule, span: SourceSpan, what: str, why: str) -> Remark:
    """Something that is approximated in the same way all over a file."""
    return Remark(Fate.APPROXIMATED, span, what, why, rule.code, general=True)


def no_equivalent(rule: Rule, span: SourceSpan, what: str, why: str) -> Remark:
    return Remark(Fate.NO_EQUIVALENT, span, what, why, rule.code)


def that_hold(remarks: Iterable[Remark], refused: Collection[SourceSpan]) -> Iterator[Remark]:
    """The remarks that are not about something that is refused in the end."""
    for remark in remarks:
        if remark.needs in refused:
            yield from [remark.otherwise] if remark.otherwise else []
        elif remark.span not in refused:
            yield remark
