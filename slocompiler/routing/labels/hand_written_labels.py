"""Labels of rules that the user brings along."""

from collections.abc import Mapping

from slocompiler.ir.operations import ExtraRuleIr
from slocompiler.promql import PromqlError, parse_expr
from slocompiler.routing.labels.alert_labels import AlertLabels
from slocompiler.routing.labels.expression_labels import expression_labels


def hand_written_labels(rule: ExtraRuleIr) -> AlertLabels:
    """The rule's own labels over those of its expression. A templated label has a value only when the alert fires."""
    series, own = _series(rule), _own(rule)
    templated = {name for name, value in own.items() if "{{" in value}
    labels = series.under(own)
    known = {name: value for name, value in labels.known.items() if name not in templated}
    return AlertLabels(known, labels.varying | templated, labels.is_open)


def _series(rule: ExtraRuleIr) -> AlertLabels:
    """Any label at all for an expression that cannot be read here."""
    try:
        return expression_labels(parse_expr(str(rule.body.get("expr", ""))))
    except PromqlError:
        return AlertLabels({}, is_open=True)


def _own(rule: ExtraRuleIr) -> dict[str, str]:
    labels = rule.body.get("labels")
    return {str(name): str(value) for name, value in labels.items()} if isinstance(labels, Mapping) else {}
