"""How many traces are recorded, and by which rules."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from slocompiler.cost.sampling import TraceEstimate, percent
from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import differences
from slocompiler.diff.direction import direction
from slocompiler.diff.words import effects
from slocompiler.ir.tracing import TracingIr

RAISED, LOWERED = mirrored(
    ("DIF601", "more-traces", (Level.NEUTRAL,), "A larger share of all requests is recorded."),
    ("DIF602", "fewer-traces", (Level.NEUTRAL,), "A smaller share of all requests is recorded."),
    follows=True,
)
RULES = undirected("DIF603", "tracing-changed", Level.NEUTRAL, "Other requests are recorded, or kept.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old, delta.sides.new
    found = tuple(
        Effect(" ".join(path) or "tracing", *words)
        for path, *words in differences(_by_name(old.ir.tracing), _by_name(new.ir.tracing))
    )
    if found:
        subject = Subject("tracing")
        yield delta.change(RULES, subject, found[0].old, found[0].new, at=(("tracing",), ("service",)), effects=found)
    if old.made is None or new.made is None:
        return
    rates = _rate(old.made.traces), _rate(new.made.traces)
    kind = direction(*rates, RAISED, LOWERED)
    if kind is not None:
        a_month = Effect("traces a month", *(_monthly(side.traces) for side in (old.made, new.made)))
        at = (("tracing",), ("service",))
        yield delta.change(kind, Subject("tracing"), *map(percent, rates), at=at, effects=effects(a_month))


def _by_name(tracing: TracingIr | None) -> Mapping[str, object] | None:
    """The rules are known by their names, whatever their order."""
    return None if tracing is None else {**{rule.name: rule for rule in tracing.rules}, "keep": tracing.keep}


def _rate(traces: TraceEstimate | None) -> Fraction:
    return Fraction(0) if traces is None else traces.rate


def _monthly(traces: TraceEstimate | None) -> str:
    return "0" if traces is None else f"{int(traces.monthly):,}"


RULE = ServiceRule((RAISED, LOWERED, RULES), _check)
