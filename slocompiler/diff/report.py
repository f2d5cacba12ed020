"""The whole answer of `slocompile diff`."""

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.diff.artifacts import ArtifactDiff
from slocompiler.diff.change_kind import Level
from slocompiler.diff.entries import Entry


class DiffReport(Struct, frozen=True):
    """`old` and `new`: what people call the sides. `entries`: the worst first.

    `artifacts` is None when generated files were not asked for; those that all services share are among them when the
    comparison `is_whole`: it looked at every service. `is_direct`: the base itself was compared, for want of a commit
    that both sides come from. `errors` of the new side: then nothing was compared. `findings`: errors of the old one,
    and what they are in was left out; `is_compared` is False when that is everything.
    """

    old: str
    new: str
    entries: tuple[Entry, ...] = ()
    artifacts: tuple[ArtifactDiff, ...] | None = None
    is_whole: bool = False
    is_direct: bool = False
    is_compared: bool = True
    errors: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()

    def count(self, level: Level) -> int:
        return sum(entry.change.level is level for entry in self.entries)

    def is_worse_than(self, level: Level) -> bool:
        """Whether a change is of this level, or of a worse one; what could not be compared may be one.

        Without any comparison it may be the worst. A single service that was broken in the base went nowhere from
        there, so that what becomes of it is risky at most.
        """
        if not self.is_compared:
            return True
        unknown = bool(self.findings) and level >= Level.RISKY
        return unknown or any(entry.change.level <= level for entry in self.entries)
