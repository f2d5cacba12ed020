"""One change of one thing, judged."""

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.change_kind import ChangeKind, Level


class Subject(Struct, frozen=True, order=True):
    """What changes: the word for such a thing (`SLO`, `alert`, `runbook`), its name, and the group it is about."""

    part: str
    name: str = ""
    group: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        """`SLO availability (region=eu)`."""
        labels = ", ".join(f"{label}={value}" for label, value in self.group)
        return " ".join(filter(None, (self.part, self.name, f"({labels})" if labels else "")))


class Effect(Struct, frozen=True):
    """What follows from a change: a number before and after it."""

    what: str
    old: str
    new: str


class Change(Struct, frozen=True):
    """`old` and `new`: the value in words, empty where there is none. The spans are None where nothing is written.

    `team`: whose service it is. `is_inherited`: both places are in text that other services share, not in its own file.
    `service` is empty for what belongs to the organization; `environment` None where there is only one.
    """

    kind: ChangeKind
    level: Level
    service: str
    environment: str | None
    subject: Subject
    old: str
    new: str
    effects: tuple[Effect, ...]
    old_span: SourceSpan | None
    new_span: SourceSpan | None
    team: str = ""
    is_inherited: bool = False
