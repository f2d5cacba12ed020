"""An alert on a signal with series that feed it."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from slocompiler.ir.alerts import AbsenceIr, AlertIr, AlertPartitionIr, RawConditionIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import (
    PrometheusDistributionIr,
    PrometheusEventsIr,
    PrometheusGaugeIr,
    PrometheusRatioIr,
    SignalIr,
    Store,
)
from slocompiler.promql import VectorSelector
from slocompiler.proof.rule_tests.checks import Watched
from slocompiler.proof.rule_tests.forms.classic import ClassicForm
from slocompiler.proof.rule_tests.forms.events import EventsForm, series_name
from slocompiler.proof.rule_tests.forms.gauge import gauge_form
from slocompiler.proof.rule_tests.forms.native import NativeForm
from slocompiler.proof.rule_tests.forms.not_testable import NotTestableError
from slocompiler.proof.rule_tests.forms.ratio import ratio_form
from slocompiler.proof.rule_tests.groups import Group, groups_of
from slocompiler.proof.rule_tests.sli_input import SignalForm
from slocompiler.proof.rule_tests.timeline import Timeline
from slocompiler.recordings.names import SeriesNames, alert_names
from slocompiler.values import Duration


class AlertSubject(Struct, frozen=True):
    """A partition of an alert. `groups`: one that is in trouble, then a healthy one where there is such a group."""

    service: ServiceIr
    alert: AlertIr
    partition: AlertPartitionIr
    signal: SignalIr
    form: SignalForm
    groups: tuple[Group, ...]
    scrape: Duration
    interval: Duration

    @property
    def title(self) -> str:
        group = ", ".join(f"{label}={value}" for label, value in self.partition.group)
        return f"{self.alert.name} ({group})" if group else self.alert.name

    @property
    def reads(self) -> tuple[VectorSelector, ...]:
        return self.form.reads

    @property
    def is_declared(self) -> bool:
        """Whether a group is missed by its name alone, whatever other labels its series had."""
        return isinstance(self.partition.condition, AbsenceIr) and bool(self.partition.group)

    def watched(self, group: Group) -> Watched:
        """The alert of one group."""
        if self.is_declared:
            return Watched(self.alert.alert_name, {"alert": self.alert.name, **dict(self.partition.group)})
        return Watched(self.alert.alert_name, {"alert": self.alert.name, **group.recorded})

    @property
    def whole(self) -> Watched:
        """The alert, whatever its labels."""
        return Watched(self.alert.alert_name, {"alert": self.alert.name})

    def series(self, failing: Timeline[Any], healthy: Timeline[Any] | None) -> dict[str, str]:
        """Input in which one group has the timeline of what fails, and the other that of health."""
        first, *others = self.groups
        found = self.form.series(first.stored, failing)
        for other in others if healthy is not None else ():
            assert healthy is not None
            found |= self.form.series(other.stored, healthy)
        return found

    @property
    def recorded(self) -> SeriesNames:
        """The series that its rules record; partitions with the same condition share them."""
        same = next(one for one in self.alert.partitions if one.condition == self.partition.condition)
        subject = ":".join((self.alert.name, *(value for _, value in same.group)))
        return alert_names(self.service, self.alert.signal, subject)


def alert_subject(
    service: ServiceIr,
    alert: AlertIr,
    partition: AlertPartitionIr,
    prometheus: PrometheusFactsIr,
    interval: Duration,
    start: int,
) -> AlertSubject:
    """What to test a partition with; raises NotTestableError with the reason why that cannot be done."""
    if isinstance(partition.condition, RawConditionIr):
        raise NotTestableError("it is PromQL of its own, and only its author knows when it should fire")
    if alert.store is not Store.PROMETHEUS:
        raise NotTestableError("it is evaluated in CloudWatch")
    assert alert.signal is not None, "only raw PromQL has no signal"
    signal = service.signal(alert.signal)
    form = signal_form(signal, prometheus, start)
    taken = [other.group for other in alert.partitions if other.group] + list(alert.excluded)
    if isinstance(partition.condition, AbsenceIr):
        taken += list(partition.condition.declared)
    groups = groups_of(signal, form.reads, partition.group, taken)
    if isinstance(partition.condition, AbsenceIr) and partition.group:
        groups = groups[:1]
    return AlertSubject(service, alert, partition, signal, form, groups, prometheus.scrape_interval, interval)


def signal_form(signal: SignalIr, prometheus: PrometheusFactsIr, start: int) -> SignalForm:
    """The form of a signal with all of its series; raises NotTestableError."""
    by = tuple(label.source for label in signal.by)
    match signal.prometheus:
        case PrometheusEventsIr() as events:
            return EventsForm(events, by)
        case PrometheusDistributionIr(_, boundaries) as histogram:
            return NativeForm(histogram) if boundaries is None else ClassicForm(histogram, prometheus)
        case PrometheusGaugeIr() as gauge:
            return gauge_form(gauge, by, start, prometheus.scrape_interval.milliseconds)
        case PrometheusRatioIr() as ratio:
            return ratio_form(ratio, by)
    raise NotTestableError("it is not measured in Prometheus")


def labelled(names: SeriesNames, name: str, group: Mapping[str, str]) -> str:
    """A recorded series of one group, as an input series."""
    return series_name(name, {**names.identity, **group})
