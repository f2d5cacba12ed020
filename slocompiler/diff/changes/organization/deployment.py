"""How the stores and their tools are deployed, and everything else that holds for all services."""

from collections.abc import Iterator

from slocompiler.diff.change import Change, Subject
from slocompiler.diff.change_kind import Level, mirrored, undirected
from slocompiler.diff.change_rule import OrganizationRule
from slocompiler.diff.delta.organization_delta import OrganizationDelta
from slocompiler.diff.differences import differences
from slocompiler.diff.words import NONE
from slocompiler.values import print_number

CHANGED = undirected(
    "DIF711", "deployment-changed", Level.RISKY, "It holds for every service, for what is proven and what goes out."
)
FLAVOR = undirected(
    "DIF714",
    "flavor-changed",
    Level.RISKY,
    "Another engine evaluates the rules: other files go out, within other limits, and alerts may fire sooner or later.",
)
LIMIT_RAISED, LIMIT_LOWERED = mirrored(
    ("DIF712", "limit-raised", (Level.NEUTRAL,), "Specs may cost more."),
    ("DIF713", "limit-lowered", (Level.NEUTRAL,), "Specs may cost less."),
)
#: What other rules look at: `environments` and the things that have a name.
_OTHERS = frozenset(
    ("severities", "receivers", "teams", "time_intervals", "environments", "runbooks", "extra_rules", "limits")
)
_FLAVOR = ("prometheus", "flavor")
_LIMITS = {"series_per_service": "series_per_service", "monthly_tracing_cost_usd": "monthly_tracing_cost"}


def _check(delta: OrganizationDelta) -> Iterator[Change]:
    old, new = delta.sides.old.ir, delta.sides.new.ir
    for path, before, after in differences(old, new):
        if path == _FLAVOR:
            yield delta.change(FLAVOR, Subject("organization", " ".join(path)), before, after, at=(path, path[:1]))
        elif path[0] not in _OTHERS:
            yield delta.change(CHANGED, Subject("organization", " ".join(path)), before, after, at=(path, path[:1]))
    yield from _environments(delta)
    for field, key in _LIMITS.items():
        limits = getattr(old.limits, field), getattr(new.limits, field)
        if limits[0] != limits[1]:
            # No limit at all is the highest.
            is_raised = limits[1] is None or (limits[0] is not None and limits[1] > limits[0])
            words = tuple(NONE if limit is None else print_number(limit) for limit in limits)
            kind = LIMIT_RAISED if is_raised else LIMIT_LOWERED
            yield delta.change(kind, Subject("limit", key), *words, at=(("limits", key),))


def _environments(delta: OrganizationDelta) -> Iterator[Change]:
    """Accounts and Regions of those that are there on both sides."""
    before = {each.name: each for each in delta.sides.old.ir.environments}
    for new in delta.sides.new.ir.environments:
        old = before.get(new.name)
        for path, *words in differences(old, new) if old else ():
            subject = Subject("environment", " ".join((new.name, *path)))
            at = (("environments", new.name, "cloudwatch", *path), ("environments", new.name))
            yield delta.change(CHANGED, subject, *words, at=at)


RULE = OrganizationRule((CHANGED, FLAVOR, LIMIT_RAISED, LIMIT_LOWERED), _check)
