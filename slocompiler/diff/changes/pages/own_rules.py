"""Rules that a service or the organization brings along: Prometheus rules and CloudWatch alarms, written by hand."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import OrganizationRule, ServiceRule
from slocompiler.diff.delta.delta import Delta
from slocompiler.diff.delta.organization_delta import OrganizationDelta
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.differences import differences, value_words
from slocompiler.diff.meaning import meaning
from slocompiler.diff.pairing import pair
from slocompiler.ir.operations import ExtraRulesIr
from slocompiler.ir.organization import OrganizationIr

ADDED, REMOVED = mirrored(
    ("DIF550", "own-rule-added", (Level.NEUTRAL,), "One more rule goes out as it is written."),
    (
        "DIF551",
        "own-rule-removed",
        (Level.BREAKING, Level.RISKY),
        "The rule no longer goes out. Breaking when it woke somebody, else risky.",
    ),
)
CHANGED = undirected("DIF552", "own-rule-changed", Level.RISKY, "The rule says something else.")


class _OwnRule(Struct, frozen=True):
    """One rule or alarm of a set."""

    owner: str
    name: str
    is_page: bool
    body: Mapping[str, object]
    span: SourceSpan


def _of_service(delta: ServiceDelta) -> Iterator[Change]:
    old = _rules(delta.sides.old.ir.extra_rules, delta.organization.old.ir)
    new = _rules(delta.sides.new.ir.extra_rules, delta.organization.new.ir)
    return _changes(delta, old, new)


def _of_organization(delta: OrganizationDelta) -> Iterator[Change]:
    old, new = (_rules(side.ir.extra_rules, side.ir) for side in (delta.sides.old, delta.sides.new))
    return _changes(delta, old, new)


def _changes(delta: Delta, old: tuple[_OwnRule, ...], new: tuple[_OwnRule, ...]) -> Iterator[Change]:
    """Rules are known by their set and their name, those of one name by what they say."""
    rules = pair(old, new, lambda one: (one.owner, one.name), (lambda one: meaning((one.owner, one.name, one.body)),))
    for one in rules.removed:
        level = REMOVED.levels[0] if one.is_page else REMOVED.levels[-1]
        yield replace(_change(delta, REMOVED, one, level, value_words(one.body), ""), old_span=one.span)
    for one in rules.added:
        yield replace(_change(delta, ADDED, one, None, "", value_words(one.body)), new_span=one.span)
    for each in rules.kept:
        found = [Effect(" ".join(path), *words) for path, *words in differences(each.old.body, each.new.body)]
        if found:
            change = _change(delta, CHANGED, each.new, None, found[0].old, found[0].new)
            yield replace(change, effects=tuple(found), old_span=each.old.span, new_span=each.new.span)


def _change(delta: Delta, kind: ChangeKind, rule: _OwnRule, level: Level | None, old: str, new: str) -> Change:
    subject = Subject("rule", f"{rule.owner}/{rule.name}")
    return delta.change(kind, subject, old, new, at=(("extra_rules", rule.owner),), level=level)


def _rules(sets: Iterable[ExtraRulesIr], organization: OrganizationIr) -> tuple[_OwnRule, ...]:
    return tuple(_all(sets, organization))


def _all(sets: Iterable[ExtraRulesIr], organization: OrganizationIr) -> Iterator[_OwnRule]:
    for each in sets:
        for rule in each.rules:
            name = str(rule.body.get("alert", rule.body.get("record", "")))
            body = {**rule.body, "severity": rule.severity, "group": rule.group, "interval": rule.interval}
            yield _OwnRule(each.name, name, _pages(rule.severity, organization), body, rule.span)
        for alarm in each.cloudwatch_bodies:
            pages = _pages(each.cloudwatch_severity, organization)
            body = {**alarm.body, "severity": each.cloudwatch_severity}
            yield _OwnRule(each.name, alarm.name, pages, body, alarm.span)


def _pages(severity: str | None, organization: OrganizationIr) -> bool:
    return severity is not None and organization.severity(severity).page


KINDS = (ADDED, REMOVED, CHANGED)
RULE = ServiceRule(KINDS, _of_service)
SHARED_RULE = OrganizationRule(KINDS, _of_organization)
