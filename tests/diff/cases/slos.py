"""What SLOs promise."""

from tests.diff.cases.case import Case
from tests.diff.specs import ORGANIZATION_FILE, SHOP_FILE

SLOS: tuple[Case, ...] = (
    Case(
        "objective",
        ((SHOP_FILE, "objective: 99.9%", "objective: 99.95%"),),
        (
            "objective-raised neutral SLO availability",
            "failure-pages neutral SLO availability",
            "noticed-sooner neutral SLO availability",
            "quiet-later neutral SLO availability",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "objective of a ticket",
        ((SHOP_FILE, "objective: 99%", "objective: 98%"),),
        (
            "objective-lowered risky SLO speed",
            "noticed-later risky SLO speed",
            "quiet-sooner neutral SLO speed",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "window",
        ((SHOP_FILE, "    objective: 99%\n", "    objective: 99%\n    window: 28d\n"),),
        ("window-shorter risky SLO speed", "panels-changed neutral dashboards"),
    ),
    Case(
        "window of all",
        ((ORGANIZATION_FILE, "window: 30d", "window: 28d"),),
        ("window-shorter risky SLO availability", "panels-changed neutral dashboards"),
    ),
    Case(
        "calendar window",
        ((SHOP_FILE, "    objective: 99%\n", "    objective: 99%\n    window: calendar-month\n"),),
        (
            "window-kind-changed risky SLO speed",
            "panels-changed neutral dashboards",
            "more-series neutral recorded series",
        ),
    ),
    Case(
        "threshold of good",
        ((SHOP_FILE, "good: {below: 300ms}", "good: {below: 100ms}"),),
        ("good-is-stricter neutral SLO speed", "panels-changed neutral dashboards"),
    ),
    Case(
        "other sli",
        (
            (
                SHOP_FILE,
                "  speed:\n    objective: 99%\n    signal: duration\n    good: {below: 300ms}",
                "  speed:\n    objective: 99%\n    signal: requests",
            ),
        ),
        ("sli-changed risky SLO speed", "panels-changed neutral dashboards"),
    ),
    Case(
        "slices",
        (
            (
                SHOP_FILE,
                "    good: {below: 300ms}\n",
                "    good: {below: 300ms}\n    timeslices: {every: 1m, good_above: 95%}\n",
            ),
        ),
        (
            "sli-changed risky SLO speed",
            "failure-missed risky SLO speed",
            "noticed-sooner neutral SLO speed",
            "quiet-sooner neutral SLO speed",
            "quiet-later neutral SLO speed",
            "panels-changed neutral dashboards",
            "more-series neutral recorded series",
        ),
    ),
    Case(
        "baseline",
        ((SHOP_FILE, "    baseline: 0.01%\n", "    baseline: 0.02%\n"),),
        ("baseline-raised neutral SLO availability", "noticed-sooner neutral SLO availability"),
    ),
    Case(
        "idle time",
        ((SHOP_FILE, "    signal: duration\n    good", "    signal: duration\n    no_data: bad\n    good"),),
        ("idle-time-is-bad neutral SLO speed", "more-series neutral recorded series"),
    ),
    Case(
        "demand",
        ((SHOP_FILE, "      outage: {bad_ratio: 100%, within: 10m}", "      outage: {bad_ratio: 100%, within: 9m}"),),
        ("demand-stricter neutral demand availability/outage",),
    ),
    Case(
        "other demand",
        ((SHOP_FILE, "      outage: {bad_ratio: 100%, within: 10m}", "      outage: {bad_ratio: 90%, within: 10m}"),),
        ("demand-changed risky demand availability/outage",),
    ),
    Case(
        "one more demand",
        (
            (
                SHOP_FILE,
                "      outage: {bad_ratio: 100%, within: 10m}",
                "      outage: {bad_ratio: 100%, within: 10m}\n      half: {bad_ratio: 50%, within: 20m}",
            ),
        ),
        ("demand-added neutral demand availability/half",),
    ),
    Case(
        "slo that pages",
        ((SHOP_FILE, "  speed:\n", "  success: {objective: 99.5%, signal: requests, runbook: errors}\n  speed:\n"),),
        ("slo-added neutral SLO success", "panels-added neutral dashboards", "more-series neutral recorded series"),
    ),
    Case(
        "slo that pages nobody",
        (
            (
                SHOP_FILE,
                "  speed:\n",
                "  success: {objective: 99.5%, signal: requests, runbook: errors, burn_rate_policy: calm}\n  speed:\n",
            ),
        ),
        ("slo-added neutral SLO success", "panels-added neutral dashboards", "more-series neutral recorded series"),
    ),
    Case(
        "name of an slo",
        ((SHOP_FILE, "  speed:\n", "  quick:\n"),),
        ("slo-renamed risky SLO quick", "panels-changed neutral dashboards"),
    ),
    Case(
        "name and objective of an slo",
        ((SHOP_FILE, "  speed:\n    objective: 99%", "  quick:\n    objective: 98%"),),
        (
            "slo-renamed risky SLO quick",
            "objective-lowered risky SLO quick",
            "noticed-later risky SLO quick",
            "quiet-sooner neutral SLO quick",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "policy of an slo",
        ((SHOP_FILE, "    burn_rate_policy: calm\n", ""),),
        (
            "burn-rate-raised risky burn alert speed/slow",
            "silent-more-often risky burn alert speed/slow",
            "failure-missed risky SLO speed",
            "alert-added neutral burn alert speed/fast",
            "looks-back-shorter neutral burn alert speed/slow",
            "looks-back-shorter neutral burn alert speed/slow",
            "waits-shorter neutral burn alert speed/slow",
            "failure-pages neutral SLO speed",
            "noticed-sooner neutral SLO speed",
            "quiet-sooner neutral SLO speed",
            "panels-changed neutral dashboards",
            "more-series neutral recorded series",
        ),
    ),
    Case(
        "failures needed",
        ((SHOP_FILE, "    baseline: 0.01%\n", "    baseline: 0.01%\n    min_failures: 20\n"),),
        ("more-failures-needed risky SLO availability",),
    ),
    Case(
        "cap of an slo",
        (
            (SHOP_FILE, "    baseline: 0.01%\n", "    baseline: 0.01%\n    max_severity: P2\n"),
            (
                SHOP_FILE,
                "    expect: {fires: [availability/fast], within: 10m}",
                "    expect: {fires: [availability/fast], within: 1h}",
            ),
        ),
        (
            "severity-lowered breaking burn alert availability/fast",
            "failure-no-longer-pages breaking SLO availability",
            "told-others risky burn alert availability/fast",
            "silent-more-often risky burn alert availability/fast",
            "incident-changed risky incident outage",
            "keeps-firing-shorter neutral burn alert availability/fast",
            "silent-less-often neutral burn alert availability/slow",
            "quiet-sooner neutral SLO availability",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "team of an slo",
        ((SHOP_FILE, "    baseline: 0.01%\n", "    baseline: 0.01%\n    team: data\n"),),
        ("team-changed risky SLO availability", "told-fewer risky burn alert availability/fast"),
    ),
    Case(
        "name in pyrra's series",
        ((SHOP_FILE, "    baseline: 0.01%\n", "    baseline: 0.01%\n    recorded_as: buy\n"),),
        ("recorded-name-changed risky SLO availability",),
    ),
    Case(
        "name of a burn alert",
        ((SHOP_FILE, "    baseline: 0.01%\n", "    baseline: 0.01%\n    burn_alerts: {fast: {name: ShopFails}}\n"),),
        ("alert-renamed neutral burn alert availability/fast", "panels-changed neutral dashboards"),
    ),
    Case(
        "label of a burn alert",
        ((SHOP_FILE, "    baseline: 0.01%\n", "    baseline: 0.01%\n    burn_alerts: {fast: {labels: {a: b}}}\n"),),
        ("label-changed neutral burn alert availability/fast",),
    ),
    Case(
        "annotation of a burn alert",
        (
            (
                SHOP_FILE,
                "    baseline: 0.01%\n",
                "    baseline: 0.01%\n    burn_alerts: {slow: {annotations: {a: b}}}\n",
            ),
        ),
        ("annotation-changed neutral burn alert availability/slow",),
    ),
    Case(
        "label of an slo",
        ((SHOP_FILE, "    labels: {journey: buy}\n", "    labels: {journey: sell}\n"),),
        ("label-changed neutral SLO availability",),
    ),
    Case(
        "annotation",
        ((SHOP_FILE, "hint: look at the deploys", "hint: look"),),
        ("annotation-changed neutral SLO availability",),
    ),
)
