"""Panels of the service's dashboards."""

from collections.abc import Iterator

from msgspec.structs import replace

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import ChangeKind, Level, mirrored, undirected
from slocompiler.diff.change_rule import ServiceRule
from slocompiler.diff.delta.service_delta import ServiceDelta
from slocompiler.diff.pairing import Pair, pair
from slocompiler.diff.side import Panel

ADDED, REMOVED = mirrored(
    ("DIF510", "panels-added", (Level.NEUTRAL,), "Dashboards show more."),
    ("DIF511", "panels-removed", (Level.NEUTRAL,), "Dashboards show less; links to these panels lead nowhere."),
    follows=True,
)
CHANGED = undirected("DIF512", "panels-changed", Level.NEUTRAL, "Panels show something else.", follows=True)

#: Keys of a panel as people call them.
_WORDS = {"fieldConfig": "thresholds and units", "targets": "queries", "datasource": "source"}


def _check(delta: ServiceDelta) -> Iterator[Change]:
    """One change of each kind for a service: the panels are its effects."""
    old, new = delta.sides.old.made, delta.sides.new.made
    if old is None or new is None:
        return
    sections = {each.old.name: each.new.name for each in delta.slos.kept}
    renamed = [replace(panel, section=sections.get(panel.section, panel.section)) for panel in old.panels]
    panels = pair(renamed, new.panels, _place, (lambda panel: panel.content,))
    changed = [each for each in panels.kept if each.old.content != each.new.content]
    yield from _listed(delta, REMOVED, [Effect(panel.name, "shown", "gone") for panel in panels.removed])
    yield from _listed(delta, ADDED, [Effect(panel.name, "not there", "shown") for panel in panels.added])
    yield from _listed(delta, CHANGED, [Effect(each.new.name, "", _what(each)) for each in changed])


def _listed(delta: ServiceDelta, kind: ChangeKind, shown: list[Effect]) -> Iterator[Change]:
    if shown:
        count = str(len(shown))
        sides = (count, "") if kind is REMOVED else ("", count)
        yield delta.change(kind, Subject("dashboards"), *sides, at=(("service",),), effects=tuple(shown))


def _what(panel: Pair[Panel]) -> str:
    """What of it is another: `queries, thresholds and units`."""
    old, new = dict(panel.old.content), dict(panel.new.content)
    keys = [key for key in sorted(old.keys() | new.keys()) if old.get(key) != new.get(key)]
    return ", ".join(_WORDS.get(key, key) for key in keys)


def _place(panel: Panel) -> object:
    return (panel.dashboard, panel.section, panel.title)


RULE = ServiceRule((ADDED, REMOVED, CHANGED), _check)
