"""What Alertmanager does about hours, inhibition, repeats and alerts that are over: one case for each surprise.

Every case is a route of its own below one Alertmanager, with a receiver of its own. Times are seconds after the start.
The intervals: `early` ends at 8 s, `late` begins at 17 s; a route with both is closed in between.
"""

from dataclasses import dataclass, field
from typing import Any

EARLY_ENDS = 8
LATE_BEGINS = 17
ENDS = 27
HOLE = ("early", "late")

Labels = dict[str, str]


@dataclass(frozen=True)
class Alert:
    """An alert by its name, with its labels; it fires, and resolves unless that is None."""

    name: str
    fires: float
    resolves: float | None = None
    labels: Labels = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """`told`: the notifications in order: `+A` fires, `-A` is over, several together with a blank between them."""

    name: str
    alerts: tuple[Alert, ...]
    told: tuple[str, ...]
    route: dict[str, Any] = field(default_factory=dict)
    routes: tuple[dict[str, Any], ...] = ()
    rules: tuple[dict[str, Any], ...] = ()
    resend: int | None = None


def _rule(source: str, target: str, *equal: str) -> dict[str, Any]:
    return {"source_matchers": source.split(), "target_matchers": target.split(), "equal": list(equal)}


P0, P1, P2 = ({"severity": name, "service": "s"} for name in ("P0", "P1", "P2"))
_URGENT = _rule("severity=P0", "severity=~P1|P2", "service", "slo")
_BY_SEVERITY = {"group_by": ["severity"]}
_P0_CLOSED = ({"matchers": ["severity=P0"], "active_time_intervals": ["late"]},)

CASES = (
    Case("told when the hours begin", (Alert("A", 0),), ("+A",), {"active_time_intervals": ["late"]}),
    Case(
        "told as late as a group interval after the hours began",
        (Alert("A", 0),),
        ("+A",),
        {"active_time_intervals": ["late"], "group_interval": "12s"},
    ),
    Case(
        "muted by an interval",
        (Alert("A", 0),),
        ("+A", "+A"),
        {"mute_time_intervals": ["late"], "repeat_interval": "7s"},
    ),
    Case("not told again after closed hours", (Alert("A", 0),), ("+A",), {"active_time_intervals": HOLE}),
    Case(
        "told again after closed hours that are longer than the repeat interval",
        (Alert("A", 0),),
        ("+A", "+A"),
        {"active_time_intervals": HOLE, "repeat_interval": "15s"},
    ),
    Case("its end is lost in closed hours", (Alert("A", 0, 11),), ("+A",), {"active_time_intervals": HOLE}),
    Case(
        "its end is told when no flush falls into the closed hours",
        (Alert("A", 0, 11),),
        ("+A", "-A"),
        {"active_time_intervals": HOLE, "group_interval": "21s"},
    ),
    Case(
        "its end is told after all when Prometheus repeats it until the hours begin",
        (Alert("A", 0, 11),),
        ("+A", "-A"),
        {"active_time_intervals": HOLE},
        resend=2,
    ),
    Case("began and ended in closed hours", (Alert("A", 9.5, 15),), (), {"active_time_intervals": HOLE}),
    Case(
        "repeated at the first flush after the repeat interval",
        (Alert("A", 0),),
        ("+A",) * 3,
        {"repeat_interval": "7s"},
    ),
    Case("joins its group at the next flush", (Alert("A", 0), Alert("B", 2)), ("+A", "+A +B")),
    Case("ends together with its group", (Alert("A", 0, 5.5), Alert("B", 0, 11.5)), ("+A +B", "+B -A", "-B")),
    Case("fires anew", (Alert("A", 0, 5.5), Alert("A", 14)), ("+A", "-A", "+A")),
    Case(
        "equal labels that both lack inhibit",
        (Alert("A", 0, None, P0), Alert("B", 1.5, None, P1)),
        ("+A",),
        _BY_SEVERITY,
        rules=(_URGENT,),
    ),
    Case(
        "a label that one of them lacks does not inhibit",
        (Alert("A", 0, None, P0 | {"slo": "x"}), Alert("B", 1.5, None, P1)),
        ("+A", "+B"),
        _BY_SEVERITY,
        rules=(_URGENT,),
    ),
    Case(
        "an empty value is a missing label",
        (Alert("A", 0, None, P0), Alert("B", 1.5, None, P1)),
        ("+A", "+B"),
        _BY_SEVERITY,
        rules=(_rule('severity=P0 slo!=""', 'severity=P1 slo!=""', "service", "slo"),),
    ),
    Case(
        "a source that is closed inhibits all the same",
        (Alert("A", 0, 14, P0), Alert("B", 1.5, 13, P1)),
        (),
        _BY_SEVERITY,
        _P0_CLOSED,
        rules=(_URGENT,),
    ),
    Case(
        "an inhibited source inhibits the next",
        (Alert("A", 0, None, P0), Alert("B", 0, None, P1), Alert("C", 1.5, None, P2)),
        ("+A",),
        _BY_SEVERITY,
        rules=(_rule("severity=P0", "severity=P1", "service"), _rule("severity=P1", "severity=P2", "service")),
    ),
    Case(
        "told only after the more urgent one is over",
        (Alert("A", 0, 9.3, P0), Alert("B", 1.5, 16, P1)),
        ("+A", "-A", "+B", "-B"),
        _BY_SEVERITY,
        rules=(_URGENT,),
    ),
    Case(
        "not told again when what muted it is over",
        (Alert("A", 5.5, 11.5, P0), Alert("B", 0, 20, P1)),
        ("+B", "+A", "-A", "-B"),
        _BY_SEVERITY,
        rules=(_URGENT,),
    ),
    Case(
        "its end is lost while inhibited",
        (Alert("A", 5.5, 17.5, P0), Alert("B", 0, 9.5, P1)),
        ("+B", "+A", "-A"),
        _BY_SEVERITY,
        rules=(_URGENT,),
    ),
    Case(
        "of one group the inhibited alert is left out",
        (Alert("A", 0, None, P0), Alert("B", 0, None, P1), Alert("C", 0, None, {"severity": "P1", "service": "t"})),
        ("+A +C",),
        rules=(_URGENT,),
    ),
    Case(
        "alerts that fulfil both sides do not inhibit each other",
        (Alert("A", 0, None, P0), Alert("B", 1.5, None, P1)),
        ("+A", "+B"),
        _BY_SEVERITY,
        rules=(_rule("service=s", "service=s", "service"),),
    ),
    Case(
        "while a dependency is down its dependant's tickets are silent, its pages are not",
        (
            Alert("A", 0, None, {"service": "dep", "page": "true"}),
            Alert("B", 1.5, None, {"service": "front", "page": "false"}),
            Alert("C", 1.5, None, {"service": "front", "page": "true"}),
        ),
        ("+A", "+C"),
        {"group_by": ["alertname"]},
        rules=(_rule("service=dep page=true", "service=front page=false"),),
    ),
    Case("several severities are one notification", (Alert("A", 0, None, P0), Alert("B", 0, None, P1)), ("+A +B",)),
    Case(
        "one receiver by two routes is told twice",
        (Alert("A", 0, None, P0),),
        ("+A", "+A"),
        routes=({"matchers": ["severity=~P.*"], "continue": True}, {"matchers": ["severity=P0"]}),
    ),
)
