"""Receivers and teams: which there are, and where notifications go."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import OrganizationRule
from slocompiler.diff.delta.organization_delta import OrganizationDelta
from slocompiler.diff.differences import differences

ADDED, REMOVED = mirrored(
    ("DIF706", "receiver-declared", (Level.NEUTRAL,), "Teams may be told in one more way."),
    ("DIF707", "receiver-dropped", (Level.NEUTRAL,), "Nobody is told that way any more."),
)
CHANGED = undirected("DIF708", "receiver-changed", Level.RISKY, "Notifications go elsewhere, or in another form.")
TEAM_ADDED, TEAM_REMOVED = mirrored(
    ("DIF709", "team-declared", (Level.NEUTRAL,), "Services may belong to one more team."),
    ("DIF710", "team-dropped", (Level.NEUTRAL,), "No service belongs to the team any more."),
)


def _check(delta: OrganizationDelta) -> Iterator[Change]:
    for receiver in delta.receivers.removed:
        at = (("receivers", receiver.name),)
        yield delta.change(REMOVED, Subject("receiver", receiver.name), receiver.kind, "", at=at)
    for receiver in delta.receivers.added:
        at = (("receivers", receiver.name),)
        yield delta.change(ADDED, Subject("receiver", receiver.name), "", receiver.kind, at=at)
    for each in delta.receivers.kept:
        shown = tuple(Effect(" ".join(path), *words) for path, *words in differences(each.old, each.new))
        if shown:
            at, subject = (("receivers", each.new.name),), Subject("receiver", each.new.name)
            yield delta.change(CHANGED, subject, shown[0].old, shown[0].new, at=at, effects=shown)
    for team in delta.teams.removed:
        yield delta.change(TEAM_REMOVED, Subject("team", team.name), at=(("teams", team.name),))
    for team in delta.teams.added:
        yield delta.change(TEAM_ADDED, Subject("team", team.name), at=(("teams", team.name),))


RULE = OrganizationRule((ADDED, REMOVED, CHANGED, TEAM_ADDED, TEAM_REMOVED), _check)
