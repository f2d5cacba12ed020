"""Which alerts keep which others silent, as far as their labels are known beforehand."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from slocompiler.proof.delivery.configuration.inhibit_rule import InhibitRule
from slocompiler.proof.delivery.configuration.label_matcher import LabelMatcher
from slocompiler.proof.delivery.delivered import Delivered
from slocompiler.routing.labels.alert_labels import AlertLabels


class Muting(Struct, frozen=True):
    """While the source fires, the target is not sent, at least for some values of their unknown labels."""

    source: Delivered
    target: Delivered


def mutings(rule: InhibitRule, alerts: Iterable[Delivered]) -> Iterator[Muting]:
    """Every pair of alerts between which the rule can hold. Alerts of two rules can always be true together."""
    known = list(alerts)
    sources = [one for one in known if may_fulfil(rule.source, one.alert.labels)]
    targets = [one for one in known if may_fulfil(rule.target, one.alert.labels)]
    certain = [
        name for name in rule.equal if all(one.alert.labels.value(name) is not None for one in sources + targets)
    ]
    by_labels: dict[tuple[str | None, ...], list[Delivered]] = {}
    for source in sources:
        by_labels.setdefault(_values(source, certain), []).append(source)
    for target in targets:
        for source in by_labels.get(_values(target, certain), ()):
            if _can_agree(rule, source, target) and not is_two_sided(rule, source, target):
                yield Muting(source, target)


def may_fulfil(matchers: Iterable[LabelMatcher], labels: AlertLabels) -> bool:
    """Whether some alert with these labels is accepted by all matchers."""
    return all(_answer(matcher, labels) is not False for matcher in matchers)


def must_fulfil(matchers: Iterable[LabelMatcher], labels: AlertLabels) -> bool:
    """Whether every alert with these labels is accepted by all matchers."""
    return all(_answer(matcher, labels) is True for matcher in matchers)


def is_two_sided(rule: InhibitRule, source: Delivered, target: Delivered) -> bool:
    """Whether both alerts always fulfil both sides: then neither mutes the other."""
    return must_fulfil(rule.target, source.alert.labels) and must_fulfil(rule.source, target.alert.labels)


def is_certain(rule: InhibitRule, muting: Muting) -> bool:
    """Whether the two always fulfil their sides, and not only for some values of unknown labels."""
    sides = ((rule.source, muting.source), (rule.target, muting.target))
    return all(must_fulfil(matchers, one.alert.labels) for matchers, one in sides)


def missing_on_both(rule: InhibitRule, muting: Muting) -> tuple[str, ...]:
    """Labels of `equal` that neither alert has, so that they are equal."""
    sides = (muting.source.alert.labels, muting.target.alert.labels)
    return tuple(name for name in rule.equal if not any(labels.may_carry(name) for labels in sides))


def _answer(matcher: LabelMatcher, labels: AlertLabels) -> bool | None:
    value = labels.value(matcher.name)
    if value is not None:
        return matcher.accepts(value)
    if matcher.operator in ("=", "!=") and not labels.may_be(matcher.name, matcher.value):
        return matcher.is_negative
    return None


def _values(one: Delivered, names: Sequence[str]) -> tuple[str | None, ...]:
    return tuple(one.alert.labels.value(name) for name in names)


def _can_agree(rule: InhibitRule, source: Delivered, target: Delivered) -> bool:
    return all(_may_be_equal(name, source.alert.labels, target.alert.labels) for name in rule.equal)


def _may_be_equal(name: str, first: AlertLabels, second: AlertLabels) -> bool:
    values = (first.value(name), second.value(name))
    match values:
        case (None, None):
            return True
        case (None, str(value)):
            return first.may_be(name, value)
        case (str(value), None):
            return second.may_be(name, value)
        case _:
            return values[0] == values[1]
