"""SLOs, in either version."""

from msgspec import Struct

from slocompiler.importing.foreign.fields import Found
from slocompiler.importing.openslo.reading.alerting import Policy, read_policies
from slocompiler.importing.openslo.reading.context import Context
from slocompiler.importing.openslo.reading.indicators import Indicator, read_alpha_threshold, read_indicator
from slocompiler.importing.openslo.reading.objectives import ReadObjective, read_objectives
from slocompiler.importing.openslo.reading.objects import ALPHA, Object
from slocompiler.importing.openslo.reading.windows import Window, read_window

METHODS = ("Occurrences", "Timeslices", "RatioTimeslices")


class ReadSlo(Struct, frozen=True):
    """What an SLO says. `indicator` is None where its objectives have their own."""

    object: Object
    service: Found
    description: Found | None
    indicator: Indicator | None
    window: Window | None
    method: str
    objectives: tuple[ReadObjective, ...]
    policies: tuple[Policy, ...]


def read_slo(context: Context, found: Object) -> ReadSlo | None:
    """The SLO; None when anything in it is wrong (which is reported)."""
    before = len(context.trouble)
    spec = found.spec
    service = spec.required_text("service", "write which service it is about: `service: shop`")
    description = spec.text("description")
    window = read_window(spec, "timeWindows" if found.version == ALPHA else "timeWindow")
    method = _method(found)
    indicator = _indicator(context, found)
    objectives = read_objectives(context, found)
    policies = () if found.version == ALPHA else read_policies(context, found)
    _check_indicators(found, indicator, objectives)
    if len(context.trouble) > before or service is None or method is None or not objectives:
        return None
    if _lacks_a_shared_part(found, indicator, objectives):
        return None
    return ReadSlo(found, service, description, indicator, window, method, tuple(objectives), tuple(policies))


def _method(found: Object) -> str | None:
    spec = found.spec
    method = spec.required_text("budgetingMethod", "write how the budget counts: `budgetingMethod: Occurrences`")
    if method is None:
        return None
    known = METHODS[:2] if found.version == ALPHA else METHODS
    if method.text not in known:
        message = f"there is no budgeting method `{method.text[:40]}`"
        spec.wrong(method.span, message, f"methods: {', '.join(f'`{each}`' for each in known)}")
        return None
    return method.text


def _indicator(context: Context, found: Object) -> Indicator | None:
    if found.version != ALPHA:
        return read_indicator(context, found, found.spec)
    fields = found.spec.fields("indicator")
    return None if fields is None else read_alpha_threshold(context, found, fields)


def _has_indicator(found: Object) -> bool:
    return found.spec.has("indicator") or found.spec.has("indicatorRef")


def _check_indicators(found: Object, indicator: Indicator | None, objectives: list[ReadObjective]) -> None:
    """Either the SLO has an indicator, or each of its objectives."""
    own = [objective for objective in objectives if objective.has_indicator]
    if _has_indicator(found) and own:
        message = "the SLO has an indicator, and so has this objective"
        found.spec.wrong(own[0].span, message, "keep the one of the SLO, or one for each objective")
    elif not _has_indicator(found) and objectives and len(own) < len(objectives):
        without = next(objective for objective in objectives if not objective.has_indicator)
        span = without.span if own else found.span
        found.spec.wrong(span, "it is not said what is measured", "write an `indicator`, or an `indicatorRef`")


def _lacks_a_shared_part(found: Object, indicator: Indicator | None, objectives: list[ReadObjective]) -> bool:
    """Whether an indicator that it refers to is broken, which was said where that stands."""
    if _has_indicator(found):
        return indicator is None
    return any(objective.indicator is None for objective in objectives)
