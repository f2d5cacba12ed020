"""Labels that an alert inherits from the series that its expression returns."""

from slocompiler.promql import Call, Expr, MatrixSelector, VectorSelector, result_labels, static_labels, without_parens
from slocompiler.routing.labels.alert_labels import AlertLabels

_ABSENT = ("absent", "absent_over_time")
#: Prometheus takes the name of the metric away before it makes an alert of a series.
_NAME = frozenset(("__name__",))


def expression_labels(expr: Expr) -> AlertLabels:
    """What the series of a result are labelled with."""
    bare = without_parens(expr)
    if isinstance(bare, Call) and bare.function in _ABSENT:
        return AlertLabels(_of_absence(bare))
    possible, known = result_labels(bare), dict(static_labels(bare))
    known.pop("__name__", None)
    if possible is None:
        return AlertLabels(known, is_open=True)
    return AlertLabels(known, possible - known.keys() - _NAME)


def _of_absence(call: Call) -> dict[str, str]:
    """`absent` of a selector has the labels that one `=` matcher gives a value and no other matcher mentions.

    As in createLabelsForAbsentFunction of Prometheus (promql/functions.go).
    """
    argument = without_parens(call.args[0])
    inner = argument.selector if isinstance(argument, MatrixSelector) else argument
    if not isinstance(inner, VectorSelector):
        return {}
    named = [matcher.label for matcher in inner.matchers]
    return {
        matcher.label: matcher.value
        for matcher in inner.matchers
        if matcher.op == "=" and matcher.value and named.count(matcher.label) == 1 and matcher.label not in _NAME
    }
