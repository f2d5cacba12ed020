"""What one of Pyrra's objectives says, read and checked."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.importing.foreign.fields import Fields, Found
from slocompiler.importing.foreign.kubernetes import Envelope
from slocompiler.importing.pyrra.alerting import PyrraAlerting, read_alerting
from slocompiler.importing.pyrra.context import PyrraContext
from slocompiler.importing.pyrra.indicator import Indicator, read_indicator
from slocompiler.importing.pyrra.settings import remark_settings
from slocompiler.importing.pyrra.windows import PyrraWindow, pyrra_windows
from slocompiler.values import Duration, Objective, print_number

_PASSED_ON = "pyrra.dev/"
_USUAL = Duration.of(days=28)


class PyrraObjective(Struct, frozen=True):
    """One objective. Labels and annotations are those of the rules: Pyrra passes on what is under `pyrra.dev/`."""

    name: Found
    target: Objective
    window: Duration
    windows: tuple[PyrraWindow, ...]
    description: str | None
    indicator: Indicator
    alerting: PyrraAlerting
    labels: Mapping[str, Found]
    annotations: Mapping[str, Found]


def read_objective(context: PyrraContext, envelope: Envelope, spec: Fields) -> PyrraObjective | None:
    """The objective; None when something is wrong with it (which is reported)."""
    target, window = _target(spec), _window(spec)
    description = spec.text("description")
    indicator = read_indicator(context, spec)
    windows = pyrra_windows(window or _USUAL)
    if not all(each.long.milliseconds and each.short.milliseconds for each in windows):
        spec.wrong(spec.key_span("window"), "the window is too short for alerts on parts of it", "write `2w` or more")
    alerting = read_alerting(context, spec, target, window or _USUAL, windows)
    remark_settings(context, spec)
    if envelope.name is None or target is None or window is None or indicator is None or context.reading.trouble:
        return None
    return PyrraObjective(
        name=envelope.name,
        target=target,
        window=window,
        windows=windows,
        description=(description.text.strip() or None) if description else None,
        indicator=indicator,
        alerting=alerting,
        labels=_passed_on(envelope.labels),
        annotations=_passed_on(envelope.annotations),
    )


def not_passed_on(found: Mapping[str, Found]) -> dict[str, Found]:
    """Labels and annotations of the resource itself: labels by which Prometheus finds it are among these."""
    return {name: text for name, text in found.items() if not name.startswith(_PASSED_ON)}


def _passed_on(found: Mapping[str, Found]) -> dict[str, Found]:
    return {name.removeprefix(_PASSED_ON): text for name, text in found.items() if name.startswith(_PASSED_ON)}


def _target(spec: Fields) -> Objective | None:
    if not spec.has("target"):
        spec.missing("target", 'write the share of good events in percent: `target: "99.9"`')
        return None
    found = spec.number("target")
    if found is None:
        return None
    return spec.parsed(Found(f"{print_number(found.number)}%", found.span, found.node), Objective.parse)


def _window(spec: Fields) -> Duration | None:
    found = spec.required_text("window", "write the window: `window: 4w`")
    return spec.parsed(found, Duration.parse) if found else None
