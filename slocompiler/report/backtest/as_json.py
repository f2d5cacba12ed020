"""A replay for programs: times in seconds since the epoch."""

from slocompiler.emit import write_json
from slocompiler.proof.backtest.firings import Firing
from slocompiler.proof.backtest.result import Backtest, BudgetPeriod, Episode, ReplayedRules

FORMAT_VERSION = 1


def backtest_json(result: Backtest) -> str:
    """`{"version": 1, "start": ..., "rules": {"new": {...}}, "episodes": [...], "budgets": [...]}`."""
    return write_json(
        {
            "version": FORMAT_VERSION,
            "start": result.start / 1000,
            "end": result.end / 1000,
            "step": result.step / 1000,
            "rules": {rules.name: _rules(result, rules) for rules in result.rule_sets},
            "episodes": [_episode(episode) for episode in result.episodes],
            "budgets": [_budget(period) for period in result.budgets],
            "warnings": list(result.warnings),
        }
    )


def _rules(result: Backtest, rules: ReplayedRules) -> dict[str, object]:
    return {
        "firings": len(rules.firings),
        "hours_firing": result.hours(rules.firings),
        "pages": rules.pages,
        "pages_per_week": result.pages_a_week(rules),
        "alerts": [
            {
                "alert": alert.name,
                "pages": alert.pages,
                "hours_firing": result.hours(alert.firings),
                "firings": [_firing(firing) for firing in alert.firings],
                "other_groups": list(alert.other_groups),
            }
            for alert in rules.alerts
        ],
        "not_replayed": [{"rule": rule.name, "reason": rule.reason} for rule in rules.left_out],
    }


def _firing(firing: Firing) -> dict[str, object]:
    return {
        "alert": firing.alert,
        "labels": dict(firing.labels),
        "fires": firing.fires / 1000,
        "resolves": None if firing.resolves is None else firing.resolves / 1000,
        "since_before": firing.since_before,
    }


def _episode(episode: Episode) -> dict[str, object]:
    return {
        "start": episode.start / 1000,
        "end": None if episode.end is None else episode.end / 1000,
        "first": {name: _firing(firing) for name, firing in episode.first.items()},
    }


def _budget(period: BudgetPeriod) -> dict[str, object]:
    return {
        "slo": period.slo,
        "group": dict(period.group),
        "start": period.start / 1000,
        "end": period.end / 1000,
        "error_ratio": period.error_ratio,
        "burn": period.burn,
        "budget_spent": period.budget_spent,
    }
