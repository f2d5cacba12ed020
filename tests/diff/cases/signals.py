"""What is measured, and by whom."""

from tests.diff.cases.case import Case
from tests.diff.specs import CART_FILE, SHOP_FILE

SIGNALS: tuple[Case, ...] = (
    Case(
        "query",
        ((SHOP_FILE, "total: http_requests_total{job", "total: http_all_total{job"),),
        ("source-changed risky signal requests", "panels-changed neutral dashboards"),
    ),
    Case(
        "buckets",
        ((SHOP_FILE, "buckets: [0.1, 0.3, 1]", "buckets: [0.1, 0.3, 2]"),),
        ("source-changed risky signal duration",),
    ),
    Case(
        "labels apart",
        ((SHOP_FILE, "    by: [region]\n    gauge", "    by: [region, zone]\n    gauge"),),
        ("labels-apart-changed risky signal load", "panels-changed neutral dashboards"),
    ),
    Case(
        "traffic",
        (
            (
                SHOP_FILE,
                "    traffic: {mean: 100/s, low: 20/s}\n    events",
                "    traffic: {mean: 200/s, low: 20/s}\n    events",
            ),
        ),
        (
            "traffic-raised neutral signal requests",
            "panels-changed neutral dashboards",
            "more-traces neutral tracing",
            "cost-raised neutral cost",
        ),
    ),
    Case(
        "rhythm of traffic",
        (
            (
                SHOP_FILE,
                "    traffic: {mean: 100/s, low: 20/s}\n    events",
                "    traffic: {mean: 200/s, low: 10/s}\n    events",
            ),
        ),
        (
            "traffic-spread-changed neutral signal requests",
            "panels-changed neutral dashboards",
            "more-traces neutral tracing",
            "cost-raised neutral cost",
        ),
    ),
    Case(
        "one more signal",
        (
            (
                SHOP_FILE,
                "slos:\n",
                "  age:\n    unit: seconds\n    gauge: {prometheus: {age_of: last_run_timestamp_seconds}}\nslos:\n",
            ),
        ),
        ("signal-added neutral signal age", "panels-added neutral dashboards"),
    ),
    Case(
        "name of a signal",
        (
            (SHOP_FILE, "  load:\n    unit", "  pressure:\n    unit"),
            (SHOP_FILE, "signal: load", "signal: pressure"),
        ),
        (
            "signal-renamed neutral signal pressure",
            "panels-added neutral dashboards",
            "panels-removed neutral dashboards",
        ),
    ),
    Case(
        "who evaluates",
        (
            (
                CART_FILE,
                '      prometheus:\n        total: cart_calls_total{job="cart"}\n        bad_where: outcome="error"\n',
                "      cloudwatch: {namespace: Cart, regions: [us-east-1], total: Calls, bad: Failures}\n",
            ),
        ),
        (
            "told-fewer breaking burn alert availability/fast",
            "source-changed risky signal calls",
            "store-changed risky signal calls",
            "told-fewer risky burn alert availability/slow",
            "silent-less-often neutral burn alert availability/slow",
            "silent-less-often neutral burn alert availability/slow",
            "silent-less-often neutral alert busy (region=eu)",
            "noticed-sooner neutral SLO availability",
            "quiet-sooner neutral SLO availability",
            "quiet-later neutral SLO availability",
            "panels-added neutral dashboards",
            "panels-removed neutral dashboards",
            "panels-changed neutral dashboards",
            "cost-raised neutral cost",
            "fewer-series neutral recorded series",
        ),
    ),
    Case(
        "what cannot be proven",
        ((CART_FILE, "ingest: emf", "ingest: otlp"),),
        ("source-changed risky signal calls", "no-longer-proven risky SLO availability", "cost-lowered neutral cost"),
        base=(
            (
                CART_FILE,
                '      prometheus:\n        total: cart_calls_total{job="cart"}\n        bad_where: outcome="error"\n',
                "      cloudwatch: {namespace: Cart, regions: [us-east-1], ingest: emf, total: Calls, bad: Failures}\n",
            ),
        ),
    ),
)
