"""A share of bad events as a signal."""

from slocompiler.importing.hand_written.comparisons import normalized
from slocompiler.importing.hand_written.constants import constant
from slocompiler.importing.queries import Measured, counters_in, events_signal, ratio_signal, without_zero_fill
from slocompiler.promql import Binary, Call, Expr, NumberLiteral, is_additive, result_labels, walk

_ONE = NumberLiteral("1")


def measured_share(core: Expr) -> Measured | None:
    """`bad / total` and `1 - good / total` as events or as a distribution, all else as a share.

    None where nothing is divided, averaged or taken from 1, so that it is no share; and where the series decide by
    which labels they are told apart: nobody could say what the groups are.
    """
    if result_labels(core) is None or not any(map(_makes_a_share, walk(core))):
        return None
    return events_in(core) or ratio_signal(normalized(core))


def _makes_a_share(node: Expr) -> bool:
    match node:
        case Binary("/", _, rhs):
            return constant(rhs) is None
        case Binary("-", lhs, _):
            return lhs == _ONE
        case Call(function):
            return function in ("avg_over_time", "histogram_fraction")
        case _:
            return False


def events_in(core: Expr) -> Measured | None:
    """The events that a division counts; None where the parts are no sums over the window."""
    is_good = isinstance(core, Binary) and core.op == "-" and core.lhs == _ONE
    division = core.rhs if is_good and isinstance(core, Binary) else core
    if not isinstance(division, Binary) or division.op != "/" or division.matching is not None:
        return None
    part, total = division.lhs, division.rhs
    if result_labels(part) != result_labels(total):
        return None
    scales = [is_additive(without_zero_fill(side)) for side in (part, total)]
    if not all(scale.ok for scale in scales) or scales[0].scale != scales[1].scale:
        return None
    return events_signal(total, good=part) if is_good else events_signal(total, bad=part)


def are_plain_counters(core: Expr) -> bool:
    """Whether both parts of a division are sums of counters."""
    inner = core.rhs if isinstance(core, Binary) and core.op == "-" and core.lhs == _ONE else core
    return isinstance(inner, Binary) and all(
        counters_in(without_zero_fill(side)) is not None for side in (inner.lhs, inner.rhs)
    )
