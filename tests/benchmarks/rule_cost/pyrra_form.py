"""The rules that Pyrra makes of a ratio SLO of 30 days, in the form that its documentation and source describe.

Facts from github.com/pyrra-dev/pyrra (README, slo/rules.go), in our own words: burn rates over eight windows that are
those for 28 days times 30/28, rounded to minutes, every 30s; four alerts on pairs of them; the increase of the whole
window from the raw counter, by the label of a regular expression, every 2m30s for 28 to 34 days; an alert on absence.
Its page divides the errors of the window by its total. `performanceOverAccuracy` is off, as it is by default.
"""

from typing import Any

_JOB = 'job="shop"'
_SLO = 'slo="shop-availability"'
_BAD = 'code=~"5.."'
#: Factor, short and long window, `for`.
_PAIRS = (
    (14, "5m", "1h4m", "2m"),
    (7, "32m", "6h26m", "16m"),
    (2, "2h9m", "1d1h43m", "1h4m"),
    (1, "6h26m", "4d6h51m", "3h13m"),
)


def groups(metric: str) -> list[dict[str, Any]]:
    """The groups of a rule file for a counter of requests."""
    labels = {"job": "shop", "slo": "shop-availability"}
    base = metric.removesuffix("_total")
    windows = dict.fromkeys(window for _, *pair, _ in _PAIRS for window in pair)
    rates = [
        {
            "record": f"{base}:burnrate{window}",
            "expr": f"sum(rate({metric}{{{_BAD},{_JOB}}}[{window}])) / sum(rate({metric}{{{_JOB}}}[{window}]))",
            "labels": labels,
        }
        for window in windows
    ]
    alerts = [
        {
            "alert": "ErrorBudgetBurn",
            "expr": f"{base}:burnrate{short}{{{_JOB},{_SLO}}} > ({factor} * (1-0.999))"
            f" and {base}:burnrate{long}{{{_JOB},{_SLO}}} > ({factor} * (1-0.999))",
            "for": delay,
            "labels": labels,
        }
        for factor, short, long, delay in _PAIRS
    ]
    increase = {
        "record": f"{base}:increase30d",
        "expr": f"sum by (code) (increase({metric}{{{_JOB}}}[30d]))",
        "labels": labels,
    }
    absent = {"alert": "SLOMetricAbsent", "expr": f"absent({metric}{{{_JOB}}}) == 1", "for": "10m", "labels": labels}
    return [
        {"name": "shop-availability-increase", "interval": "2m30s", "rules": [increase, absent]},
        {"name": "shop-availability", "interval": "30s", "rules": [*rates, *alerts]},
    ]


def spent(metric: str, budget: float) -> str:
    """Share of the budget that is spent, as its page works it out."""
    increase = f"{metric.removesuffix('_total')}:increase30d{{{_SLO}"
    return f"sum({increase},{_BAD}}} or vector(0)) / sum({increase}}}) / {budget}"
