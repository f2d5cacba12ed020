"""The series of an incident in a test: what is given, and the counts that were recorded before."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.ir.operations import IncidentIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import BurnAlertIr, CompositeSli, NoData, SloIr, TimesliceSli
from slocompiler.proof.detection.condition import window_terms
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.detection.sli_shape import WEIGHTED_FROM
from slocompiler.proof.incidents.alert_reactions import oldest_baseline
from slocompiler.proof.incidents.alert_reactions import partition_of as alert_partition
from slocompiler.proof.incidents.burn_reactions import partition_of
from slocompiler.proof.incidents.given_levels import Levels
from slocompiler.proof.incidents.reactions import signal_of
from slocompiler.proof.incidents.timing import whole
from slocompiler.proof.rule_tests.forms.events import series_name
from slocompiler.proof.rule_tests.forms.gauge import GaugeForm
from slocompiler.proof.rule_tests.forms.windows import Windows
from slocompiler.proof.rule_tests.groups import Group, groups_of
from slocompiler.proof.rule_tests.sli_counts import SliCounts, counts_of
from slocompiler.proof.rule_tests.sli_input import BadOfAll, SignalForm, sli_input
from slocompiler.proof.rule_tests.subject import recorded_by
from slocompiler.proof.rule_tests.timeline import Timeline, timeline
from slocompiler.recordings.names import ERRORS, EVENTS, slo_names
from slocompiler.values import Duration

_MARGIN = Duration.of(minutes=10).milliseconds
#: A change against an older moment is not tested in incidents.
LONGEST_BASELINE = Duration.of(hours=1)


class Stage(Struct, frozen=True):
    """One signal of an incident: `line` is what happens to the group, in a test that ends at `ends` (ms)."""

    service: ServiceIr
    signal: SignalIr
    form: SignalForm
    group: Group
    levels: Levels
    line: Timeline[Any]
    prometheus: PrometheusFactsIr
    start: int

    @property
    def windows(self) -> Windows[Any]:
        return Windows(self.line)

    @property
    def interval(self) -> Duration:
        return recording_interval(self.prometheus)

    def series(self) -> dict[str, str]:
        """Input series, raw and recorded."""
        return self.form.series(self.group.stored, self.line) | dict(self._recorded())

    def _recorded(self) -> Iterator[tuple[str, str]]:
        for slo in self.service.slos:
            counts = self.before(slo) if signal_of(slo) == self.signal.name else None
            if counts is not None:
                is_sloth = self.prometheus.sloth_names
                names = slo_names(self.service.name, slo.name, self.service.environment, is_sloth=is_sloth)
                for name, value in zip((ERRORS, EVENTS), counts, strict=True):
                    yield series_name(name, {**names.identity, **self.group.recorded}), str(value)

    def before(self, slo: SloIr) -> BadOfAll | None:
        """What the shortest window that is longer than the test saw before it, as one sample; None: nothing is given.

        Rules that record something at time 0 themselves leave no place for it.
        """
        if isinstance(self.form, GaugeForm) or slo.no_data is NoData.BAD:
            return None
        terms = [term for one in slo.partitions for alert in one.burn_alerts for term in window_terms(alert)]
        longer = [term.window.milliseconds for term in terms if term.window.milliseconds > self.line.ends]
        interval = self.interval.milliseconds
        usual = self._count(slo, self.windows, None).at(_MARGIN // interval * interval)
        if not longer or usual is None:
            return None
        return Fraction(0), Fraction(round(usual[1] * min(longer) / interval))

    def counts(self, slo: SloIr) -> SliCounts:
        """What the rules of an SLO record in the test."""
        return self._count(slo, self.windows, self.before(slo))

    def _count(self, slo: SloIr, windows: Windows[Any], first: BadOfAll | None) -> SliCounts:
        sli = slo.sli.of if isinstance(slo.sli, TimesliceSli) else slo.sli
        assert not isinstance(sli, CompositeSli), "a composite measures no signal"
        source = sli_input(sli, self.signal, self.prometheus, self.start, every_bucket=True)
        return counts_of(source, windows, replace(recorded_by(slo, self.interval), first=first))


def history_of(service: ServiceIr, incident: IncidentIr) -> int:
    """How long (ms) raw windows and baselines look back before an incident."""
    longest = [_MARGIN]
    for given in incident.given:
        for slo in service.slos:
            if signal_of(slo) == given.signal:
                alerts = partition_of(slo, incident.group).burn_alerts
                longest += [one.milliseconds for alert in alerts for one in _raw_windows(alert)]
        for alert in service.alerts:
            if alert.signal == given.signal:
                baseline = oldest_baseline(alert_partition(alert, incident.group).condition)
                longest += [] if baseline is None or baseline > LONGEST_BASELINE else [baseline.milliseconds]
    return max(longest) + _MARGIN


def _raw_windows(alert: BurnAlertIr) -> Iterator[Duration]:
    return (term.window for term in window_terms(alert) if term.window < WEIGHTED_FROM)


def group_of(signal: SignalIr, form: SignalForm, service: ServiceIr, incident: IncidentIr) -> Group:
    """The group that an incident is about, or one that no partition of anything on the signal names."""
    labels = {label.recorded for label in signal.by}
    own = tuple((label, value) for label, value in incident.group if label in labels)
    taken = [
        group for slo in service.slos if signal_of(slo) == signal.name
        for group in (*(one.group for one in slo.partitions), *slo.excluded)
    ]  # fmt: skip
    taken += [
        group for alert in service.alerts if alert.signal == signal.name
        for group in (*(one.group for one in alert.partitions), *alert.excluded)
    ]  # fmt: skip
    return groups_of(signal, form.reads, own, taken)[0]


def line_of(incident: IncidentIr, levels: Levels, scrape: int, history: int, after: int) -> Timeline[Any]:
    """Health, the incident, health; series that have ended do not come back."""
    happened = [(history, levels.usual), (whole(incident.lasts.milliseconds, scrape), levels.wrong)]
    return timeline(scrape, happened if levels.wrong is None else [*happened, (after, levels.usual)])


def labels_of(slo: SloIr, prometheus: PrometheusFactsIr, group: Mapping[str, str]) -> dict[str, str]:
    """The labels that tell the alerts of an SLO and group from others in a test."""
    return {"sloth_slo" if prometheus.sloth_names else "slo": slo.name, **group}
