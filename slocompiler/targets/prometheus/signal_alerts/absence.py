"""Silence: of a whole signal, of any group seen lately, of groups that are named."""

from slocompiler.ir.alerts import AbsenceIr
from slocompiler.ir.references import GroupIr
from slocompiler.queries.aggregation import markers_of
from slocompiler.queries.group_filter import GroupFilter
from slocompiler.recordings.names import SIGNAL_VALUE, alert_names
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.targets.prometheus.signal_alerts.condition import AlertScope, Condition
from slocompiler.targets.prometheus.signal_alerts.presence import presence, whole_signal
from slocompiler.targets.prometheus.signal_alerts.wording import subject
from slocompiler.values import Duration


def absence_condition(scope: AlertScope, absence: AbsenceIr) -> Condition:
    """Without memory: no series at all, even if there never were any. With it: a group that had events and has none.

    A group that nobody names is missed for as long as it is remembered; a named one for ever.
    """
    if absence.seen_within is None:
        return Condition(
            expr=f"absent({whole_signal(scope.signal.prometheus)})",
            summary=f"{subject(scope)}: there is no data",
            description="None of the signal's series exists.",
        )
    # Partitions differ in the groups that they name, not in what is seen: those that ask for it share one recording,
    # which is not that of another kind of condition.
    first = next(one for one in scope.alert.partitions if isinstance(one.condition, AbsenceIr))
    subject_name = ":".join((scope.alert.name, *(value for _, value in first.group)))
    seen = alert_names(scope.service, scope.alert.signal, subject_name)
    recording = Recording(SIGNAL_VALUE, presence(scope, scope.recorded_grouping), seen.labels())
    terms = [_missing(seen.select(SIGNAL_VALUE), absence.declared)] if absence.declared else []
    if not scope.partition.group:
        without = (*scope.groups.without, *absence.declared)
        remembered = seen.narrowed(GroupFilter(without=without).matchers()).select(SIGNAL_VALUE)
        terms.insert(0, f"last_over_time({remembered}[{absence.seen_within}])\nunless {remembered} > 0")
    return Condition(
        expr="\nor ".join(f"({term})" for term in terms) if len(terms) > 1 else terms[0],
        summary=f"{subject(scope)}: no events",
        description=_description(absence.seen_within, is_named=bool(scope.partition.group)),
        recordings=(recording,),
    )


def _missing(value: str, declared: tuple[GroupIr, ...]) -> str:
    """Named groups that have no events; they are named by one label."""
    label = declared[0][0][0]
    values = [name for ((_, name),) in declared]
    return f"({markers_of(label, values)})\nunless on ({label}) {value} > 0"


def _description(seen_within: Duration, *, is_named: bool) -> str:
    if is_named:
        return "This group is declared and has no events, or none any more."
    return f"It had events in the last {seen_within.human} and has none now. After that time it is forgotten."
