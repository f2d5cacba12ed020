"""What a build gives back, and what it was asked to do with it."""

from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.pipeline.output.write_outcome import WriteOutcome


class Writing(Enum):
    """What happens to the output folder."""

    WRITE = "write"
    FORCE = "overwrite what was edited by hand"
    CHECK = "only compare"


class Built(Struct, frozen=True):
    """`diagnostics` are sorted by place, suppressed ones left out; `sources` holds the text of files they point into.

    `outcome` is None when errors were found: the output folder was not looked at then. `service_count` counts a service
    once, whatever its environments.
    """

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, str]
    service_count: int
    targets: tuple[str, ...]
    outcome: WriteOutcome | None


def is_stopped(diagnostics: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether findings forbid to write anything."""
    limit = Severity.WARNING if strict else Severity.ERROR
    return any(diagnostic.severity <= limit for diagnostic in diagnostics)
