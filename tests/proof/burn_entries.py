"""Burn-rate alerts and facts for tests: the `standard` policy at 99.95 % of 30 days, and whatever else is asked for."""

from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.slos import BurnAlertIr, StillBurningIr
from slocompiler.proof.detection.facts import DetectionFacts
from slocompiler.proof.detection.outcome import Firing, Outcome
from slocompiler.proof.detection.sli_shape import SliShape
from slocompiler.values import BurnRate, Duration

BUDGET = Decimal("0.0005")
_SPAN = SourceSpan.start_of("specs/api.yaml")


def entry(threshold: str, long: str, short: str, for_: str = "0s", keep: str = "0s", name: str = "fast") -> BurnAlertIr:
    """An entry without a third term and without a guard."""
    limit = Decimal(threshold)
    return BurnAlertIr(
        entry=name,
        alert_name=f"ApiAvailabilityBurn{name.capitalize()}",
        burn=BurnRate(Fraction(limit) / Fraction(BUDGET)),
        threshold=limit,
        long=Duration.parse(long),
        short=Duration.parse(short),
        for_=Duration.parse(for_),
        keep_firing_for=Duration.parse(keep),
        severity="P0",
        page=True,
        still_burning=None,
        min_failures=0,
        span=_SPAN,
    )


def while_burning(alert: BurnAlertIr, window: str) -> BurnAlertIr:
    """The entry with the third term: more than the budget burns over `window`."""
    return replace(alert, still_burning=StillBurningIr(Duration.parse(window), BUDGET))


FAST = entry("0.0072", "1h", "5m", "2m")
MEDIUM = entry("0.003", "6h", "30m", "15m", name="medium")
SLOW = entry("0.001", "3d", "6h", "1h", name="slow")
STANDARD = (FAST, while_burning(MEDIUM, "5m"), while_burning(SLOW, "30m"))


def facts(scrape: str = "30s", interval: str = "30s", shape: SliShape | None = None) -> DetectionFacts:
    return DetectionFacts(
        Duration.parse(scrape),
        Duration.parse(interval),
        Fraction(BUDGET),
        Duration.parse("30d"),
        shape or SliShape(),
    )


def minutes(outcome: Outcome) -> list[tuple[float, float | None]]:
    """The times of firing in minutes after the outage began."""
    if not isinstance(outcome, Firing):
        return []
    return [(p.fires.seconds / 60, None if p.resets is None else p.resets.seconds / 60) for p in outcome.periods]
