"""Burn-rate alarms over OTLP metrics: one query says all of an entry, `for` included."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from slocompiler.ir.slos import BurnAlertIr, CompositeSli, NoData, TimesliceSli
from slocompiler.targets.cloudwatch.alarms.body import About, promql_alarm
from slocompiler.targets.cloudwatch.alarms.burn.burn_alarms import entry_alarm
from slocompiler.targets.cloudwatch.alarms.burn.subject import SloAt
from slocompiler.targets.cloudwatch.alarms.otlp.counts import CountedSli, PromqlCounts, promql_counts
from slocompiler.targets.cloudwatch.alarms.scope import Made
from slocompiler.targets.cloudwatch.alarms.sources import Origin
from slocompiler.targets.cloudwatch.resource import ResourceKind
from slocompiler.values import Duration, print_number


def otlp_burn_alarms(subject: SloAt, origin: Origin, entries: Sequence[BurnAlertIr]) -> Iterator[Made]:
    """For each entry an alarm on its query, which tells nobody, and the composite that does.

    Only composites can be silenced by something more urgent. Slices of events have a finding instead.
    """
    sli = subject.slo.sli
    if isinstance(sli, TimesliceSli | CompositeSli):
        return
    for entry in entries:
        name = subject.query_name(entry)
        text = f"{subject.scope.service.name} {subject.slo.name}: `{entry.entry}` burns. A part of a composite alarm."
        query = burn_query(subject, origin, sli, entry)
        pending, recovery = entry.for_.whole_seconds, entry.keep_firing_for.whole_seconds
        body = promql_alarm(About(name, text, subject.tags), query, pending, recovery)
        yield subject.resource(ResourceKind.METRIC_ALARM, name, body)
        yield from entry_alarm(subject, entry, entries, [name])


def burn_query(subject: SloAt, origin: Origin, sli: CountedSli, entry: BurnAlertIr) -> str:
    """Long and short window over the threshold, still burning now, and enough failures in the long window."""
    idle_is_bad = subject.slo.no_data is NoData.BAD

    def counts(window: Duration) -> PromqlCounts:
        return promql_counts(origin.source, subject.place, sli, window)

    terms = [_over(counts(window), entry.threshold, idle_is_bad) for window in (entry.long, entry.short)]
    if entry.still_burning is not None:
        still = entry.still_burning
        terms.append(_over(counts(still.window), still.threshold, idle_is_bad))
    if entry.min_failures:
        terms.append(_enough(counts(entry.long), entry.min_failures, idle_is_bad))
    return "\nand ".join(terms)


def _over(counts: PromqlCounts, threshold: Decimal, idle_is_bad: bool) -> str:
    ratio = f"({counts.ratio} or vector(1))" if idle_is_bad else f"({counts.ratio})"
    return f"{ratio} > {print_number(threshold)}"


def _enough(counts: PromqlCounts, least: int, idle_is_bad: bool) -> str:
    """Extrapolated counts are no whole numbers: half of one less than asked for."""
    enough = f"({counts.bad}) > {print_number(least - Decimal('0.5'))}"
    return f"({enough} or (vector(1) unless {counts.total} > 0))" if idle_is_bad else enough
