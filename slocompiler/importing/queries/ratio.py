"""A bad share as a signal: events where the query divides events, else the share itself."""

from slocompiler.importing.queries.bucket_spellings import with_both_spellings
from slocompiler.importing.queries.by_labels import by_entries
from slocompiler.importing.queries.counters import counters_in, without_zero_fill
from slocompiler.importing.queries.measured import Measured
from slocompiler.importing.queries.signals import events_signal
from slocompiler.importing.queries.texts import query_text
from slocompiler.promql import Binary, Expr, NumberLiteral, map_selectors, result_labels, without_parens
from slocompiler.spec.signals import PrometheusRatio, RatioSpec, SignalSpec


def ratio_signal(expr: Expr) -> Measured:
    """`bad / total` and `1 - good / total` of counters are events, whose budget is exact; all else is a ratio."""
    found = _division(expr)
    if found is not None:
        return found
    by, renamed = by_entries(result_labels(expr) or ())
    source = PrometheusRatio(bad=query_text(map_selectors(without_parens(expr), with_both_spellings)))
    return Measured(SignalSpec(by=by, ratio=RatioSpec(prometheus=source)), None, renamed)


def _division(expr: Expr) -> Measured | None:
    expr = without_zero_fill(without_parens(expr))
    is_good = isinstance(expr, Binary) and expr.op == "-" and expr.lhs == NumberLiteral("1") and expr.matching is None
    if is_good and isinstance(expr, Binary):
        expr = expr.rhs
    if not isinstance(expr, Binary) or expr.op != "/" or expr.matching is not None:
        return None
    part, total = counters_in(without_zero_fill(expr.lhs)), counters_in(expr.rhs)
    if part is None or total is None or part.by != total.by:
        return None
    return events_signal(total, good=part) if is_good else events_signal(total, bad=part)
