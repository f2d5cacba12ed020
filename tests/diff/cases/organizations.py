"""What all services share."""

from tests.diff.cases.case import Case
from tests.diff.specs import ORGANIZATION_FILE, SHOP_FILE

ORGANIZATIONS: tuple[Case, ...] = (
    Case(
        "burn rate",
        ((ORGANIZATION_FILE, "burn: 14.4, long: 1h", "burn: 10, long: 1h"),),
        (
            "burn-rate-lowered neutral burn alert availability/fast",
            "noticed-sooner neutral SLO availability",
            "quiet-later neutral SLO availability",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "windows of a policy",
        (
            (
                ORGANIZATION_FILE,
                "fast: {burn: 14.4, long: 1h, short: 5m, for: 2m",
                "fast: {burn: 14.4, long: 2h, short: 10m, for: 3m",
            ),
        ),
        (
            "looks-back-longer risky burn alert availability/fast",
            "looks-back-longer risky burn alert availability/fast",
            "waits-longer risky burn alert availability/fast",
            "noticed-later risky SLO availability",
            "quiet-later neutral SLO availability",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "severity of an entry",
        ((ORGANIZATION_FILE, "for: 15m, severity: P2}", "for: 15m, severity: P1}"),),
        (
            "told-others risky burn alert availability/slow",
            "hours-narrower risky burn alert availability/slow",
            "keeps-firing-longer neutral burn alert availability/slow",
            "severity-raised neutral burn alert availability/slow",
            "silent-less-often neutral burn alert availability/slow",
            "failure-pages neutral SLO availability",
            "quiet-later neutral SLO availability",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "entry of a policy",
        ((ORGANIZATION_FILE, "    slow: {burn: 2, long: 1d, short: 2h, for: 15m, severity: P2}\n", ""),),
        (
            "alert-removed risky burn alert availability/slow",
            "alert-removed risky burn alert availability/slow",
            "failure-missed risky SLO availability",
            "panels-changed neutral dashboards",
            "fewer-series neutral recorded series",
        ),
    ),
    Case(
        "name of an entry",
        ((ORGANIZATION_FILE, "    slow: {burn: 2, long: 1d", "    gentle: {burn: 2, long: 1d"),),
        (
            "alert-renamed neutral burn alert availability/gentle",
            "alert-renamed neutral burn alert availability/gentle",
            "panels-changed neutral dashboards",
            "panels-changed neutral dashboards",
        ),
    ),
    Case(
        "receivers of a team",
        ((ORGANIZATION_FILE, "web: {notify: {P0: [pager, phone]", "web: {notify: {P0: [pager]"),),
        ("told-fewer risky burn alert availability/fast",),
    ),
    Case(
        "other receiver of a team",
        (
            (
                ORGANIZATION_FILE,
                "web: {notify: {P0: [pager, phone], P1: [pager], P2: [tickets]}",
                "web: {notify: {P0: [pager, phone], P1: [pager], P2: [chat]}",
            ),
        ),
        ("told-others risky burn alert availability/slow",),
    ),
    Case(
        "hours of a severity",
        (
            (
                ORGANIZATION_FILE,
                "page: true, group_wait: 10s, repeat_interval: 15m}",
                "page: true, group_wait: 10s, repeat_interval: 15m, active: office}",
            ),
        ),
        (
            "hours-narrower breaking burn alert availability/fast",
            "severity-changed risky severity P0",
            "silent-less-often neutral burn alert availability/slow",
            "silent-less-often neutral alert busy (region=eu)",
        ),
    ),
    Case(
        "hours",
        (
            (ORGANIZATION_FILE, 'from: "09:00", to: "18:00"', 'from: "10:00", to: "19:00"'),
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
        "hours moved",
        ((ORGANIZATION_FILE, 'from: "09:00", to: "18:00"', 'from: "10:00", to: "19:00"'),),
        ("hours-moved breaking alert slow-p95",),
        base=(
            (
                SHOP_FILE,
                "    for: 5m\n    severity: P0\n    runbook: slowness",
                "    for: 5m\n    severity: P1\n    runbook: slowness",
            ),
        ),
    ),
    Case(
        "timing of a severity",
        ((ORGANIZATION_FILE, "group_wait: 30s, repeat_interval: 1h", "group_wait: 1m, repeat_interval: 1h"),),
        ("told-later risky severity P1",),
    ),
    Case(
        "urgency", ((ORGANIZATION_FILE, "P2: {urgency: 3", "P2: {urgency: 4"),), ("severity-changed risky severity P2",)
    ),
    Case(
        "wakes somebody",
        ((ORGANIZATION_FILE, "P2: {urgency: 3, page: false", "P2: {urgency: 3, page: true"),),
        (
            "severity-changed risky severity P2",
            "keeps-firing-longer neutral burn alert availability/slow",
            "severity-raised neutral burn alert availability/slow",
            "silent-less-often neutral burn alert availability/slow",
            "silent-less-often neutral alert busy (region=eu)",
            "failure-pages neutral SLO availability",
            "failure-pages neutral alert busy (region=eu)",
            "quiet-later neutral SLO availability",
        ),
    ),
    Case(
        "one more severity",
        ((ORGANIZATION_FILE, "time_intervals:\n", "  P3: {urgency: 4, page: false}\ntime_intervals:\n"),),
        ("severity-declared neutral severity P3",),
    ),
    Case(
        "one more receiver",
        ((ORGANIZATION_FILE, "teams:\n", "  mail: {email: {to: web@example.com}}\nteams:\n"),),
        ("receiver-declared neutral receiver mail",),
    ),
    Case(
        "channel",
        ((ORGANIZATION_FILE, 'channel: "#web"', 'channel: "#ops"'),),
        ("receiver-changed risky receiver chat",),
    ),
    Case(
        "one more team",
        ((ORGANIZATION_FILE, "teams:\n", "teams:\n  ops: {notify: {P0: [phone], P1: [phone], P2: [tickets]}}\n"),),
        ("team-declared neutral team ops",),
    ),
    Case(
        "scrapes",
        ((ORGANIZATION_FILE, "scrape_interval: 30s", "scrape_interval: 15s"),),
        (
            "noticed-later risky SLO availability",
            "noticed-later risky alert slow-p95",
            "deployment-changed risky organization prometheus scrape_interval",
            "quiet-later neutral SLO availability",
            "more-samples neutral samples read a second",
        ),
    ),
    Case(
        "flavor",
        ((ORGANIZATION_FILE, "scrape_interval: 30s", "scrape_interval: 30s, flavor: thanos"),),
        ("flavor-changed risky organization prometheus flavor",),
    ),
    Case(
        "limit",
        ((ORGANIZATION_FILE, "limits: {series_per_service: 2000}", "limits: {series_per_service: 3000}"),),
        ("limit-raised neutral limit series_per_service",),
    ),
    Case(
        "address",
        ((ORGANIZATION_FILE, "https://wiki.example.com", "https://pages.example.com"),),
        ("deployment-changed risky organization runbook_base_url", "panels-changed neutral dashboards"),
    ),
    Case(
        "name of a severity",
        (
            (ORGANIZATION_FILE, "  P2: {urgency", "  T: {urgency"),
            (
                ORGANIZATION_FILE,
                "web: {notify: {P0: [pager, phone], P1: [pager], P2:",
                "web: {notify: {P0: [pager, phone], P1: [pager], T:",
            ),
            (
                ORGANIZATION_FILE,
                "data: {notify: {P0: [phone], P1: [phone], P2:",
                "data: {notify: {P0: [phone], P1: [phone], T:",
            ),
            (ORGANIZATION_FILE, "for: 15m, severity: P2", "for: 15m, severity: T"),
            (ORGANIZATION_FILE, "for: 1h, severity: P2", "for: 1h, severity: T"),
            (SHOP_FILE, "    severity: P2\n", "    severity: T\n"),
        ),
        (
            "severity-renamed neutral burn alert availability/slow",
            "severity-renamed neutral burn alert speed/slow",
            "severity-renamed neutral alert busy",
            "severity-renamed neutral alert busy (region=eu)",
            "severity-declared neutral severity T",
            "severity-dropped neutral severity P2",
        ),
    ),
)
