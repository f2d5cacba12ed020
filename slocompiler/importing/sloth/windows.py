"""Sloth's catalogue of alert windows, and the `AlertWindows` documents that replace it.

The numbers of the two windows that Sloth brings along are those of Google, The Site Reliability Workbook, chapter 5.
"""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Fields, Reading
from slocompiler.values import Duration, Share, print_number

_DEFAULT_PERIOD = Duration.of(days=30)
#: Alert and speed -> share of the budget in percent, long window, short window.
_GOOGLE = {
    ("page", "quick"): ("2", "1h", "5m"),
    ("page", "slow"): ("5", "6h", "30m"),
    ("ticket", "quick"): ("10", "1d", "2h"),
    ("ticket", "slow"): ("10", "3d", "6h"),
}


class SlothWindow(Struct, frozen=True):
    """The share of the budget that is gone when an alert fires at its long window's end, and both windows."""

    budget: Share
    long: Duration
    short: Duration


class SlothWindows(Struct, frozen=True):
    """The windows for SLOs over one period, by alert and speed: ("page", "quick"). Sloth's own have no `span`."""

    period: Duration
    speeds: Mapping[tuple[str, str], SlothWindow]
    span: SourceSpan | None = None


def is_windows(document: ForeignDocument) -> bool:
    kind = document.tree.entries.get("kind")
    return getattr(kind.value, "text", None) == "AlertWindows" if kind else False


def google_windows(period: Duration) -> SlothWindows:
    """The windows that Sloth has for 28 and 30 days."""
    speeds = {
        speed: SlothWindow(Share.parse(f"{budget}%"), Duration.parse(long), Duration.parse(short))
        for speed, (budget, long, short) in _GOOGLE.items()
    }
    return SlothWindows(period, speeds)


def read_windows(document: ForeignDocument, reading: Reading) -> SlothWindows | None:
    """The windows that a document declares; None when something is wrong with it."""
    fields = reading.open(document.tree, "the document")
    fields.ignore("apiVersion", "kind", "metadata")
    spec = fields.fields("spec")
    if spec is None:
        fields.missing("spec")
        return None
    period = spec.required_text("sloPeriod", "write the window of the SLOs: `sloPeriod: 28d`")
    length = spec.parsed(period, Duration.parse) if period else None
    speeds = {(alert, speed): _window(spec, alert, speed) for alert, speed in _GOOGLE}
    complete = {key: window for key, window in speeds.items() if window is not None}
    if length is None or len(complete) < len(speeds) or reading.trouble:
        return None
    return SlothWindows(length, complete, spec.key_span("sloPeriod"))


def _window(spec: Fields, alert: str, speed: str) -> SlothWindow | None:
    of_alert = spec.fields(alert)
    fields = of_alert.fields(speed) if of_alert else None
    if fields is None:
        (of_alert or spec).missing(speed if of_alert else alert)
        return None
    budget = _budget(fields)
    long, short = (_duration(fields, key) for key in ("longWindow", "shortWindow"))
    return None if budget is None or long is None or short is None else SlothWindow(budget, long, short)


def _duration(fields: Fields, key: str) -> Duration | None:
    found = fields.required_text(key, f"write a duration: `{key}: 1h`")
    return fields.parsed(found, Duration.parse) if found else None


def _budget(fields: Fields) -> Share | None:
    key = "errorBudgetPercent"
    if not fields.has(key):
        fields.missing(key, f"write the share of the budget in percent: `{key}: 2`")
        return None
    found = fields.number(key)
    if found is None:
        return None
    if not Decimal(0) < found.number <= Decimal(100):
        fields.wrong(found.span, f"`{key}` is not between 0 and 100", "write a share of the budget in percent")
        return None
    return Share.parse(f"{print_number(found.number)}%")


def chosen_windows(catalogue: Mapping[Duration, SlothWindows], period: Duration | None) -> SlothWindows | None:
    """The windows by which SLOs are alerted on: those of `period`, else of 30 days, else the only ones.

    None where the catalogue has none for the period.
    """
    known = catalogue or {length: google_windows(length) for length in (Duration.of(days=28), _DEFAULT_PERIOD)}
    if period is not None:
        return known.get(period)
    return known.get(_DEFAULT_PERIOD) or next(iter(known.values()), None)
