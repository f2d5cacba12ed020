"""Detection tables for programs.

    {"version": 1,
     "services": [{"service": "shop", "environment": null,
       "slos": [{"slo": "availability", "group": {}, "objective": "99.95%", "window": "30d", "not_modelled": null,
         "alerts": [{"entry": "fast", "name": "...", "told": TOLD}],
         "failures": [{"failure": "100 %", "bad_ratio": 1, "first": "fast",
           "alerts": [{"entry": "fast", "fires_s": 150, "at_most_s": 206, "budget_spent": 0.1157}],
           "lasted_s": 450, "quiet_after_s": 1170, "echo": [{"entry": "...", "fires_s": 1, "quiet_after_s": 1}]}]}],
       "alerts": [{"alert": "error-ratio", "group": {}, "name": "...", "condition": "...", "told": TOLD,
         "not_modelled": null, "basis": "...", "budget_of": null,
         "changes": [{"change": "5 % bad", "fires_s": 180, "at_most_s": 240, "budget_spent": null, "lasted_s": 480,
           "quiet_after_s": 240, "stops_after_s": null}]}]}]}

TOLD is {"severity": "P0", "page": true, "team": "...", "receivers": ["pager"], "hours": null, "earliest_s": 10,
"latest_s": 300}. Times are seconds, null where there is none: an alert that does not fire, a bound that does not exist.
Keys are only added within a version.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from slocompiler.emit import write_json
from slocompiler.proof.detection.signal_alerts.shift import NotModelled
from slocompiler.proof.table.burn_table import DetectionRow
from slocompiler.proof.table.condition_words import condition_words
from slocompiler.proof.table.service_table import AlertDetection, ServiceDetection, SloDetection
from slocompiler.proof.table.signal_table import SignalRow
from slocompiler.proof.table.told import Told
from slocompiler.values import Duration, print_fraction

FORMAT_VERSION = 1
_DIGITS = Decimal("0.0001")


def detection_json(services: Sequence[ServiceDetection]) -> str:
    """The document that the module describes."""
    return write_json({"version": FORMAT_VERSION, "services": [_service(service) for service in services]})


def _service(service: ServiceDetection) -> Mapping[str, object]:
    return {
        "service": service.service,
        "environment": service.environment,
        "slos": [_slo(detection) for detection in service.slos],
        "alerts": [_alert(detection) for detection in service.alerts],
    }


def _slo(detection: SloDetection) -> Mapping[str, object]:
    slo, partition, table = detection.slo, detection.partition, detection.table
    rows = () if isinstance(table, NotModelled) else table.rows
    return {
        "slo": slo.name,
        "group": dict(partition.group),
        "objective": str(partition.objective),
        "window": slo.window.text,
        "alerts": [
            {"entry": alert.entry, "name": alert.alert_name, "told": _told(told)}
            for alert, told in zip(partition.burn_alerts, detection.told, strict=True)
        ],
        "not_modelled": table.reason if isinstance(table, NotModelled) else None,
        "failures": [_failure(row) for row in rows],
    }


def _failure(row: DetectionRow) -> Mapping[str, object]:
    return {
        "failure": row.failure.text,
        "bad_ratio": Decimal(print_fraction(row.failure.bad_ratio)),
        "first": None if row.first is None else row.first.alert.entry,
        "alerts": [
            {
                "entry": entry.alert.entry,
                "fires_s": _seconds(entry.fires),
                "at_most_s": _seconds(entry.at_most),
                "budget_spent": _share(entry.budget_spent),
            }
            for entry in row.entries
        ],
        "lasted_s": _seconds(row.lasted),
        "quiet_after_s": _seconds(row.resets),
        "echo": [
            {"entry": echo.alert.entry, "fires_s": _seconds(echo.fires), "quiet_after_s": _seconds(echo.resets)}
            for echo in row.echo
        ],
    }


def _alert(detection: AlertDetection) -> Mapping[str, object]:
    table = detection.table
    modelled = None if isinstance(table, NotModelled) else table
    return {
        "alert": detection.alert.name,
        "group": dict(detection.partition.group),
        "name": detection.alert.alert_name,
        "condition": condition_words(detection.partition.condition),
        "told": _told(detection.told),
        "not_modelled": table.reason if isinstance(table, NotModelled) else None,
        "basis": None if modelled is None else modelled.basis,
        "budget_of": None if modelled is None else modelled.budget_of,
        "changes": [_change(row) for row in (modelled.rows if modelled else ())],
    }


def _change(row: SignalRow) -> Mapping[str, object]:
    return {
        "change": row.change,
        "fires_s": _seconds(row.fires),
        "at_most_s": _seconds(row.at_most),
        "budget_spent": _share(row.budget_spent),
        "lasted_s": _seconds(row.lasted),
        "quiet_after_s": _seconds(row.resets),
        "stops_after_s": _seconds(row.ends_after),
    }


def _told(told: Told) -> Mapping[str, object]:
    return {
        "severity": told.severity,
        "page": told.page,
        "team": told.team,
        "receivers": list(told.receivers),
        "hours": told.hours,
        "earliest_s": _seconds(told.delay.earliest),
        "latest_s": _seconds(told.delay.latest),
    }


def _seconds(duration: Duration | None) -> Decimal | None:
    return None if duration is None else Decimal(duration.milliseconds) / 1000


def _share(share: Fraction | None) -> Decimal | None:
    if share is None:
        return None
    return (Decimal(share.numerator) / Decimal(share.denominator)).quantize(_DIGITS)
