"""The objectives of an SLO."""

from decimal import Decimal

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.fields import Fields, Found, FoundNumber
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.durations import Shorthand, read_shorthand
from slocompiler.importing.openslo.reading.indicators import Indicator, read_alpha_ratio, read_indicator
from slocompiler.importing.openslo.reading.objects import ALPHA, Object
from slocompiler.values import Objective, print_number

OPERATORS = ("lt", "lte", "gt", "gte")


class ReadObjective(Struct, frozen=True):
    """One objective. `indicator` is its own, in a composite and in v1alpha; `has_indicator`: it names one."""

    span: SourceSpan
    name: Found | None
    target: Objective
    op: Found | None
    value: FoundNumber | None
    slice_share: FoundNumber | None
    slice_window: Shorthand | None
    slice_window_span: SourceSpan
    indicator: Indicator | None
    has_indicator: bool
    weight: FoundNumber | None


def read_objectives(context: Context, owner: Object) -> list[ReadObjective]:
    """Those that nothing is wrong with; that there are none is reported."""
    before = len(context.trouble)
    items = owner.spec.each("objectives", "an objective")
    if len(context.trouble) > before:
        return []
    if not items and not owner.spec.has("objectives"):
        owner.spec.missing("objectives", "write what is promised: `objectives: [{target: 0.999}]`")
    elif not items:
        owner.spec.wrong(owner.spec.key_span("objectives"), "there are no objectives", "write at least one")
    found = (_objective(context, owner, item) for item in items)
    return [objective for objective in found if objective is not None]


def _objective(context: Context, owner: Object, fields: Fields) -> ReadObjective | None:
    name, target = fields.text("displayName"), _target(fields)
    op, value = _operator(fields), fields.number("value")
    share, window = _share(fields), fields.text("timeSliceWindow")
    slices = read_shorthand(fields, window, bare_minutes=True) if window else None
    place = fields.key_span("timeSliceWindow")
    weight = fields.number("compositeWeight")
    has_indicator, indicator = _indicator(context, owner, fields)
    if target is None:
        return None
    return ReadObjective(fields.span, name, target, op, value, share, slices, place, indicator, has_indicator, weight)


def _indicator(context: Context, owner: Object, fields: Fields) -> tuple[bool, Indicator | None]:
    if owner.version == ALPHA:
        ratio = fields.fields("ratioMetrics")
        return ratio is not None, read_alpha_ratio(context, owner, ratio) if ratio is not None else None
    has_indicator = fields.has("indicator") or fields.has("indicatorRef")
    return has_indicator, read_indicator(context, owner, fields) if has_indicator else None


def _operator(fields: Fields) -> Found | None:
    found = fields.text("op")
    if found is not None and found.text not in OPERATORS:
        operators = ", ".join(f"`{operator}`" for operator in OPERATORS)
        fields.wrong(found.span, f"there is no operator `{found.text[:40]}`", f"operators: {operators}")
        return None
    return found


def _target(fields: Fields) -> Objective | None:
    """`target: 0.999` and `targetPercent: 99.9` are one objective."""
    keys = [key for key in ("target", "targetPercent") if fields.has(key)]
    if len(keys) > 1:
        fields.wrong(fields.key_span(keys[1]), "there is a `target` and a `targetPercent`", "keep one of the two")
        return None
    if not keys:
        fields.missing("target", "write the share of good events: `target: 0.999`, or `targetPercent: 99.9`")
        return None
    found = fields.number(keys[0])
    if found is None:
        return None
    percent = found.number * 100 if keys[0] == "target" else found.number
    if not 0 < percent < 100:
        most = "below 1" if keys[0] == "target" else "below 100"
        message = f"`{keys[0]}` is {print_number(found.number)}: that leaves nothing to promise, or nothing to fail"
        fields.wrong(found.span, message, f"write a number above 0 and {most}")
        return None
    return fields.parsed(Found(f"{print_number(percent)}%", found.span, found.node), Objective.parse)


def _share(fields: Fields) -> FoundNumber | None:
    found = fields.number("timeSliceTarget")
    if found is not None and not Decimal(0) < found.number <= 1:
        fields.wrong(found.span, f"`timeSliceTarget` is {print_number(found.number)}", "write a share above 0, up to 1")
        return None
    return found
