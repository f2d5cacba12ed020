"""The words and numbers that text and markdown share."""

from fractions import Fraction

from slocompiler.proof.table.condition_words import condition_words
from slocompiler.proof.table.service_table import AlertDetection, ServiceDetection, SloDetection
from slocompiler.proof.table.told import Told
from slocompiler.values import Duration

NEVER, NOBODY, NO_LIMIT = "never", "nobody", "no limit"

_TWO_DAYS = Duration.of(days=2)

#: What the columns mean, for the foot of a report.
LEGEND = (
    ("fires", "after the failure begins, when that is right after a scrape and an evaluation, at mean traffic"),
    ("at most", "wherever scrapes and evaluations fall, also at low traffic; no limit: chance decides there"),
    ("budget", "share of the error budget gone when it fires"),
    ("quiet", "after the failure ends, when that is as soon as the first alert has fired for its short window"),
    ("told", "after it fires: a new group of alerts waits for group_wait, one that joins for the next group_interval"),
)


def length(duration: Duration | None) -> str:
    """Rounded up to whole seconds, with days from two days on; nothing for None."""
    if duration is None:
        return ""
    return str(duration.rounded_up) if duration >= _TWO_DAYS else duration.rounded_up.human


def short_length(duration: Duration | None) -> str:
    """Two units at most, rounded up: `5m41s`, `49m`, `1h45m`, `16h`, `2d14h`."""
    if duration is None:
        return ""
    minutes = duration.milliseconds / 60_000
    step = 1 if minutes < 10 else 60 if minutes < 600 else 3600
    return str(Duration(-(-duration.milliseconds // (step * 1000)) * step * 1000))


def percent(share: Fraction | None) -> str:
    """`0.6 %`, `12 %`; nothing for None."""
    if share is None:
        return ""
    digits = 1 if share < Fraction(1, 10) else 0
    return f"{float(share * 100):.{digits}f} %"


def at_most(fires: Duration | None, latest: Duration | None) -> str:
    """The bound of an alert that fires; nothing for one that does not."""
    if fires is None:
        return ""
    return NO_LIMIT if latest is None else length(latest)


def service_title(service: ServiceDetection) -> str:
    return f"{service.service} in {service.environment}" if service.environment else service.service


def slo_title(detection: SloDetection) -> str:
    """`availability (region=eu): 99.95% over 30d`."""
    slo, partition = detection.slo, detection.partition
    return f"{_named(slo.name, partition.group)}: {partition.objective} over {slo.window.text}"


def alert_title(detection: AlertDetection) -> str:
    """`error-ratio: bad_ratio above 1% over 5m, for 2m`."""
    partition = detection.partition
    held = f", for {partition.for_}" if partition.for_.milliseconds else ""
    return f"{_named(detection.alert.name, partition.group)}: {condition_words(partition.condition)}{held}"


def told_words(told: Told) -> str:
    """`told 10s to 5m later: pager`."""
    who = ", ".join(told.receivers) or NOBODY
    if told.hours is None:
        return f"told {_range(told.delay.earliest, told.delay.latest)}: {who}"
    inside = _range(told.at_once.earliest, told.at_once.latest)
    return f"told {inside} in {told.hours}, else up to {length(told.delay.latest)}: {who}"


def _range(earliest: Duration, latest: Duration) -> str:
    if not latest.milliseconds:
        return "at once"
    if earliest == latest:
        return f"{length(latest)} later"
    return f"{length(earliest)} to {length(latest)} later"


def _named(name: str, group: tuple[tuple[str, str], ...]) -> str:
    labels = ", ".join(f"{label}={value}" for label, value in group)
    return f"{name} ({labels})" if labels else name
