"""Alert policies of an SLO, with their conditions and targets."""

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct

from slocompiler.importing.foreign.fields import Fields, Found, FoundNumber
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.durations import Shorthand, read_shorthand
from slocompiler.importing.openslo.reading.objectives import OPERATORS
from slocompiler.importing.openslo.reading.objects import Object, open_object

_Made = TypeVar("_Made")


class Condition(Struct, frozen=True):
    """A burn rate that is compared over one window."""

    object: Object
    severity: Found
    op: Found
    threshold: FoundNumber
    lookback: Shorthand
    alert_after: Shorthand | None


class Target(Struct, frozen=True):
    """Where notifications go: a word such as `email`."""

    object: Object
    target: Found


class Policy(Struct, frozen=True):
    """When an alert is raised: while its condition holds, when it ends, when nothing is known of it."""

    object: Object
    when_breaching: bool
    when_resolved: bool
    when_no_data: bool
    condition: Condition
    targets: tuple[Target, ...]


def read_policies(context: Context, owner: Object) -> list[Policy]:
    """The alert policies of an SLO, without those that something is wrong with (which is reported)."""
    found = []
    for item in owner.spec.each("alertPolicies", "an alert policy"):
        policy = _referred(context, owner, item, ("alertPolicyRef", "AlertPolicy"), _policy)
        found += [policy] if policy is not None else []
    return found


def _policy(context: Context, found: Object) -> Policy | None:
    spec = found.spec
    context.pass_over_texts(found)
    breaching, resolved, no_data = (spec.flag(f"alertWhen{when}") for when in ("Breaching", "Resolved", "NoData"))
    items = spec.each("conditions", "a condition")
    if len(items) != 1:
        message = f"an alert policy has one condition, and this one has {len(items)}"
        spec.wrong(spec.key_span("conditions") if items else found.span, message, "write one policy for each")
    condition = _referred(context, found, items[0], ("conditionRef", "AlertCondition"), _condition) if items else None
    targets = [
        _referred(context, found, item, ("targetRef", "AlertNotificationTarget"), _target)
        for item in spec.each("notificationTargets", "a notification target")
    ]
    if condition is None:
        return None
    known = tuple(target for target in targets if target is not None)
    return Policy(found, breaching, resolved, no_data, condition, known)


def _condition(context: Context, found: Object) -> Condition | None:
    spec = found.spec
    context.pass_over_texts(found)
    severity = spec.required_text("severity", "write how urgent it is: `severity: page`")
    fields = spec.fields("condition")
    if fields is None:
        if not spec.has("condition"):
            spec.missing("condition", "write the burn rate: `condition: {kind: burnrate, ...}`")
        return None
    kind = fields.text("kind")
    if kind is not None and kind.text.lower() != "burnrate":
        fields.wrong(kind.span, f"there is no condition of the kind `{kind.text[:40]}`", "write `kind: burnrate`")
    op, threshold = fields.text("op"), fields.number("threshold")
    if op is not None and op.text not in OPERATORS:
        fields.wrong(op.span, f"there is no operator `{op.text[:40]}`", f"operators: {', '.join(OPERATORS)}")
        op = None
    for key in ("op", "threshold"):
        if not fields.has(key):
            fields.missing(key)
    lookback, after = fields.required_text("lookbackWindow"), fields.text("alertAfter")
    window = read_shorthand(fields, lookback) if lookback else None
    wait = None if after is None or after.text in ("0", "0m", "0s") else read_shorthand(fields, after)
    if severity is None or op is None or threshold is None or window is None:
        return None
    return Condition(found, severity, op, threshold, window, wait)


def _target(context: Context, found: Object) -> Target | None:
    context.pass_over_texts(found)
    target = found.spec.required_text("target", "write where it goes: `target: email`")
    return None if target is None else Target(found, target)


def _referred(
    context: Context,
    owner: Object,
    item: Fields,
    names: tuple[str, str],
    make: Callable[[Context, Object], _Made | None],
) -> _Made | None:
    """What an item of a list is: an object that it refers to, or one that is written there."""
    key, kind = names
    reference = item.text(key)
    if reference is not None:
        known = context.referred(kind, reference)
        if known is None:
            return None
        place = (kind, known.name.text)
        if place not in context.read:
            context.read[place] = make(context, known)
        return context.read[place]  # type: ignore[return-value]
    item.ignore("kind")
    if not item.has("metadata") and not item.has("spec"):
        item.wrong(item.span, f"this is neither a `{key}` nor an object of the kind {kind}", f"write `{key}: ...`")
        return None
    found = open_object(item, owner.version, kind, owner.document)
    return None if found is None else make(context, found)
