"""Inhibition rules of the user's that keep silent what must be told."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.proof.delivery.configuration.configuration import Configuration
from slocompiler.proof.delivery.configuration.inhibit_rule import InhibitRule
from slocompiler.proof.delivery.delivered import Delivered, told_hours
from slocompiler.proof.delivery.findings.subject import Subject
from slocompiler.proof.delivery.inhibition import Muting, may_fulfil, missing_on_both, must_fulfil, mutings
from slocompiler.proof.delivery.rules import CLOSED_SOURCE, INERT_INHIBITION, MUTED_BY_STRANGERS
from slocompiler.proof.delivery.walk import Way
from slocompiler.routing.hours.spans import Spans, difference

#: Where an alert goes, by the places of the routes in the tree.
_Paths = tuple[tuple[int, ...], ...]


def inhibition_findings(subject: Subject) -> Iterator[Diagnostic]:
    """At most one finding of each kind for each rule, with the first pair of alerts that shows it."""
    is_closed = ClosedSources(subject.configuration)
    for title, rule in subject.rules_of_base():
        pages = [muting for muting in mutings(rule, subject.delivered) if muting.target.alert.page]
        for muting in pages:
            if is_closed(muting):
                yield _closed(subject, title, muting)
                break
        for muting in pages:
            reason = _strangers(rule, muting)
            if reason:
                yield _muted_by_strangers(subject, title, muting, reason)
                break
        if _is_inert(subject, rule):
            yield INERT_INHIBITION.at(
                subject.base,
                f"{title} never mutes: every alert of these specs that fulfils one side fulfils the other as well",
                "let source and target differ in one label, such as the severity",
            )


class ClosedSources:
    """Tells whether at some hour nobody is told of a source, though somebody would be told of its target.

    What goes the same ways is worked out once: alerts are many and routes are few.
    """

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._hours: dict[_Paths, Spans] = {}
        self._is_closed: dict[tuple[_Paths, _Paths], bool] = {}

    def __call__(self, muting: Muting) -> bool:
        return any(self._ask(source, target) for target in muting.target.ways for source in muting.source.ways)

    def _ask(self, source: Way, target: Way) -> bool:
        pair = (_paths(source), _paths(target))
        if pair not in self._is_closed:
            self._is_closed[pair] = bool(difference(self._told(target), self._told(source)))
        return self._is_closed[pair]

    def _told(self, way: Way) -> Spans:
        paths = _paths(way)
        if paths not in self._hours:
            self._hours[paths] = told_hours(self._configuration, way)
        return self._hours[paths]


def _paths(way: Way) -> _Paths:
    return tuple(route.path for route in way.routes)


def _closed(subject: Subject, title: str, muting: Muting) -> Diagnostic:
    return CLOSED_SOURCE.at(
        subject.base,
        f"{title} mutes {muting.target.title} while {muting.source.title} fires, and at some hours nobody is told of "
        "the latter: then nobody is told at all",
        "leave the severity with hours out of the source matchers",
    )


def _muted_by_strangers(subject: Subject, title: str, muting: Muting, reason: str) -> Diagnostic:
    return MUTED_BY_STRANGERS.at(
        subject.base,
        f"{title} mutes the page {muting.target.title} while {muting.source.title} fires: {reason}",
        'ask for the labels on both sides (`slo!=""` among source and target matchers) and name `service` in `equal`',
    )


def _strangers(rule: InhibitRule, muting: Muting) -> str | None:
    """Why the rule ties two alerts together that have nothing to do with each other; None when it does not."""
    missing = missing_on_both(rule, muting)
    if missing and not _are_related(muting.source, muting.target):
        return f"neither has {' or '.join(f'`{name}`' for name in missing)}, and what both lack is equal"
    if muting.source.alert.service != muting.target.alert.service and not _names_services(rule):
        return "it does not ask for the same service"
    return None


def _are_related(source: Delivered, target: Delivered) -> bool:
    """Whether they are about one SLO, or are one alert."""
    first, second = source.alert, target.alert
    if (first.service, first.environment, first.slo) != (second.service, second.environment, second.slo):
        return False
    return bool(first.slo) or first.name == second.name


def _names_services(rule: InhibitRule) -> bool:
    """Whether both sides say which service they mean, as between a dependency and its dependants."""
    return all(any(matcher.name == "service" for matcher in side) for side in (rule.source, rule.target))


def _is_inert(subject: Subject, rule: InhibitRule) -> bool:
    sides = [one.alert.labels for one in subject.delivered]
    sources = [labels for labels in sides if may_fulfil(rule.source, labels)]
    targets = [labels for labels in sides if may_fulfil(rule.target, labels)]
    return (
        bool(sources and targets)
        and all(must_fulfil(rule.target, labels) for labels in sources)
        and all(must_fulfil(rule.source, labels) for labels in targets)
    )
