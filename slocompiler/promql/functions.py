"""Names that PromQL knows: functions by what they return, aggregations, operators."""

from typing import Final

AGGREGATIONS: Final = frozenset(
    (
        *("sum", "avg", "count", "min", "max", "group", "stddev", "stdvar", "quantile"),
        *("topk", "bottomk", "limitk", "limit_ratio", "count_values"),
    )
)
#: These pass series on with all their labels, unlike the others.
SELECTING_AGGREGATIONS: Final = frozenset(("topk", "bottomk", "limitk", "limit_ratio"))

SCALAR_FUNCTIONS: Final = frozenset(("time", "pi", "scalar", "start", "end", "step", "range"))

_VECTOR_NAMES: Final = """
abs absent absent_over_time acos acosh asin asinh atan atanh avg_over_time ceil changes clamp clamp_max clamp_min
cos cosh count_over_time day_of_month day_of_week day_of_year days_in_month deg delta deriv
double_exponential_smoothing exp first_over_time floor histogram_avg histogram_count histogram_fraction
histogram_quantile histogram_quantiles histogram_stddev histogram_stdvar histogram_sum hour idelta increase info
irate label_join label_replace last_over_time ln log10 log2 mad_over_time max_over_time min_over_time minute month
predict_linear present_over_time quantile_over_time rad rate resets round sgn sin sinh sort sort_by_label
sort_by_label_desc sort_desc sqrt stddev_over_time stdvar_over_time sum_over_time tan tanh timestamp
ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time vector year
"""
VECTOR_FUNCTIONS: Final = frozenset(_VECTOR_NAMES.split())
FUNCTIONS: Final = SCALAR_FUNCTIONS | VECTOR_FUNCTIONS

#: Functions of a range that look at a counter, and those that look at a gauge.
COUNTER_FUNCTIONS: Final = frozenset(("rate", "irate", "increase"))
GAUGE_FUNCTIONS: Final = frozenset(("delta", "idelta", "deriv", "predict_linear"))

SET_OPERATORS: Final = frozenset(("and", "or", "unless"))
COMPARISONS: Final = frozenset(("==", "!=", "<", "<=", ">", ">="))
#: Every binary operator by how tightly it binds.
PRECEDENCE: Final = (
    {"or": 1, "and": 2, "unless": 2}
    | dict.fromkeys(COMPARISONS, 3)
    | {"+": 4, "-": 4, "*": 5, "/": 5, "%": 5, "atan2": 5, "^": 6}
)
MODIFIERS: Final = frozenset(("bool", "on", "ignoring", "group_left", "group_right"))
