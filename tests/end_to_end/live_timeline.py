"""Plays a table of cases to one Alertmanager, and has the same timeline worked out by the model.

Alertmanager's clock cannot be moved, and its intervals begin on full minutes. A zone can be: each interval has one of
its own, in which its minute begins when the case wants it to. So the table takes seconds, at any time of day.
"""

import json
import struct
import time
import zoneinfo
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.timeline.episode import Episode
from slocompiler.proof.delivery.timeline.episode import Notification as Predicted
from slocompiler.proof.delivery.timeline.simulate import simulate
from slocompiler.values import Duration
from tests.end_to_end.delivery_cases import EARLY_ENDS, ENDS, LATE_BEGINS, Alert, Case
from tests.judges.receivers import Notification
from tests.judges.servers import RunningAlertmanager

_NOON = 12 * 3600


@dataclass(frozen=True)
class Told:
    """One notification: seconds after the start, and its alerts as the cases write them (`+A -B`)."""

    at: float
    text: str


@contextmanager
def shifted_zones(folder: Path, start: int) -> Iterator[None]:
    """Zones `Test/<interval>`, in which 12:01 is when the interval changes; for Python here, for Go by ZONEINFO."""
    (folder / "Test").mkdir(parents=True)
    for name, second in (("early", EARLY_ENDS), ("late", LATE_BEGINS)):
        (folder / "Test" / f"{name}-{start}").write_bytes(_zone_file(_NOON + 60 - (start + second) % 86_400))
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath([str(folder), *before])
    try:
        yield
    finally:
        zoneinfo.reset_tzpath(before)


def _zone_file(offset: int) -> bytes:
    """A zone that never changes (RFC 8536, version 1): no transitions, one type."""
    header = b"TZif" + bytes(16) + struct.pack(">6l", 0, 0, 0, 0, 1, 4)
    return header + struct.pack(">lbb", offset, 0, 0) + b"TST\0"


def configuration(cases: Sequence[Case], url: str, start: int) -> dict[str, Any]:
    """The document: a route for every case, with its own receiver."""
    rules = [_within(case, rule) for case in cases for rule in case.rules]
    return {
        "route": {"receiver": "nobody", "routes": [_route(case) for case in cases]},
        "inhibit_rules": rules,
        "receivers": [{"name": "nobody"}, *(_receiver(case, url) for case in cases)],
        "time_intervals": [
            _interval("early", f"Test/early-{start}", "11:00", "12:01"),
            _interval("late", f"Test/late-{start}", "12:01", "13:00"),
        ],
    }


def _route(case: Case) -> dict[str, Any]:
    timing = {"group_wait": "1s", "group_interval": "3s", "repeat_interval": "1h"}
    route = {"matchers": [f'case="{case.name}"'], "receiver": case.name, **timing, **case.route}
    return {**route, "routes": list(case.routes)}


def _within(case: Case, rule: dict[str, Any]) -> dict[str, Any]:
    here = f'case="{case.name}"'
    sides = ("source_matchers", "target_matchers")
    return {**rule, **{side: [here, *rule[side]] for side in sides}}


def _receiver(case: Case, url: str) -> dict[str, Any]:
    return {"name": case.name, "webhook_configs": [{"url": f"{url}/{case.name.replace(' ', '-')}", "max_alerts": 0}]}


def _interval(name: str, zone: str, start: str, end: str) -> dict[str, Any]:
    return {"name": name, "time_intervals": [{"times": [{"start_time": start, "end_time": end}], "location": zone}]}


def play(cases: Sequence[Case], alertmanager: RunningAlertmanager, start: int) -> dict[str, list[Episode]]:
    """Sends all alerts at their times; gives them with the times at which they were really sent."""
    planned = [(at, case, alert) for case in cases for alert in case.alerts for at in _updates(case, alert)]
    planned.sort(key=lambda one: one[0])
    really: dict[tuple[str, int, str], int] = {}
    while planned:
        _sleep_until(start + planned[0][0])
        now = time.time()
        due = [one for one in planned if start + one[0] <= now]
        planned = planned[len(due) :]
        for at, case, alert in due:
            kind = "fires" if at == alert.fires else "resolves" if at == alert.resolves else "again"
            really[case.name, case.alerts.index(alert), kind] = round(now * 1000)
        alertmanager.post_alerts([_message(case, alert, really) for _, case, alert in due])
    _sleep_until(start + ENDS)
    return {case.name: [_episode(case, index, really) for index in range(len(case.alerts))] for case in cases}


def episodes(case: Case, start: int) -> list[Episode]:
    """The alerts of a case as it plans them."""

    def moment(second: float | None) -> int | None:
        return None if second is None else round((start + second) * 1000)

    return [
        Episode(alert.name, _labels(case, alert), start * 1000 + round(alert.fires * 1000), moment(alert.resolves))
        for alert in case.alerts
    ]


def _updates(case: Case, alert: Alert) -> Iterator[float]:
    yield alert.fires
    if alert.resolves is not None:
        yield alert.resolves
    if case.resend is not None:
        yield from (alert.fires + step for step in range(case.resend, ENDS - int(alert.fires), case.resend))


def _sleep_until(moment: float) -> None:
    time.sleep(max(moment - time.time(), 0))


def _message(case: Case, alert: Alert, really: dict[tuple[str, int, str], int]) -> dict[str, Any]:
    index = case.alerts.index(alert)
    message: dict[str, Any] = {"labels": _labels(case, alert), "startsAt": _text(really[case.name, index, "fires"])}
    if (case.name, index, "resolves") in really:
        message["endsAt"] = _text(really[case.name, index, "resolves"])
    return message


def _labels(case: Case, alert: Alert) -> dict[str, str]:
    return {"alertname": alert.name, "case": case.name, **alert.labels}


def _text(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).isoformat(timespec="milliseconds")


def _episode(case: Case, index: int, really: dict[tuple[str, int, str], int]) -> Episode:
    alert = case.alerts[index]
    fires, resolves = (really.get((case.name, index, kind)) for kind in ("fires", "resolves"))
    assert fires is not None
    return Episode(alert.name, _labels(case, alert), fires, resolves)


def predicted(case: Case, document: dict[str, Any], alerts: Sequence[Episode], start: int) -> list[Told]:
    resend = None if case.resend is None else Duration.of(seconds=case.resend)
    found = simulate(read_configuration(document), alerts, (start + ENDS) * 1000, resend)
    return [Told(one.at / 1000 - start, _alerts(one)) for one in found]


def _alerts(one: Predicted) -> str:
    return " ".join((*(f"+{name}" for name in sorted(one.firing)), *(f"-{name}" for name in sorted(one.resolved))))


def observed(case: Case, notifications: Sequence[Notification], start: int) -> list[Told]:
    path = f"/{case.name.replace(' ', '-')}"
    return [Told(one.at - start, _body(one.body)) for one in notifications if one.path == path]


def _body(body: Any) -> str:
    marks = {"firing": "+", "resolved": "-"}
    return " ".join(sorted(f"{marks[one['status']]}{one['labels']['alertname']}" for one in body["alerts"]))


def write(document: dict[str, Any], path: Path) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")  # JSON is YAML
    return path
