"""Rules into groups that every ruler accepts."""

from collections.abc import Iterable, Sequence

from slocompiler.targets.prometheus.rule_group import RuleGroup, RuleNode
from slocompiler.values import Duration

#: Mimir's default for a tenant; a larger group is refused as a whole.
MAX_RULES = 20
#: Recorded series are read with a lookback of 5m, so they must be written far more often.
BUDGET_INTERVAL = Duration.of(minutes=2)
BAND_INTERVAL = Duration.of(minutes=1)
_SLOWEST_RECORDING = Duration.of(minutes=1)


def recording_interval(evaluation_interval: Duration) -> Duration:
    """How often SLIs are recorded: at every evaluation, at least once a minute, as sparse errors need it."""
    return min(evaluation_interval, _SLOWEST_RECORDING)


def pack_groups(name: str, interval: Duration, units: Iterable[Sequence[RuleNode]]) -> list[RuleGroup]:
    """Groups of at most 20 rules that keep the order and never part a unit.

    The first group has the name, the others are numbered from 2. A rule that reads a series of an earlier group reads
    it up to one interval old, as Prometheus does not order groups.
    """
    packed: list[list[RuleNode]] = []
    for unit in units:
        if not packed or len(packed[-1]) + len(unit) > MAX_RULES:
            packed.append([])
        packed[-1].extend(unit)
    return [
        RuleGroup(name if number == 1 else f"{name}:{number}", interval, tuple(rules))
        for number, rules in enumerate(packed, start=1)
        if rules
    ]
