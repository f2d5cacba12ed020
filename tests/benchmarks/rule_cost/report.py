"""The result as JSON, and in words."""

import os
import platform
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.rule_cost.measure import Budget, SetFigure
from tests.benchmarks.rule_cost.run import Result
from tests.benchmarks.rule_cost.traffic import SCRAPE, Size
from tests.judges.build import provide
from tests.judges.compile import released_version
from tests.judges.go_toolchain import MODULE
from tests.judges.registry import PROMETHEUS, SLOTH

OURS, SLOTH_DEFAULT = "slocompiler", "Sloth"
#: Samples of Sloth's default by ours: what is promised, and what is hoped for.
PROMISED, HOPED = 30, 50
#: How far from the truth our 30-day budget may be.
ALLOWED_ERROR = 0.001


def as_json(result: Result, size: Size, rounds: int) -> dict[str, Any]:
    """`per_evaluation` is what 30 seconds cost: rules by how often each is evaluated; `per_round` is all of them once.

    An error is relative: 1.0 says twice what is true. None is NaN, or nothing at all.
    """
    return {
        "machine": machine(),
        "history": {"series": len(size.series), "days": size.days, "scrape_interval_s": SCRAPE},
        "rounds": rounds,
        "sets": [_set(figure, result) for figure in result.figures],
        "sloth_by_ours": round(times_fewer(result.figures), 1),
    }


def machine() -> dict[str, Any]:
    """What it was measured on and with."""
    return {
        "processors": os.cpu_count(),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "prometheus": released_version(PROMETHEUS),
        "sloth": released_version(SLOTH, MODULE / "sloth"),
    }


def times_fewer(figures: Sequence[SetFigure]) -> float:
    """Samples of Sloth's default by ours, over the same time."""
    rates = {figure.name: figure.samples_per_second for figure in figures}
    return rates[SLOTH_DEFAULT] / rates[OURS]


def lines(result: Result) -> Iterator[str]:
    """A table for people."""
    yield f"{'':<30}{'samples/30 s':>14}{'samples/round':>15}{'ms/30 s':>9}{'ms/round':>10}  30-day budget spent"
    for figure in result.figures:
        budget, idle = result.budgets[figure.name], result.idle_budgets[figure.name]
        yield (
            f"{figure.name:<30}{figure.samples_per_second * SCRAPE:>14,.0f}{figure.samples:>15,}"
            f"{figure.milliseconds_per_second * SCRAPE:>9,.1f}{figure.milliseconds:>10,.1f}"
            f"  {_spent(budget)}, with an idle night {_spent(idle)}"
        )
    ours, truth = result.budgets[OURS], next(iter(result.budgets.values())).truth
    yield f"true: {float(truth):.4%}; ours is off by {ours.error or 0:.4%}, allowed {ALLOWED_ERROR:.1%}"
    fewer = times_fewer(result.figures)
    yield f"ours reads 1/{fewer:.1f} of what Sloth's default reads; promised 1/{PROMISED}, hoped for 1/{HOPED}"
    for name, rules in result.nans.items():
        yield f"NaN in the idle night or 2 hours after it, {name}: {', '.join(rules) or 'none'}"


def _set(figure: SetFigure, result: Result) -> dict[str, Any]:
    return {
        "name": figure.name,
        "samples_per_evaluation": round(figure.samples_per_second * SCRAPE),
        "samples_per_round": figure.samples,
        "samples_per_second": round(figure.samples_per_second),
        "ms_per_evaluation": round(figure.milliseconds_per_second * SCRAPE, 2),
        "ms_per_round": round(figure.milliseconds, 2),
        "budget": _budget(result.budgets[figure.name]),
        "budget_with_idle_night": _budget(result.idle_budgets[figure.name]),
        "nan_after_idle_night": result.nans[figure.name],
        "rules": [
            {"name": rule.name, "interval_s": rule.interval, "samples": rule.samples, "ms": round(rule.milliseconds, 3)}
            for rule in figure.rules
        ],
    }


def _budget(budget: Budget) -> dict[str, float | None]:
    spent, error = budget.spent, budget.error
    return {
        "spent": None if spent is None else round(spent, 6),
        "truth": round(float(budget.truth), 6),
        "error": None if error is None else round(error, 6),
    }


def _spent(budget: Budget) -> str:
    return "NaN" if budget.spent is None else f"{budget.spent:.2%} ({budget.error:+.2%})"


def _processor() -> str:
    try:
        described = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.processor()
    return next((line.split(": ")[1] for line in described.splitlines() if line.startswith("model name")), "")


def prometheus_is_there() -> bool:
    """Builds the judges that are not there yet."""
    return all(provide(name) for name in ("promtool", "prometheus", "sloth"))
