"""How many series the rules of a service record."""

from collections.abc import Callable, Iterable, Mapping
from math import prod

from slocompiler.ir.service import ServiceIr
from slocompiler.promql import PromqlError, parse_expr, result_labels
from slocompiler.targets.prometheus.rule_group import ForeignRule, Recording, RuleGroup

#: Values that a label of `by` is taken to have; those that the spec names are no upper bound.
ASSUMED_VALUES = 10
_ONE_SERIES = ("vector(", "absent(")


def recorded_series(service: ServiceIr, groups: Iterable[RuleGroup], values: int = ASSUMED_VALUES) -> int:
    """All recorded series of a service, with `values` values of each label that stays apart."""
    count = series_counter(service, values)
    return sum(count(rule) for group in groups for rule in group.rules if isinstance(rule, Recording | ForeignRule))


def series_counter(service: ServiceIr, values: int) -> Callable[[Recording | ForeignRule], int]:
    """A function that gives the number of series of a recording; of an alert of the user's own it is 0."""
    kept_apart = values_counter(service, values)
    return lambda rule: prod(kept_apart(rule).values())


def values_counter(service: ServiceIr, values: int) -> Callable[[Recording | ForeignRule], Mapping[str, int]]:
    """A function that gives, for each label that the series of a recording differ in, how many values it has."""
    labels = _labels_by_owner(service)
    named = _named_values(service)

    def count(rule: Recording | ForeignRule) -> Mapping[str, int]:
        if isinstance(rule, ForeignRule):
            return _of_foreign(rule, values)
        if rule.expr.startswith(_ONE_SERIES):
            return {}
        kept = labels.get(_owner(rule.labels), ()) if rule.kept is None else rule.kept
        # A recording of a named group carries its label with the one value.
        apart = (label for label in kept if label not in rule.labels)
        return {label: max(values, named.get(label, 0)) for label in apart}

    return count


def _labels_by_owner(service: ServiceIr) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(kind, name) of an SLO or alert -> the labels that its series have beside those that name it."""
    found = {("slo", slo.name): slo.by for slo in service.slos}
    return found | {("alert", alert.name): alert.by for alert in service.alerts}


def _owner(labels: Mapping[str, str]) -> tuple[str, str]:
    slo = labels.get("slo") or labels.get("sloth_slo")
    return ("slo", slo) if slo else ("alert", labels.get("alert", ""))


def _named_values(service: ServiceIr) -> Mapping[str, int]:
    """How many values of a label the spec names."""
    found: dict[str, set[str]] = {}
    groups = [
        *(group for slo in service.slos for group in (*(part.group for part in slo.partitions), *slo.excluded)),
        *(group for alert in service.alerts for group in (*(part.group for part in alert.partitions), *alert.excluded)),
    ]
    for group in groups:
        for label, value in group:
            found.setdefault(label, set()).add(value)
    return {label: len(names) for label, names in found.items()}


def _of_foreign(rule: ForeignRule, values: int) -> Mapping[str, int]:
    """What cannot be told apart by labels stands under no name."""
    if "record" not in rule.body:
        return {"": 0}
    try:
        labels = result_labels(parse_expr(str(rule.body["expr"])))
    except PromqlError:
        return {"": values}
    return {"": values} if labels is None else dict.fromkeys(labels, values)
