"""Everything that no other rule has said: nothing that means something goes unmentioned."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import differences
from slocompiler.load.loaded import Route

OTHER = undirected("DIF190", "other-change", Level.NEUTRAL, "Something changes that has no words of its own.")
#: What other rules look at.
_SERVICE = frozenset(
    ("name", "environment", "team", "depends_on", "labels", "pages_at_most", "signals", "slos", "alerts", "runbooks",
     "incidents", "maintenance", "correlations", "extra_rules", "tracing", "cc", "account", "regions", "efficiency")
)  # fmt: skip
_SIGNAL = frozenset(("name", "form", "unit", "traffic", "by", "alert_on", "prometheus", "cloudwatch"))
_SLO = frozenset(
    (
        "name",
        "sli",
        "store",
        "window",
        "by",
        "no_data",
        "partitions",
        "excluded",
        "detect",
        "masked",
        "baseline",
        "recorded_as",
    )
)
_EFFICIENCY = frozenset(("name", "measure", "store", "by", "target"))
_ALERT = frozenset(("name", "alert_name", "signal", "store", "by", "partitions", "excluded"))


def _check(delta: ServiceDelta) -> Iterator[Change]:
    old, new = delta.sides.old.ir, delta.sides.new.ir
    yield from _of(delta, Subject("service"), (), (old, new), _SERVICE)
    for signal in delta.signals.kept:
        subject, route = Subject("signal", signal.new.name), ("signals", signal.new.name)
        yield from _of(delta, subject, route, (signal.old, signal.new), _SIGNAL)
    for slo in delta.slos.kept:
        subject, route = Subject("SLO", slo.new.name), ("slos", slo.new.name)
        yield from _of(delta, subject, route, (slo.old, slo.new), _SLO)
    for alert in delta.alerts.kept:
        subject, route = Subject("alert", alert.new.name), ("alerts", alert.new.name)
        yield from _of(delta, subject, route, (alert.old, alert.new), _ALERT)
    for entry in delta.efficiency.kept:
        subject, route = Subject("efficiency", entry.new.name), ("efficiency", entry.new.name)
        yield from _of(delta, subject, route, (entry.old, entry.new), _EFFICIENCY)


def _of(
    delta: ServiceDelta, subject: Subject, route: Route, sides: tuple[object, object], others: frozenset[str]
) -> Iterator[Change]:
    for path, before, after in differences(*sides):
        if path and path[0] not in others:
            part = Subject(subject.part, " ".join(filter(None, (subject.name, *path))), subject.group)
            yield delta.change(OTHER, part, before, after, at=((*route, *path), route or ("service",)))


RULE = ServiceRule((OTHER,), _check)
