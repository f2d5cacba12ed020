"""A service before and after: what of it is there on both sides, what is new and what is gone."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.delta.alarm_places import alarm_places
from slocompiler.diff.delta.alarms import Alarm, paired_alarms, paired_alert_groups, paired_groups
from slocompiler.diff.delta.delta import Delta, Owner
from slocompiler.diff.delta.page_delta import page_content
from slocompiler.diff.delta.renamed import with_new_names
from slocompiler.diff.meaning import meaning
from slocompiler.diff.pairing import Pair, Paired, pair
from slocompiler.diff.side import OrganizationSide, ServiceSide
from slocompiler.ir.alerts import AlertIr, AlertPartitionIr, RawConditionIr
from slocompiler.ir.efficiency import EfficiencyIr
from slocompiler.ir.runbooks import RunbookIr
from slocompiler.ir.signals import SignalIr
from slocompiler.ir.slos import SloIr, SloPartitionIr
from slocompiler.load.loaded import LoadedDocument

Thing = TypeVar("Thing")


class ServiceDelta(Delta, frozen=True):
    """`alarms` are those of SLOs, alerts and groups that are there on both sides.

    `signal_names`: old name -> new name, of signals on both sides.
    """

    sides: Pair[ServiceSide]
    organization: Pair[OrganizationSide]
    signals: Paired[SignalIr]
    slos: Paired[SloIr]
    alerts: Paired[AlertIr]
    alarms: Paired[Alarm]
    efficiency: Paired[EfficiencyIr]
    runbooks: Paired[RunbookIr]

    @property
    def signal_names(self) -> Mapping[str, str]:
        return {each.old.name: each.new.name for each in self.signals.kept}

    @property
    def promises(self) -> Iterator[tuple[Pair[SloIr], Pair[SloPartitionIr]]]:
        """The groups of SLOs that are there on both sides."""
        return ((slo, each) for slo in self.slos.kept for each in paired_groups(slo).kept)

    @property
    def conditions(self) -> Iterator[tuple[Pair[AlertIr], Pair[AlertPartitionIr]]]:
        """The groups of alerts that are there on both sides."""
        return ((alert, each) for alert in self.alerts.kept for each in paired_alert_groups(alert).kept)

    def alarm_spans(self, alarm: Pair[Alarm], keys: tuple[str, ...]) -> tuple[SourceSpan, SourceSpan]:
        """Where a value of an alert stands at one of `keys`, before and after: in its policy, or in the service."""
        return alarm_places(self.sides, self.organization, alarm, keys)


def service_delta(sides: Pair[ServiceSide], organization: Pair[OrganizationSide]) -> ServiceDelta:
    """Pairs everything of a service, renamed or not."""
    old, new = sides.old.ir, sides.new.ir
    signals = pair(old.signals, new.signals, lambda one: one.name, (_nameless,))
    names = {each.old.name: each.new.name for each in signals.kept}
    slos = pair(old.slos, new.slos, lambda one: one.name, _likenesses((old.slos, new.slos), names, _promise, _measured))
    alerts = pair(
        old.alerts, new.alerts, lambda one: one.name, _likenesses((old.alerts, new.alerts), names, _firing, _watched)
    )
    alarms = paired_alarms(sides, slos.kept, alerts.kept)
    owner = Owner(new.name, new.environment, new.team)
    documents = Pair[LoadedDocument](sides.old.loaded, sides.new.loaded)
    efficiency = pair(old.efficiency, new.efficiency, lambda one: one.name, (_nameless,))
    runbooks = pair(old.runbooks, new.runbooks, lambda page: page.name, (page_content,))
    return ServiceDelta(documents, owner, sides, organization, signals, slos, alerts, alarms, efficiency, runbooks)


Names = Mapping[str, str]


def _likenesses(
    sides: tuple[Sequence[Thing], Sequence[Thing]], names: Names, *keys: Callable[[Thing, Names], Hashable]
) -> tuple[Callable[[Thing], Hashable], ...]:
    """Keys that see the signals of the old side under their new names."""

    def likeness(key: Callable[[Thing, Names], Hashable]) -> Callable[[Thing], Hashable]:
        values = {id(thing): key(thing, names) for thing in sides[0]}
        values |= {id(thing): key(thing, {}) for thing in sides[1]}
        return lambda thing: values[id(thing)]

    return tuple(map(likeness, keys))


def _nameless(thing: SignalIr | EfficiencyIr) -> Hashable:
    return (meaning(thing, frozenset(("name", "description"))),)


def _promise(slo: SloIr, names: Names) -> Hashable:
    """What is measured and what is promised of it."""
    return (_measured(slo, names), meaning(slo.window), meaning(slo.default.objective))


def _measured(slo: SloIr, names: Names) -> Hashable:
    return (meaning(with_new_names(slo.sli, names)),)


def _firing(alert: AlertIr, names: Names) -> Hashable:
    """What it fires on, and how urgently."""
    default = alert.default
    return (
        names.get(alert.signal or "", alert.signal),
        meaning(default.condition),
        meaning(default.for_),
        default.severity,
    )


def _watched(alert: AlertIr, names: Names) -> Hashable:
    """The signal, what is measured of it, and which kind of condition."""
    condition = alert.default.condition
    kind, measure = type(condition).__name__, getattr(condition, "measure", None)
    if isinstance(condition, RawConditionIr):
        return (kind, meaning(condition))
    return (names.get(alert.signal or "", alert.signal), kind, "" if measure is None else measure.text)
