"""Alerts outside any SLO: the models against promtool, all on one grid, and the bounds of silence."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from slocompiler.emit import write_yaml
from slocompiler.ir.alerts import AbsenceIr, MeasureIr, MeasureKind
from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.outcome import Firing, Outcome
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.detection.signal_alerts.absence import after_counters_stop, after_series_end
from slocompiler.proof.detection.signal_alerts.bad_share import (
    share_beyond,
    share_for_mean,
    share_for_quantile,
    simulate_bad_share,
)
from slocompiler.proof.detection.signal_alerts.gauge_value import GaugeStep, simulate_gauge
from slocompiler.proof.detection.signal_alerts.vanishing import simulate_vanishing
from slocompiler.values import Duration
from tests.judges.programs import run_rule_tests
from tests.proof.burn_entries import facts

#: Scrapes every 20 s, evaluations every 30 s; everything fails at 20 m and, what recovers, 10 m later.
KNOWN, STARTS, ENDS, LASTS = facts("20s", "30s"), 1200, 3600, Duration.parse("10m")
FIVE_MINUTES = Duration.parse("5m")
HELD = Holding(120_000, 0)
_HEALTHY, _FAILING, _AFTER = 1200 // 20, 600 // 20, 1800 // 20


def counter(usual: int, failing: int) -> str:
    """A counter from 10,000,000, with another step while everything fails."""
    second = 10_000_000 + usual * _HEALTHY
    third = second + failing * _FAILING
    return (
        f"10000000+{usual}x{_HEALTHY} {second + failing}+{failing}x{_FAILING - 1} {third + usual}+{usual}x{_AFTER - 1}"
    )


def gauge(usual: int, wrong: int) -> str:
    return f"{usual}x{_HEALTHY} {wrong}x{_FAILING - 1} {usual}x{_AFTER - 1}"


#: The old value, the new one, the limit, which side is wrong, over what.
GAUGES = {
    "now": (
        GaugeStep(Fraction(1), Fraction(9), Fraction(5), is_above=True),
        MeasureIr("value", MeasureKind.VALUE, None, None, None),
    ),
    "mean": (
        GaugeStep(Fraction(1), Fraction(9), Fraction(5), is_above=True),
        MeasureIr("value", MeasureKind.VALUE, None, FIVE_MINUTES, "mean"),
    ),
    "max": (
        GaugeStep(Fraction(1), Fraction(9), Fraction(5), is_above=True),
        MeasureIr("value", MeasureKind.VALUE, None, FIVE_MINUTES, "max"),
    ),
    "min": (
        GaugeStep(Fraction(1), Fraction(9), Fraction(5), is_above=True),
        MeasureIr("value", MeasureKind.VALUE, None, FIVE_MINUTES, "min"),
    ),
    "low": (
        GaugeStep(Fraction(9), Fraction(1), Fraction(5), is_above=False),
        MeasureIr("value", MeasureKind.VALUE, None, FIVE_MINUTES, "mean"),
    ),
}
_OVER = {"now": "{}", "mean": "avg_over_time({}[5m])", "max": "max_over_time({}[5m])", "min": "min_over_time({}[5m])"}
_OVER["low"] = _OVER["mean"]

#: Alert -> expression and input series.
RULES = {
    "BadRatio": (
        "sum(rate(bad[5m])) / sum(rate(total[5m])) > 0.0123",
        {"bad": counter(0, 50), "total": counter(1000, 1000)},
    ),
    "Quantile": (
        "histogram_quantile(0.95, sum by (le) (rate(lat_bucket[5m]))) > 0.1",
        {
            'lat_bucket{le="0.1"}': counter(1000, 700),
            'lat_bucket{le="1.0"}': counter(1000, 1000),
            'lat_bucket{le="+Inf"}': counter(1000, 1000),
        },
    ),
    "Mean": (
        "rate(lat_sum[5m]) / rate(lat_count[5m]) > 50.03",
        {"lat_sum": counter(10_000, 100_000), "lat_count": counter(1000, 1000)},
    ),
    "Drop": ("rate(falls[5m]) < 0.503 * 50", {"falls": counter(1000, 0)}),
    "Vanished": ("(rate(gone[5m]) or vector(0)) < 0.503 * 50", {"gone": f"10000000+1000x{_HEALTHY} stale"}),
    **{
        f"Gauge{name}": (
            f"{_OVER[name].format(f'gauge_{name}')} {'>' if step.is_above else '<'} 5",
            {f"gauge_{name}": gauge(int(step.usual), int(step.wrong))},
        )
        for name, (step, _) in GAUGES.items()
    },
}


def outcomes() -> dict[str, Outcome]:
    outage = Scenario(Fraction("0.05"), lasts=LASTS)
    slow, total = Scenario(Fraction("0.3"), lasts=LASTS), Scenario(Fraction(1), lasts=LASTS)
    mean = share_for_mean(Fraction("50.03"), Fraction(10), Fraction(100))
    by_quantile = share_for_quantile(Fraction("0.95"), is_above=True)
    return {
        "BadRatio": simulate_bad_share(Fraction("0.0123"), FIVE_MINUTES, HELD, KNOWN, outage),
        "Quantile": simulate_bad_share(by_quantile, FIVE_MINUTES, HELD, KNOWN, slow),
        "Mean": simulate_bad_share(mean, FIVE_MINUTES, HELD, KNOWN, total),
        "Drop": simulate_bad_share(Fraction("0.497"), FIVE_MINUTES, HELD, KNOWN, total),
        "Vanished": simulate_vanishing(Fraction("0.497"), FIVE_MINUTES, HELD, KNOWN),
        **{
            f"Gauge{name}": simulate_gauge(measure, step, HELD, KNOWN, total)
            for name, (step, measure) in GAUGES.items()
        },
    }


def test_promtool_sees_each_fire_and_reset_as_computed(tmp_path: Path) -> None:
    computed = outcomes()
    assert computed.keys() == RULES.keys()
    rules = [{"alert": name, "for": "2m", "expr": expr} for name, (expr, _) in RULES.items()]
    (tmp_path / "rules.yaml").write_text(write_yaml({"groups": [{"name": "signals", "rules": rules}]}))
    series = {line: values for _, lines in RULES.values() for line, values in lines.items()}
    test = {
        "rule_files": ["rules.yaml"],
        "evaluation_interval": "30s",
        "group_eval_order": ["signals"],
        "tests": [
            {
                "interval": "20s",
                "input_series": [{"series": line, "values": values} for line, values in series.items()],
                "promql_expr_test": [check for name, outcome in computed.items() for check in checks(name, outcome)],
            }
        ],
    }
    path = tmp_path / "tests.yaml"
    path.write_text(write_yaml(test))
    verdict = run_rule_tests([path])
    assert verdict.ok, verdict.output


def checks(name: str, outcome: Outcome) -> list[dict[str, object]]:
    assert isinstance(outcome, Firing), name
    (period,) = outcome.periods
    fires = STARTS + period.fires.whole_seconds
    edges = [(fires - 30, False), (fires, True)]
    if period.resets is not None:
        resets = STARTS + period.resets.whole_seconds
        edges += [(resets - 30, True), (resets, False)]
    return [
        {
            "expr": f'count(ALERTS{{alertname="{name}",alertstate="firing"}})',
            "eval_time": f"{moment}s",
            "exp_samples": [{"labels": "{}", "value": 1}] if is_firing else [],
        }
        for moment, is_firing in edges
    ]


def test_a_mean_that_stays_below_its_limit_has_no_share() -> None:
    with pytest.raises(ValueError, match="beyond the limit"):
        share_for_mean(Fraction(5), Fraction(1), Fraction(4))


def test_silence_is_noticed_in_the_time_measured() -> None:
    """SEMANTICS 5: gone or silent groups fire 10 m after the last event with `for: 5m`."""
    absence, known = AbsenceIr(Duration.parse("1d"), ()), facts()
    silent = after_counters_stop(absence, FIVE_MINUTES, known)
    assert silent.earliest is not None
    assert silent.latest is not None
    assert silent.earliest <= Duration.parse("9m30s") <= silent.latest <= Duration.parse("10m30s")
    assert silent.forgotten == Duration.parse("1d4m")


def test_absence_of_the_whole_does_not_see_counters_that_stop() -> None:
    whole = AbsenceIr(None, ())
    assert after_counters_stop(whole, FIVE_MINUTES, facts()).latest is None
    ended = after_series_end(whole, FIVE_MINUTES, facts())
    assert ended.earliest == FIVE_MINUTES
    assert ended.latest == Duration.parse("11m")


def test_how_much_of_an_exponential_distribution_is_beyond_a_limit() -> None:
    """At p95 = 2 x limit, the square root of 5 %; at half of it, 5 % squared."""
    seen = [share_beyond(Decimal("0.95"), Fraction(times)) for times in ("0.5", "1", "2", "10")]
    assert seen == [Fraction("0.0025"), Fraction("0.05"), Fraction("0.2236"), Fraction("0.7411")]
