"""How long an alert looks back, how long it waits, and how long it goes on after its condition is over."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.alarms import Alarm
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.direction import direction
from slocompiler.ir.slos import BurnAlertIr
from slocompiler.values import Duration

LOOKS_BACK_LONGER, LOOKS_BACK_SHORTER = mirrored(
    ("DIF209", "looks-back-longer", (Level.RISKY,), "A longer window needs more failures before it tells."),
    ("DIF210", "looks-back-shorter", (Level.NEUTRAL,), "A shorter window tells sooner, and of shorter failures."),
)
WAITS_LONGER, WAITS_SHORTER = mirrored(
    ("DIF211", "waits-longer", (Level.RISKY,), "It fires later; what is over before is never told."),
    ("DIF212", "waits-shorter", (Level.NEUTRAL,), "It fires sooner, and for shorter failures."),
)
KEEPS_LONGER, KEEPS_SHORTER = mirrored(
    ("DIF213", "keeps-firing-longer", (Level.NEUTRAL,), "It ends later after the failure is over."),
    ("DIF214", "keeps-firing-shorter", (Level.NEUTRAL,), "It ends sooner, and may fire again for the same failure."),
)


class _Length(Struct, frozen=True):
    """A length of an alert: its key in the spec, the kinds for more and for less of it, and how it is read."""

    key: str
    more: ChangeKind
    less: ChangeKind
    read: Callable[[Alarm], Duration | None]


def _window(name: str) -> Callable[[Alarm], Duration | None]:
    return lambda alarm: getattr(alarm.body, name) if isinstance(alarm.body, BurnAlertIr) else None


def _over(alarm: Alarm) -> Duration | None:
    measure = None if isinstance(alarm.body, BurnAlertIr) else getattr(alarm.body.condition, "measure", None)
    over: Duration | None = None if measure is None else measure.over
    return over


_LENGTHS = (
    _Length("long", LOOKS_BACK_LONGER, LOOKS_BACK_SHORTER, _window("long")),
    _Length("short", LOOKS_BACK_LONGER, LOOKS_BACK_SHORTER, _window("short")),
    _Length("over", LOOKS_BACK_LONGER, LOOKS_BACK_SHORTER, _over),
    _Length("for", WAITS_LONGER, WAITS_SHORTER, lambda alarm: alarm.for_),
    _Length("keep_firing_for", KEEPS_LONGER, KEEPS_SHORTER, lambda alarm: alarm.keep_firing_for),
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for each in delta.alarms.kept:
        for length in _LENGTHS:
            old, new = length.read(each.old), length.read(each.new)
            kind = None if old is None or new is None else direction(old, new, length.more, length.less)
            if kind is not None:
                subject = Subject(each.new.part, each.new.name, each.new.group)
                spans = delta.alarm_spans(each, (length.key, "when"))
                yield delta.change(kind, subject, f"{length.key} {old}", f"{length.key} {new}", spans=spans)


RULE = ServiceRule(
    (LOOKS_BACK_LONGER, LOOKS_BACK_SHORTER, WAITS_LONGER, WAITS_SHORTER, KEEPS_LONGER, KEEPS_SHORTER), _check
)
