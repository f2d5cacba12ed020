"""Runbooks, tests, planned work, hand-written rules, traces."""

from tests.diff.cases.case import Case
from tests.diff.specs import CART_FILE, ORGANIZATION_FILE, RULES, SHOP_FILE

PAGES: tuple[Case, ...] = (
    Case(
        "step of a runbook",
        ((SHOP_FILE, "{do: Roll back}", "{do: Roll forward}"),),
        ("runbook-changed neutral runbook errors",),
    ),
    Case(
        "shared runbook",
        ((ORGANIZATION_FILE, "title: Shared page", "title: Page of all"),),
        ("runbook-changed neutral runbook shared",),
    ),
    Case(
        "one more runbook",
        (
            (
                ORGANIZATION_FILE,
                "runbooks:\n",
                "runbooks:\n  other: {title: Other page, steps: [{do: Ask around twice}]}\n",
            ),
        ),
        ("runbook-added neutral runbook other",),
    ),
    Case(
        "name of a runbook",
        (
            (SHOP_FILE, "  slowness: {title", "  slow: {title"),
            (
                SHOP_FILE,
                "    burn_rate_policy: calm\n    runbook: slowness",
                "    burn_rate_policy: calm\n    runbook: slow",
            ),
            (
                SHOP_FILE,
                "    for: 5m\n    severity: P0\n    runbook: slowness",
                "    for: 5m\n    severity: P0\n    runbook: slow",
            ),
            (SHOP_FILE, "    severity: P2\n    runbook: slowness", "    severity: P2\n    runbook: slow"),
        ),
        (
            "other-runbook neutral SLO speed",
            "other-runbook neutral alert slow-p95",
            "other-runbook neutral alert busy",
            "other-runbook neutral alert busy (region=eu)",
            "runbook-renamed neutral runbook slow",
            "panels-changed neutral dashboards",
        ),
    ),
    Case("incident", ((SHOP_FILE, "    lasts: 1h\n", "    lasts: 2h\n"),), ("incident-changed risky incident outage",)),
    Case(
        "no incident",
        (
            (
                SHOP_FILE,
                "incidents:\n  outage:\n    given: {requests: {bad_ratio: 50%}}\n    lasts: 1h\n"
                "    expect: {fires: [availability/fast], within: 10m}\n",
                "",
            ),
        ),
        ("incident-removed risky incident outage",),
    ),
    Case(
        "correlation",
        ((SHOP_FILE, "correlate:\n  both: {alerts: [slow-p95, drop], hold: 5m}\n", ""),),
        ("correlation-removed neutral correlation both",),
    ),
    Case(
        "hold of a correlation",
        ((SHOP_FILE, "hold: 5m", "hold: 10m"),),
        ("correlation-changed neutral correlation both",),
    ),
    Case(
        "planned work",
        ((SHOP_FILE, "tracing:\n", "maintenance:\n  work: {during: night, mute: [P2]}\ntracing:\n"),),
        ("maintenance-added risky maintenance work", "more-series neutral recorded series"),
    ),
    Case(
        "hand-written rule",
        (
            ("rules/cart.yaml", "", RULES),
            (
                CART_FILE,
                "slos:\n",
                "extra_rules:\n  own: {prometheus: [rules/cart.yaml], severities: {critical: P0}, runbook: shared}\n"
                "slos:\n",
            ),
        ),
        ("own-rule-added neutral rule own/CartQueueFull",),
    ),
    Case(
        "sampling",
        ((SHOP_FILE, "default: {rate: 20%}", "default: {rate: 10%}"),),
        (
            "panels-changed neutral dashboards",
            "fewer-traces neutral tracing",
            "tracing-changed neutral tracing",
            "cost-lowered neutral cost",
        ),
    ),
    Case(
        "no tracing",
        (
            (
                SHOP_FILE,
                "tracing:\n  sampling:\n    health: {path: /health, rate: 0%, traffic: 1/s}\n"
                "    default: {rate: 20%}\n",
                "",
            ),
        ),
        (
            "panels-removed neutral dashboards",
            "fewer-traces neutral tracing",
            "tracing-changed neutral tracing",
            "cost-lowered neutral cost",
        ),
    ),
    Case(
        "times of planned work",
        ((SHOP_FILE, "mute: [P2]", "mute: [P0, P2]"),),
        ("maintenance-changed risky maintenance work",),
        base=((SHOP_FILE, "tracing:\n", "maintenance:\n  work: {during: night, mute: [P2]}\ntracing:\n"),),
    ),
    Case(
        "text of a hand-written rule",
        (("rules/cart.yaml", "> 100", "> 200"),),
        ("own-rule-changed risky rule own/CartQueueFull",),
        base=(
            ("rules/cart.yaml", "", RULES),
            (
                CART_FILE,
                "slos:\n",
                "extra_rules:\n  own: {prometheus: [rules/cart.yaml], severities: {critical: P0}, runbook: shared}\n"
                "slos:\n",
            ),
        ),
    ),
)
