"""An Application Signals SLO: its kind, its goal, its burn rates.

Source: Application Signals API reference, CreateServiceLevelObjective, Goal and BurnRateConfiguration.
"""

from collections.abc import Iterator

from slocompiler.aws.reading import Body, mapping, mappings, number, text, whole
from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import quoted

_KINDS = ("SliConfig", "RequestBasedSliConfig")
#: Minutes of a unit; a month at its longest.
_MINUTES = {"MINUTE": 1, "HOUR": 60, "DAY": 24 * 60, "MONTH": 31 * 24 * 60}


def check_slo(body: Body) -> Iterator[Violation]:
    """Exactly one kind of SLI, a goal that is a share in percent, and burn rates within its interval."""
    given = [kind for kind in _KINDS if kind in body]
    if len(given) != 1 and not body.get("CreateRecommendedSlo"):
        message = f"an SLO has one kind of SLI, and this has {'both' if given else 'none'}"
        path: Path = (given[-1],) if given else ()
        yield Violation(ViolationKind.NOT_ONE_OF, path, message, f"write exactly one of {quoted(_KINDS)}")
    goal = mapping(body, "Goal")
    attainment, warning = number(goal, "AttainmentGoal"), number(goal, "WarningThreshold")
    if attainment is not None and not 0 < attainment < 100:
        help = "a percentage between 0 and 100, such as 99.9"
        yield _violation(("Goal", "AttainmentGoal"), f"a goal of {attainment} % leaves nothing to decide", help)
    if warning is not None and not 0 < warning < 100:
        message = f"{warning} % is no share of the budget"
        yield _violation(("Goal", "WarningThreshold"), message, "a percentage between 0 and 100")
    yield from _burn_rates(body, _interval_minutes(mapping(goal, "Interval")))


def _interval_minutes(interval: Body) -> int | None:
    for form in ("RollingInterval", "CalendarInterval"):
        inner = mapping(interval, form)
        count, unit = whole(inner, "Duration"), text(inner, "DurationUnit")
        if count and count > 0 and unit in _MINUTES:
            return count * _MINUTES[unit]
    return None


def _burn_rates(body: Body, longest: int | None) -> Iterator[Violation]:
    for index, burn_rate in mappings(body, "BurnRateConfigurations"):
        minutes = whole(burn_rate, "LookBackWindowMinutes")
        if minutes is not None and longest is not None and minutes > longest:
            path = ("BurnRateConfigurations", index, "LookBackWindowMinutes")
            message = f"{minutes} minutes are longer than the SLO's interval of {longest}"
            yield _violation(path, message, "look back over a part of the interval")


def _violation(path: Path, message: str, help: str) -> Violation:
    return Violation(ViolationKind.GOAL, path, message, help)
