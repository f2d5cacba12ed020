"""What fires, when, and how urgently."""

from tests.diff.cases.case import Case
from tests.diff.specs import SHOP_FILE

ALERTS: tuple[Case, ...] = (
    Case(
        "threshold",
        ((SHOP_FILE, "when: {p95: {above: 300ms, over: 5m}}", "when: {p95: {above: 500ms, over: 5m}}"),),
        ("threshold-harder risky alert slow-p95", "panels-changed neutral dashboards"),
    ),
    Case(
        "threshold from below",
        (
            (SHOP_FILE, "when: {value: {above: 90%}}", "when: {value: {below: 10%}}"),
            (SHOP_FILE, "eu: {when: {value: {above: 80%}}}", "eu: {when: {value: {below: 20%}}}"),
        ),
        (
            "condition-changed risky alert busy",
            "condition-changed risky alert busy (region=eu)",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "share of a drop",
        ((SHOP_FILE, "drops: 50%", "drops: 70%"),),
        (
            "failure-missed breaking alert drop",
            "threshold-harder risky alert drop",
            "noticed-later risky alert drop",
            "quiet-sooner neutral alert drop",
        ),
    ),
    Case(
        "window of a measure",
        ((SHOP_FILE, "when: {p95: {above: 300ms, over: 5m}}", "when: {p95: {above: 300ms, over: 10m}}"),),
        (
            "looks-back-longer risky alert slow-p95",
            "noticed-later risky alert slow-p95",
            "quiet-later neutral alert slow-p95",
        ),
    ),
    Case(
        "measure",
        ((SHOP_FILE, "when: {p95: {above: 300ms, over: 5m}}", "when: {p99: {above: 300ms, over: 5m}}"),),
        ("condition-changed risky alert slow-p95",),
    ),
    Case(
        "waiting",
        (
            (
                SHOP_FILE,
                "    for: 5m\n    severity: P0\n    runbook: slowness",
                "    for: 10m\n    severity: P0\n    runbook: slowness",
            ),
        ),
        ("waits-longer risky alert slow-p95", "noticed-later risky alert slow-p95"),
    ),
    Case(
        "keeping on",
        (
            (
                SHOP_FILE,
                "    for: 5m\n    severity: P0\n    runbook: slowness",
                "    for: 5m\n    keep_firing_for: 10m\n    severity: P0\n    runbook: slowness",
            ),
        ),
        ("keeps-firing-longer neutral alert slow-p95", "quiet-later neutral alert slow-p95"),
    ),
    Case(
        "severity, page to ticket",
        (
            (
                SHOP_FILE,
                "    for: 5m\n    severity: P0\n    runbook: slowness",
                "    for: 5m\n    severity: P2\n    runbook: slowness",
            ),
        ),
        (
            "severity-lowered breaking alert slow-p95",
            "failure-no-longer-pages breaking alert slow-p95",
            "told-others risky alert slow-p95",
            "silent-more-often risky alert slow-p95",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "severity, page to page",
        (
            (
                SHOP_FILE,
                "    for: 5m\n    severity: P0\n    runbook: slowness",
                "    for: 5m\n    severity: P1\n    runbook: slowness",
            ),
        ),
        (
            "hours-narrower breaking alert slow-p95",
            "severity-lowered risky alert slow-p95",
            "told-fewer risky alert slow-p95",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "runbook of an alert",
        (
            (
                SHOP_FILE,
                "    for: 5m\n    severity: P0\n    runbook: slowness",
                "    for: 5m\n    severity: P0\n    runbook: errors",
            ),
        ),
        ("other-runbook neutral alert slow-p95",),
    ),
    Case(
        "no runbook",
        (
            (SHOP_FILE, "  drop:\n", "  drop: # slocompile: ignore SLO601 -- a person knows\n"),
            (SHOP_FILE, "    severity: P0\n    runbook: errors\ncorrelate", "    severity: P0\ncorrelate"),
        ),
        ("runbook-lost risky alert drop",),
    ),
    Case(
        "name of an alert",
        (
            (SHOP_FILE, "  slow-p95:\n", "  p95-slow:\n"),
            (SHOP_FILE, "[slow-p95, drop]", "[p95-slow, drop]"),
        ),
        ("alert-renamed neutral alert p95-slow", "correlation-changed neutral correlation both"),
    ),
    Case(
        "alert that pages",
        (
            (
                SHOP_FILE,
                "correlate:\n",
                "  gone: {signal: requests, when: {absent: {}}, for: 10m, severity: P0, runbook: errors}\ncorrelate:\n",
            ),
        ),
        ("alert-added neutral alert gone",),
    ),
    Case(
        "alert that pages nobody",
        (
            (
                SHOP_FILE,
                "correlate:\n",
                "  gone: {signal: requests, when: {absent: {}}, for: 10m, severity: P2, runbook: errors}\ncorrelate:\n",
            ),
        ),
        ("alert-added neutral alert gone",),
    ),
    Case(
        "group left out",
        ((SHOP_FILE, "        eu: {when: {value: {above: 80%}}}", "        eu: false"),),
        ("group-excluded risky alert busy (region=eu)",),
    ),
    Case(
        "other group",
        ((SHOP_FILE, "        eu: {when: {value: {above: 80%}}}", "        us: {when: {value: {above: 80%}}}"),),
        ("group-apart risky alert busy (region=us)", "group-with-the-rest risky alert busy (region=eu)"),
    ),
    Case(
        "severity of a group",
        (
            (
                SHOP_FILE,
                "        eu: {when: {value: {above: 80%}}}",
                "        eu: {when: {value: {above: 80%}}, severity: P0}",
            ),
        ),
        (
            "told-others risky alert busy (region=eu)",
            "severity-raised neutral alert busy (region=eu)",
            "silent-less-often neutral alert busy (region=eu)",
            "failure-pages neutral alert busy (region=eu)",
        ),
    ),
)
