"""Packing of rules into groups."""

from slocompiler.targets.prometheus.groups import MAX_RULES, pack_groups, recording_interval
from slocompiler.targets.prometheus.rule_group import Recording
from slocompiler.values import Duration


def unit(size: int) -> tuple[Recording, ...]:
    return tuple(Recording("a", "b", {}) for _ in range(size))


def sizes(*units: int) -> list[tuple[str, int]]:
    packed = pack_groups("svc:x", Duration.of(seconds=30), [unit(size) for size in units])
    return [(group.name, len(group.rules)) for group in packed]


def test_groups_are_filled_up_to_the_limit_and_numbered() -> None:
    assert sizes(9, 11) == [("svc:x", MAX_RULES)]
    assert sizes(9, 12, 8, 1) == [("svc:x", 9), ("svc:x:2", 20), ("svc:x:3", 1)]


def test_nothing_makes_no_group() -> None:
    assert sizes() == []
    assert sizes(0) == []


def test_slis_are_recorded_at_every_evaluation_and_once_a_minute_at_least() -> None:
    assert recording_interval(Duration.of(seconds=15)) == Duration.of(seconds=15)
    assert recording_interval(Duration.of(minutes=5)) == Duration.of(minutes=1)
