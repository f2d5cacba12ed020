"""What keeps an alert silent while it fires."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.delivery_places import receiver_places
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.words import listed

MORE, LESS = mirrored(
    ("DIF309", "silent-more-often", (Level.RISKY,), "While something else fires, nobody is told of it."),
    ("DIF310", "silent-less-often", (Level.NEUTRAL,), "It is told although something else fires."),
    follows=True,
)


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """The words that name the service or the SLO itself change with it."""
    for each in delta.alarms.kept:
        old, new = set(each.old.telling.silent_while), set(each.new.telling.silent_while)
        subject = Subject(each.new.part, each.new.name, each.new.group)
        if new - old:
            spans = receiver_places(delta, each)
            yield delta.change(MORE, subject, "", f"while {listed(sorted(new - old))} fires", spans=spans)
        if old - new:
            spans = receiver_places(delta, each)
            yield delta.change(LESS, subject, f"while {listed(sorted(old - new))} fires", "", spans=spans)


RULE = ServiceRule((MORE, LESS), _check)
