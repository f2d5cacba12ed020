"""The label `le` of a histogram bucket as Prometheus stores it."""

from decimal import Decimal

from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.promql import Matcher
from slocompiler.queries.group_filter import escape_regex
from slocompiler.values import print_number

#: Outside of these powers of ten Go writes a float with an exponent (strconv.FormatFloat with 'g' and -1).
_LEAST_EXPONENT, _GREATEST_EXPONENT = -4, 5


def bucket_matcher(boundary: Decimal, facts: PrometheusFactsIr) -> Matcher:
    """The matcher for one boundary: `le="0.03"`, or both spellings of a whole number, `le=~"1|1\\.0"`.

    Prometheus 2 keeps what the program exposes (`1`), Prometheus 3 stores the OpenMetrics form (`1.0`).
    It is made from the number, never from the text of the spec: `0.030` is stored as `0.03`.
    """
    plain = go_number(boundary)
    open_metrics = plain if "." in plain or "e" in plain else f"{plain}.0"
    spellings = [plain] * facts.le_prometheus2 + [open_metrics] * facts.le_prometheus3
    different = list(dict.fromkeys(spellings)) or [open_metrics]
    if len(different) == 1:
        return Matcher("le", "=", different[0])
    return Matcher("le", "=~", "|".join(map(escape_regex, different)))


def go_number(number: Decimal) -> str:
    """A number as Go prints the nearest float: `0.03`, `100000`, `1e+06`, `2.5e+06`, `1e-05`."""
    exact = Decimal(repr(float(number))).normalize()
    exponent = exact.adjusted()
    if not exact or _LEAST_EXPONENT <= exponent <= _GREATEST_EXPONENT:
        return print_number(exact)
    sign = "-" if exponent < 0 else "+"
    return f"{print_number(exact.scaleb(-exponent))}e{sign}{abs(exponent):02d}"
