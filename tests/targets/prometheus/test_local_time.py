"""Local time against the tz database, by an evaluator of our own and by promtool."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from slocompiler.emit import write_yaml
from slocompiler.promql import Binary, Call, Expr, NumberLiteral, Paren, parse_expr
from slocompiler.targets.prometheus.local_time import local_time
from slocompiler.targets.prometheus.zone_rules import FixedOffset, ListedChanges, SeasonRule, zone_rules
from tests.targets.prometheus.promtool_case import PromtoolCase

#: With a rule: north, south, negative summer time, changes at midnight, at 24:00, before midnight, on a Friday.
SEASONAL = (
    "America/New_York",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Africa/Cairo",
    "America/Nuuk",
    "America/Santiago",
    "America/St_Johns",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Australia/Sydney",
    "Pacific/Auckland",
    "Pacific/Chatham",
)
FIXED = ("UTC", "Asia/Kolkata", "America/Phoenix", "Asia/Tokyo")
LISTED = ("Asia/Gaza",)


def zone_info(zone: str) -> ZoneInfo:
    """The zone as the installed tz database has it, whatever the machine has."""
    return ZoneInfo.from_file(BytesIO(files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes()), key=zone)


def true_local_time(info: ZoneInfo, moment: int) -> int:
    offset = datetime.fromtimestamp(moment, UTC).astimezone(info).utcoffset()
    assert offset is not None
    return moment + int(offset.total_seconds())


def moments(info: ZoneInfo, first_year: int, years: int) -> list[int]:
    """Every noon and midnight, and the two hours around every change, minute by minute."""
    start = int(datetime(first_year, 1, 1, tzinfo=UTC).timestamp())
    found = list(range(start, start + years * 365 * 86400, 43200))
    for before, after in pairwise(tuple(found)):
        if true_local_time(info, before) - before != true_local_time(info, after) - after:
            found += range(before, after, 300)
            found += [second for edge in range(before, after, 1800) for second in (edge - 1, edge, edge + 1)]
    return found


@pytest.mark.parametrize("zone", [*SEASONAL, *FIXED])
def test_local_time_is_that_of_the_tz_database_for_12_years(zone: str) -> None:
    info, evaluate = zone_info(zone), compiled(parse_expr(local_time(zone)))
    wrong = [moment for moment in moments(info, 2026, 12) if evaluate(moment) != true_local_time(info, moment)]
    assert wrong == []


@pytest.mark.parametrize("zone", LISTED)
def test_a_zone_without_a_rule_is_right_until_2036(zone: str) -> None:
    info, evaluate = zone_info(zone), compiled(parse_expr(local_time(zone)))
    assert isinstance(zone_rules(zone), ListedChanges)
    wrong = [moment for moment in moments(info, 2026, 10) if evaluate(moment) != true_local_time(info, moment)]
    assert wrong == []


def test_each_zone_has_the_kind_of_rule_that_is_expected() -> None:
    assert {type(zone_rules(zone)) for zone in SEASONAL} == {SeasonRule}
    assert {type(zone_rules(zone)) for zone in FIXED} == {FixedOffset}


@pytest.mark.parametrize("zone", ["Mars/Olympus", "America", ""])
def test_an_unknown_zone_is_a_key_error(zone: str) -> None:
    with pytest.raises(KeyError):
        zone_rules(zone)


def test_promtool_agrees(tmp_path: Path) -> None:
    zones = ("America/New_York", "Australia/Sydney", "Africa/Cairo")
    rules = [{"record": "slo:local_time", "expr": local_time(zone), "labels": {"zone": zone}} for zone in zones]
    text = write_yaml({"groups": [{"name": "zones", "rules": rules}]})
    case = PromtoolCase(text, {"x": "0"}, interval="12h", start="2027-01-01T00:00:00Z")
    start = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp())
    for zone in zones:
        info = zone_info(zone)
        for hours in range(0, 360 * 24, 12):
            local = true_local_time(info, start + hours * 3600)
            case.value(f"{hours}h", f'sum(slo:local_time{{zone="{zone}"}}) - {local}', 0)
    case.run(tmp_path)


Value = Callable[[int], float]
_OPERATORS: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "%": lambda a, b: a % b,
    ">": lambda a, b: float(a > b),
    "<": lambda a, b: float(a < b),
    ">=": lambda a, b: float(a >= b),
    "==": lambda a, b: float(a == b),
}
_CALENDAR: dict[str, Callable[[datetime], int]] = {
    "month": lambda moment: moment.month,
    "day_of_month": lambda moment: moment.day,
    "day_of_week": lambda moment: moment.isoweekday() % 7,
}


def compiled(expr: Expr) -> Value:
    """An evaluator of the little PromQL that local times are made of: vectors of one sample, and numbers."""
    match expr:
        case NumberLiteral():
            number = expr.value
            return lambda moment: number
        case Paren(inner) | Call("vector", (inner,)):
            return compiled(inner)
        case Call("time", ()):
            return lambda moment: moment
        case Call(name, (inner,)):
            part, clock = _CALENDAR[name], compiled(inner)
            return lambda moment: part(datetime(1970, 1, 1) + timedelta(seconds=clock(moment)))
        case Binary(op, lhs, rhs):
            left, right, operate = compiled(lhs), compiled(rhs), _OPERATORS[op]
            return lambda moment: operate(left(moment), right(moment))
    raise NotImplementedError(expr)
