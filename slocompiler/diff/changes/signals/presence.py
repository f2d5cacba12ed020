"""A signal is there, is there no longer, or is called something else."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta

ADDED, REMOVED = mirrored(
    ("DIF150", "signal-added", (Level.NEUTRAL,), "One more thing is measured."),
    ("DIF151", "signal-removed", (Level.NEUTRAL,), "It is no longer measured; what stood on it changes too."),
)
RENAMED = undirected("DIF152", "signal-renamed", Level.NEUTRAL, "The same is measured under another name.")


def _check(delta: ServiceDelta) -> Iterator[Change]:
    for signal in delta.signals.removed:
        subject = Subject("signal", signal.name)
        yield delta.change(REMOVED, subject, signal.form.value, "", at=(("signals", signal.name),))
    for signal in delta.signals.added:
        subject = Subject("signal", signal.name)
        yield delta.change(ADDED, subject, "", signal.form.value, at=(("signals", signal.name),))
    for each in delta.signals.kept:
        if each.old.name != each.new.name:
            at, old_at = (("signals", each.new.name),), (("signals", each.old.name),)
            subject = Subject("signal", each.new.name)
            yield delta.change(RENAMED, subject, each.old.name, each.new.name, at=at, old_at=old_at)


RULE = ServiceRule((ADDED, REMOVED, RENAMED), _check)
