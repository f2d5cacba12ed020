"""What is wrong with the incidents of a compilation: three rules ask, and it is found out once."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.operations import IncidentIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext

if TYPE_CHECKING:
    from slocompiler.proof.incidents.verdict import Verdict


class Found(Struct, frozen=True):
    """One fault of one incident of a service."""

    service: ServiceIr
    incident: IncidentIr
    verdict: "Verdict"
    prometheus: PrometheusFactsIr

    def remedy(self) -> str | None:
        """What would notice the incident in time; None when nothing simple would."""
        from slocompiler.proof.incidents.remedy import remedy

        return remedy(self.service, self.incident, self.prometheus)


def faults(context: LintContext, name: str) -> Iterator[Found]:
    """The faults of that name (`UNNOTICED`, `LATE`, `UNEXPECTED`) in all incidents, each in one environment alone.

    The models are loaded only where there are incidents.
    """
    if not any(service.incidents for service in context.compilation.services):
        return
    told: set[tuple[SourceSpan, str | None]] = set()
    for found in _all(_Same(context.compilation)):
        what = (found.incident.span, found.verdict.expected)
        if found.verdict.fault.name == name and what not in told:
            told.add(what)
            yield found


class _Same:
    """A compilation by its identity: it is too large to be compared."""

    def __init__(self, compilation: CompilationIr) -> None:
        self.compilation = compilation

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.compilation is other.compilation

    def __hash__(self) -> int:
        return id(self.compilation)


@lru_cache(maxsize=1)
def _all(same: _Same) -> tuple[Found, ...]:
    from slocompiler.proof.incidents.reactions import reactions
    from slocompiler.proof.incidents.verdict import hand_written, verdicts

    prometheus = same.compilation.organization.prometheus
    return tuple(
        Found(service, incident, verdict, prometheus)
        for service in same.compilation.services
        for incident in service.incidents
        for verdict in verdicts(incident, reactions(service, incident, prometheus), hand_written(service))
    )
