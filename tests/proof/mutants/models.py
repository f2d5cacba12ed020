"""Mutants of the models: a function with something wrong in it, and which generated test disagrees with promtool."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from slocompiler.proof.detection import condition, simulate
from slocompiler.proof.detection.alert_state import Holding
from slocompiler.proof.detection.grid import Grid
from slocompiler.proof.rule_tests import burn_outcomes, sli_counts
from slocompiler.proof.rule_tests.alerts import conditions, measuring, threshold_tests
from slocompiler.proof.rule_tests.forms import classic
from slocompiler.values import Duration

Patch = Callable[[pytest.MonkeyPatch], None]


class ModelMutant(Struct, frozen=True):
    service: str
    test: str
    patch: Patch


def _window_with_its_left_end(patch: pytest.MonkeyPatch) -> None:
    """A raw window spans w instead of w - s."""
    patch.setattr(Grid, "after", Grid.at_or_before)


def _held(change_for: int, change_keep: int) -> Patch:
    true = simulate._holding

    def wrong(alert: Any) -> Holding:
        held = true(alert)
        return Holding(held.for_ + change_for, held.keep + change_keep)

    return lambda patch: patch.setattr(simulate, "_holding", wrong)


def _terms(change: Callable[[Any], Any]) -> Patch:
    """Other comparisons than the alert's own."""
    true = condition.window_terms

    def wrong(alert: Any) -> Any:
        return tuple(change(term) for term in true(alert))

    def patch_all(patch: pytest.MonkeyPatch) -> None:
        for module in (condition, simulate, burn_outcomes):
            patch.setattr(module, "window_terms", wrong)

    return patch_all


def _half(patch: pytest.MonkeyPatch) -> None:
    """Five failures and a half."""
    patch.setattr(burn_outcomes, "_HALF", -burn_outcomes._HALF)


def _counts_of_longer(patch: pytest.MonkeyPatch) -> None:
    """Counts look back ten minutes."""
    patch.setattr(sli_counts, "COUNT_WINDOW", Duration.of(minutes=10))


def _limit(change: Fraction) -> Patch:
    true = conditions.threshold_condition

    def wrong(threshold: Any, values: Any, *, is_floor: bool, scale: Fraction) -> Any:
        return true(threshold, values, is_floor=is_floor, scale=scale * change)

    return lambda patch: patch.setattr(threshold_tests, "threshold_condition", wrong)


def _quantile_of_half_a_bucket(patch: pytest.MonkeyPatch) -> None:
    true = classic.classic_quantile

    def wrong(windows: Any, boundaries: Any, quantile: Fraction, window: int, moment: int) -> Any:
        return true(windows, boundaries, quantile - Fraction(1, 20), window, moment)

    patch.setattr(measuring, "classic_quantile", wrong)


def _no_median(patch: pytest.MonkeyPatch) -> None:
    """A baseline of half an hour ago."""
    patch.setattr(conditions, "BASELINES", (Duration.of(minutes=8),))


MODELS: dict[str, ModelMutant] = {
    "w instead of w - s": ModelMutant("events", "5 % fails", _window_with_its_left_end),
    "`for` one evaluation longer": ModelMutant("events", "100 % fails", _held(30_000, 0)),
    "`for` not waited for": ModelMutant("events", "100 % fails", _held(-120_000, 0)),
    "kept firing one evaluation longer": ModelMutant("events", "100 % fails", _held(0, 30_000)),
    "thresholds a tenth higher": ModelMutant(
        "events", "5 % fails", _terms(lambda term: replace(term, threshold=term.threshold * Fraction(11, 10)))
    ),
    "windows a quarter shorter": ModelMutant(
        "events", "5 % fails", _terms(lambda term: replace(term, window=Duration(term.window.milliseconds * 3 // 4)))
    ),
    "one failure more than asked for": ModelMutant("events", "few failures", _half),
    "counts over ten minutes": ModelMutant("events", "few failures", _counts_of_longer),
    "limits a tenth higher": ModelMutant("ratio", "bad_ratio above", _limit(Fraction(11, 10))),
    "another quantile": ModelMutant("quantile", "p95 above", _quantile_of_half_a_bucket),
    "a baseline of eight minutes ago": ModelMutant("drop", "rate drops", _no_median),
}
