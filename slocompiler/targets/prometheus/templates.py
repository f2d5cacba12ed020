"""Prometheus' own templates in labels and annotations."""

from slocompiler.values import Unit

_BRACES = "{{"
_FORMATS = {
    Unit.SECONDS: "{{ $value | humanizeDuration }}",
    Unit.BYTES: "{{ $value | humanize1024 }}B",
    Unit.RATIO: "{{ $value | humanizePercentage }}",
    Unit.PERCENT: "{{ $value | humanize }}%",
    Unit.MILLISECONDS: "{{ $value | humanize }} ms",
    Unit.MICROSECONDS: "{{ $value | humanize }} us",
    Unit.NANOSECONDS: "{{ $value | humanize }} ns",
    Unit.USD: "{{ $value | humanize }} USD",
    Unit.USD_PER_HOUR: "{{ $value | humanize }} USD/h",
}
PLAIN_VALUE = "{{ $value | humanize }}"
RATIO_VALUE = _FORMATS[Unit.RATIO]


def escape_template(text: str) -> str:
    """Text that a template prints as it is, whatever braces it holds."""
    return text.replace(_BRACES, '{{ "{{" }}')


def value_template(unit: Unit | None) -> str:
    """The value of an alert in the unit that it is measured in."""
    return PLAIN_VALUE if unit is None else _FORMATS.get(unit, PLAIN_VALUE)


def group_template(labels: tuple[str, ...]) -> str:
    """` (region=eu, method=Search)` of the alert at hand; nothing for an alert without groups."""
    pairs = ", ".join(f"{label}={{{{ $labels.{label} }}}}" for label in labels)
    return f" ({pairs})" if pairs else ""
