"""Statistics: simple ones, and the extended ones with their own small grammar."""

from collections.abc import Iterator

from slocompiler.aws.java_pattern import matches
from slocompiler.aws.reading import Body, text
from slocompiler.aws.scalar_checks import shortened
from slocompiler.aws.service_model import ModelProblem, service_model
from slocompiler.aws.violation import Path, Violation, ViolationKind

SIMPLE = ("SampleCount", "Average", "Sum", "Minimum", "Maximum")
_EXTENDED_HELP = "such as p95, p99.9, tm90, IQM, TM(10%:90%), PR(:100), TC(:100)"


def is_statistic(statistic: str) -> bool:
    """Whether CloudWatch has such a statistic. The one published grammar stands on the anomaly detectors' Stat."""
    model = service_model("cloudwatch")
    if isinstance(model, ModelProblem):
        return True
    pattern = model.shapes["AnomalyDetectorMetricStat"].pattern
    return pattern is None or matches(pattern, statistic)


def is_percentile(statistic: str) -> bool:
    """Whether it is one that needs a distribution of values: `EvaluateLowSampleCountPercentile` is about these."""
    return statistic[:1] == "p" and statistic[1:2].isdigit()


def check_statistic(body: Body) -> Iterator[Violation]:
    """The statistic of an alarm on one metric: `Statistic` or `ExtendedStatistic`, each with its own words."""
    if "MetricName" not in body or "Metrics" in body or "EvaluationCriteria" in body:
        return
    given = [key for key in ("Statistic", "ExtendedStatistic") if key in body]
    if len(given) != 1:
        what = "both `Statistic` and `ExtendedStatistic`" if given else "no statistic"
        path: Path = ("ExtendedStatistic",) if given else ()
        yield Violation(ViolationKind.STATISTIC, path, f"this alarm has {what}", "write exactly one of them")
    extended = text(body, "ExtendedStatistic")
    if len(given) == 1 and extended is not None:
        yield from _extended(extended, ("ExtendedStatistic",))


def _extended(statistic: str, path: Path) -> Iterator[Violation]:
    if statistic in SIMPLE:
        message = f"`{statistic}` is a plain statistic"
        yield Violation(ViolationKind.STATISTIC, path, message, "write it under `Statistic`")
    else:
        yield from any_statistic(statistic, path)


def any_statistic(statistic: str, path: Path) -> Iterator[Violation]:
    """What is wrong with a `Stat`, where both kinds of statistics may stand."""
    if not is_statistic(statistic):
        message = f"`{shortened(statistic)}` is no statistic"
        help = f"{', '.join(SIMPLE)}, or an extended one {_EXTENDED_HELP}"
        yield Violation(ViolationKind.STATISTIC, path, message, help)


def misplaced_percentile(violation: Violation, statistic: object) -> Violation:
    """The walk's refusal of a percentile under `Statistic`, with the remedy: it is no misspelt word."""
    if violation.path != ("Statistic",) or not isinstance(statistic, str) or not is_statistic(statistic):
        return violation
    message = f"`{statistic}` is an extended statistic"
    return Violation(ViolationKind.STATISTIC, violation.path, message, "write it under `ExtendedStatistic`")
