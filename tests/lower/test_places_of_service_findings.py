"""What is found in a service, and where: `‹` marks the place in the text."""

import pytest

from tests.lower.workspaces import REQUESTS, lowered, marked, places, service_text

SLO = "slos:\n  availability: {objective: 99.9%, signal: requests, runbook: fix-it}\n"
ALERT = "alerts:\n  errors: {signal: requests, when: {bad_ratio: {above: 1%}}, severity: P1}\n"
GAUGE = "  g: {unit: count, gauge: {prometheus: {value: sum(g)}}}\n"
QUEUE_SLO = "slos:\n  q: {objective: 99%, signal: queue, good: {below: 1MB}, groups: {region: {eu: {team: ml}}}}\n"
COSTS = (
    "efficiency:\n"
    "  call: {cost: spend, per: requests, count: 1000, target: 0.05 USD}\n"
    "  share: {used: share, target: 80%}\n"
    "  slots: {used: busy, of: slots}\n"
)
MEMBERS = "{of: [availability, l], as: worst}}\n"
COMPOSITE = SLO + "  l: {objective: 99%, signal: latency, good: {below: 300ms}}\n  both: {objective: 98%, composite: "

#: Code, what is replaced in a body that is right, what by.
CASES = {
    "slo signal": ("SLO301", SLO, "signal: requests", "signal: ‹request"),
    "alert signal": ("SLO301", ALERT, "signal: requests", "signal: ‹request"),
    "given signal": (
        "SLO301",
        SLO,
        "slos:",
        "incidents:\n  i: {given: {‹nothing: {bad_ratio: 1%}}, lasts: 1m, expect: {fires: []}}\nslos:",
    ),
    "slo runbook": ("SLO302", SLO, "runbook: fix-it", "runbook: ‹fix-them"),
    "runbook without https": ("SLO302", SLO, "runbook: fix-it", "runbook: ‹http://wiki.example.com/x"),
    "alert runbook": ("SLO302", ALERT, "severity", "runbook: ‹nope, severity"),
    "service team": ("SLO303", SLO, "team: search", "team: ‹serach"),
    "cc": ("SLO303", SLO, "slos:", "cc: [ml, ‹mll]\nslos:"),
    "slo team": ("SLO303", SLO, "runbook: fix-it", "team: ‹nobody, runbook: fix-it"),
    "group team": ("SLO303", QUEUE_SLO, "team: ml", "team: ‹nobody"),
    "alert team": ("SLO303", ALERT, "severity", "team: ‹nobody, severity"),
    "alert severity": ("SLO304", ALERT, "P1", "‹P7"),
    "slo cap": ("SLO304", SLO, "runbook: fix-it", "max_severity: ‹P7, runbook: fix-it"),
    "service cap": ("SLO304", SLO, "slos:", "max_severity: ‹P7\nslos:"),
    "mute": ("SLO304", SLO, "slos:", "maintenance: {m: {during: sunday-night, mute: [P0, ‹P7]}}\nslos:"),
    "policy": ("SLO306", SLO, "runbook: fix-it", "burn_rate_policy: ‹strict, runbook: fix-it"),
    "interval": ("SLO307", SLO, "slos:", "maintenance: {m: {during: ‹monday-night}}\nslos:"),
    "dependency": ("SLO308", SLO, "slos:", "depends_on: [‹checkout-db]\nslos:"),
    "member": ("SLO309", COMPOSITE + MEMBERS, "[availability", "[‹avail"),
    "member elsewhere": ("SLO309", COMPOSITE + MEMBERS, "[availability", "[‹db/avail"),
    "correlated alert": ("SLO310", ALERT, "alerts:", "correlate: {c: {alerts: [errors, ‹eror]}}\nalerts:"),
    "burn entry": ("SLO310", SLO, "slos:", "correlate: {c: {alerts: [‹availability/quick]}}\nslos:"),
    "expected alert": (
        "SLO310",
        ALERT,
        "alerts:",
        "incidents: {i: {given: {requests: {bad_ratio: 1%}}, lasts: 1m, expect: {fires: [‹nope]}}}\nalerts:",
    ),
    "cost": ("SLO301", COSTS, "cost: spend", "cost: ‹spent"),
    "per nothing": ("SLO301", COSTS, "per: requests", "per: ‹request"),
    "used": ("SLO301", COSTS, "used: share", "used: ‹shares"),
    "whole": ("SLO301", COSTS, "of: slots", "of: ‹slot"),
    "cost in bytes": ("SLO568", COSTS, "cost: spend", "cost: ‹queue"),
    "cost per nothing that is counted": ("SLO568", COSTS, "per: requests", "per: ‹latency"),
    "use that is no share": ("SLO568", COSTS, "used: share", "used: ‹slots"),
    "use of a distribution": ("SLO568", COSTS, "used: busy", "used: ‹latency"),
    "whole in another unit": ("SLO568", COSTS, "of: slots", "of: ‹queue"),
    "target in seconds": ("SLO349", COSTS, "0.05 USD", "‹5s"),
    "target of a use": ("SLO349", COSTS, "80%", "‹5 USD"),
    "stores apart": ("SLO569", COSTS, "  share: {used: share", "  ‹share: {used: far, of: slots"),
    "slo group": ("SLO311", SLO, "runbook: fix-it", "groups: {‹region: {eu: false}}, runbook: fix-it"),
    "alert group": ("SLO311", ALERT, "severity", "groups: {‹region: {eu: false}}, severity"),
    "per": ("SLO311", ALERT, "alerts:", "correlate: {c: {alerts: [errors], per: [‹region]}}\nalerts:"),
    "incident group": (
        "SLO311",
        SLO,
        "slos:",
        "incidents:\n  i: {given: {queue: {value: 1MB}}, lasts: 1m, group: {‹zone: a}, expect: {fires: []}}\nslos:",
    ),
    "two names": (
        "SLO323",
        ALERT,
        "alerts:",
        "slos: {a: {objective: 99.9%, signal: requests}}\nalerts:\n  ‹a-burn-fast: {promql: up, severity: P1}\n",
    ),
    "gauge without unit": ("SLO331", GAUGE, "unit: count, gauge", "‹gauge"),
    "events with unit": ("SLO331", SLO, "    events:", "    ‹unit: count\n    events:"),
    "two sources": ("SLO332", GAUGE, "g: {unit: count, gauge: {", "‹g: {unit: count, gauge: {cloudwatch: "
                    "{namespace: A, metric: B}, "),
    "alert_on": ("SLO333", GAUGE, "unit: count", "unit: count, alert_on: ‹cloudwatch"),
    "by": ("SLO334", GAUGE, "unit: count", "unit: count, by: [a, ‹severity]"),
    "sloth label": ("SLO334", GAUGE, "unit: count", "unit: count, by: [‹sloth_id]"),
    "renamed to a reserved one": ("SLO334", GAUGE, "unit: count", 'unit: count, by: [‹"a as burn"]'),
    "service label": ("SLO334", SLO, "slos:", "labels: {‹page: no-thanks}\nslos:"),
    "slo label": ("SLO334", SLO, "runbook: fix-it", "labels: {‹severity: P9}, runbook: fix-it"),
    "group label": ("SLO334", QUEUE_SLO, "team: ml", "labels: {‹slo: x}"),
    "label of by": ("SLO334", QUEUE_SLO, "good:", "labels: {‹upstream: x}, good:"),
    "by twice": ("SLO335", GAUGE, "unit: count", "unit: count, by: [a, b, ‹a]"),
    "source twice": ("SLO335", GAUGE, "unit: count", 'unit: count, by: [a, ‹"a as b"]'),
    "bad alone": ("SLO336", GAUGE, "  g: {unit: count, gauge: {prometheus: {value: sum(g)}}}",
                  "  g: {events: {‹prometheus: {bad: g_total}}}"),
    "bad alone on CloudWatch": ("SLO336", GAUGE, "  g: {unit: count, gauge: {prometheus: {value: sum(g)}}}",
                                "  g: {events: {‹cloudwatch: {namespace: A, good: B}}}"),
    "bucket": ("SLO337", SLO, "histogram: latency_seconds", "histogram: ‹latency_seconds_bucket"),
    "no sli": ("SLO341", SLO, "signal: requests", "signal: ‹hits"),
    "bad_ratio of traffic": ("SLO341", ALERT, "requests, when: {bad_ratio: ", "hits, when: {bad_ratio: ‹"),
    "no good": ("SLO342", SLO, "  availability: {objective: 99.9%, signal: requests",
                "  ‹availability: {objective: 99.9%, signal: latency"),
    "good on events": ("SLO343", SLO, "runbook: fix-it", "‹good: {below: 1s}, runbook: fix-it"),
    "good on bool": ("SLO343", SLO, "signal: requests", "signal: up, ‹good: {above: 0}"),
    "good on composite": ("SLO343", COMPOSITE + MEMBERS, "98%", "98%, ‹good: {below: 1s}"),
    "timeslices without share": ("SLO344", SLO, "runbook: fix-it", "‹timeslices: {every: 1m}, runbook: fix-it"),
    "timeslices of a gauge": ("SLO344", QUEUE_SLO, "good:", "timeslices: {every: 1m, ‹good_above: 95%}, good:"),
    "timeslices of a composite": ("SLO344", COMPOSITE + MEMBERS, "98%",
                                  "98%, ‹timeslices: {every: 1m, good_above: 95%}"),
    "two stores": ("SLO346", GAUGE, "  g: {unit: count, gauge: {prometheus: {value: sum(g)}}}",
                   "  g: {alert_on: prometheus, events: {prometheus: {total: g_total}, "
                   "‹cloudwatch: {namespace: A, bad: B}}}"),
    "members in two stores": ("SLO346", COMPOSITE + "{of: [availability, ‹l], as: worst}}\n",
                              "l: {objective: 99%, signal: latency, good: {below: 300ms}}",
                              "l: {objective: 99%, signal: edge}"),
    "windows": ("SLO347", COMPOSITE + "{of: [availability, ‹l], as: worst}}\n",
                "99%, signal", "99%, window: 7d, signal"),
    "composite of composite": ("SLO348", COMPOSITE + MEMBERS, "[availability", "[‹both"),
    "member twice": ("SLO348", COMPOSITE + MEMBERS, "[availability, l",
                     "[availability, ‹checkout/availability"),
    "good in another unit": ("SLO349", QUEUE_SLO, "1MB", "‹1s"),
    "threshold in another unit": ("SLO349", ALERT, "above: 1%", "above: ‹1ms"),
    "count with a unit": ("SLO349", ALERT, "bad_ratio: {above: 1%}", "count: {above: ‹1%}"),
    "given in another unit": (
        "SLO349",
        SLO,
        "slos:",
        "incidents: {i: {given: {latency: {p95: ‹4}}, lasts: 1m, expect: {fires: []}}}\nslos:",
    ),
    "percentile of events": ("SLO351", ALERT, "bad_ratio: {above: 1%}", "‹p95: {above: 1s}"),
    "value of a distribution": ("SLO351", ALERT, "requests, when: {bad_ratio: {above: 1%}",
                                "latency, when: {‹value: {above: 1s}"),
    "given rate of a gauge": (
        "SLO351",
        SLO,
        "slos:",
        "incidents: {i: {given: {queue: {‹rate: 4/s}}, lasts: 1m, expect: {fires: []}}}\nslos:",
    ),
    "as on events": ("SLO352", ALERT, "above: 1%", "above: 1%, ‹as: max"),
    "over without as": ("SLO352", ALERT, "requests, when: {bad_ratio: {above: 1%}",
                        "queue, when: {value: {above: 1B, ‹over: 5m}"),
    "as without over": ("SLO352", ALERT, "requests, when: {bad_ratio: {above: 1%}",
                        "queue, when: {value: {above: 1B, ‹as: max}"),
    "against a threshold": ("SLO352", ALERT, "above: 1%", "above: 1%, ‹against: 1h"),
    "season of a threshold": ("SLO352", ALERT, "above: 1%", "above: 1%, ‹season: 1w"),
    "baseline of a threshold": ("SLO352", ALERT, "severity", "‹min_baseline: 5, severity"),
    "no signal": ("SLO353", ALERT, "errors: {signal: requests, ", "‹errors: {"),
    "signal of promql": ("SLO353", ALERT, "signal: requests, when: {bad_ratio: {above: 1%}}",
                         "‹signal: up, promql: up"),
    "absent group": ("SLO354", ALERT, "requests, when: {bad_ratio: {above: 1%}", "queue, when: {‹absent: {}"),
    "two labels": ("SLO355", QUEUE_SLO, "{region: {eu: {team: ml}}", "{region: {eu: false}, ‹upstream: {db: false}"),
    "reversed": ("SLO361", SLO, "slos:",
                 'maintenance: {m: {from: "2026-12-02T00:00:00Z", to: ‹"2026-12-01T00:00:00Z"}}\nslos:'),
    "empty": ("SLO361", SLO, "slos:",
              'maintenance: {m: {from: "2026-12-02T00:00:00Z", to: ‹"2026-12-02T00:00:00Z"}}\nslos:'),
    "no end": ("SLO361", SLO, "slos:", 'maintenance: {‹m: {from: "2026-12-02T00:00:00Z"}}\nslos:'),
    "no such day": ("SLO361", SLO, "slos:",
                    'maintenance: {m: {from: ‹"2026-02-30T00:00:00Z", to: "2026-12-02T00:00:00Z"}}\nslos:'),
    "to beside during": ("SLO361", SLO, "slos:",
                         'maintenance: {m: {during: sunday-night, ‹to: "2026-12-02T00:00:00Z"}}\nslos:'),
}  # fmt: skip

EXTRA_SIGNALS = (
    "  hits: {events: {prometheus: {total: hits_total}}}\n"
    "  up: {unit: bool, gauge: {prometheus: {value: min(up)}}}\n"
    "  edge: {events: {cloudwatch: {namespace: Edge, total: Requests, bad: Errors}}}\n"
    "  spend: {unit: usd-per-hour, gauge: {prometheus: {value: sum(hourly_cost)}}}\n"
    "  share: {unit: ratio, gauge: {prometheus: {value: avg(share)}}}\n"
    "  busy: {unit: count, gauge: {prometheus: {value: sum(busy)}}}\n"
    "  slots: {unit: count, gauge: {prometheus: {value: sum(slots)}}}\n"
    "  far: {unit: count, gauge: {cloudwatch: {namespace: A, metric: Busy}}}\n"
)


def whole(body: str) -> str:
    """A service that has every signal the cases use; a body that starts with one adds it."""
    signals = body if body.startswith("  ") else ""
    return service_text(
        REQUESTS.replace("runbooks:", EXTRA_SIGNALS + signals + "runbooks:") + ("" if signals else body)
    )


@pytest.mark.parametrize("case", CASES)
def test_finding(case: str) -> None:
    code, body, old, new = CASES[case]
    right = whole(body)
    assert old in right
    text, marks = marked(right.replace(old, new, 1), "checkout.yaml")
    assert len(marks) == 1
    assert places(lowered(text)) == [f"{code} {marks[0]}"]


@pytest.mark.parametrize("body", [SLO, ALERT, QUEUE_SLO, GAUGE, COMPOSITE + MEMBERS, COSTS])
def test_what_the_cases_start_from_is_right(body: str) -> None:
    assert places(lowered(whole(body))) == []
