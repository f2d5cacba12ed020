"""Specs whose every value is well written and that make no sense together."""

from tests.broken.broken_spec import EDGE, FRONT_DOOR, JETSON, KARPENTER, ORGANIZATION, PREDICTOR, REST, Broken

BUDGETS = (
    Broken(REST, "good: {below: 30ms}", "good: {below: ‹40ms›}", "SLO401", "0.04 seconds is no bucket boundary of"),
    Broken(
        REST,
        "buckets: [0.005, 0.01, 0.03, 0.05, 0.1, 0.25, 1]",
        "buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 1]",
        "SLO401",
        "0.03 seconds is no bucket boundary of",
        place=(REST, "good: {below: ‹30ms›}"),
    ),
    Broken(
        PREDICTOR,
        (
            "objective: 90%\n    window: 28d\n    signal: predictions\n"
            "    runbook: predictor\n    burn_rate_policy: tickets-only"
        ),
        (
            "objective: ‹90%›\n    window: 28d\n    signal: predictions\n"
            "    runbook: predictor\n    burn_rate_policy: standard"
        ),
        "SLO402",
        "14.4",
        also=((PREDICTOR, "    traffic: 12/h\n", ""),),
    ),
    Broken(
        REST,
        "    objective: 99%\n    signal: index-age",
        "    objective: 99%\n    window: ‹3d›\n    signal: index-age",
        "SLO403",
        "3d",
    ),
    Broken(KARPENTER, "capacity: {objective: 99%,", "capacity: {objective: 99%, window: ‹3d›,", "SLO403", "3d"),
    Broken(PREDICTOR, "window: 28d", "window: ‹90d›", "SLO404", "45d"),
    Broken(ORGANIZATION, "  window: 30d", "  window: ‹60d›", "SLO404", "45d"),
    Broken(ORGANIZATION, "retention: 45d", "retention: 29d", "SLO404", "29d", place=(ORGANIZATION, "  window: ‹30d›")),
    Broken(
        FRONT_DOOR,
        "journey: {objective: 99.9%,",
        "journey: {objective: ‹99.99%›,",
        "SLO406",
        "`journey` promises 99.99%, and its members may",
    ),
    Broken(
        JETSON,
        "reachable: {objective: 99.5%, signal: up, runbook: jetson}",
        (
            "reachable: {objective: 99.5%, signal: up, runbook: jetson}\n"
            "  reached: {objective: ‹99%›, signal: up, runbook: jetson}"
        ),
        "SLO407",
        "reachable",
    ),
    Broken(
        ORGANIZATION,
        "medium: {burn: 6, long: 6h, short: 30m,",
        "‹medium›: {burn: 6, long: 6h, short: 6h,",
        "SLO408",
        "entry `medium` looks back 6h in its short",
    ),
    Broken(
        ORGANIZATION,
        "slow: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P2}",
        "‹slow›: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P0}",
        "SLO409",
        "entry `slow` burns slower than `medium` and is",
    ),
)

ALERTS = (
    Broken(
        REST,
        "severity: P1\n    runbook: error-budget-burn\n",
        "severity: P1\n",
        "SLO601",
        "alert `error-ratio` has no runbook",
        place=(REST, "  ‹error-ratio›:\n"),
    ),
    Broken(
        JETSON,
        "signal: up, runbook: jetson}",
        "signal: up}",
        "SLO601",
        "SLO `reachable` has no runbook",
        place=(JETSON, "  ‹reachable›:"),
    ),
    Broken(JETSON, "when: {absent: {seen_within: 1d}}", "when: {‹absent›: {}}", "SLO354", "seen_within"),
    Broken(
        EDGE,
        "when: {p95: {above: 100ms, over: 1m}}",
        "when: {‹value›: {above: 100ms, over: 1m}}",
        "SLO351",
        "`value` is not a measure of a distribution",
    ),
    Broken(
        REST,
        "signal: cpu\n    when: {value: {above: 95%}}",
        "signal: cpu\n    when: {‹p95›: {above: 95%}}",
        "SLO351",
        "value",
    ),
    Broken(
        KARPENTER,
        "when: {count: {above: 2, over: 5m}}",
        "when: {bad_ratio: ‹{above: 2%, over: 5m}›}",
        "SLO341",
        "of the signal `interruptions` only the total is",
    ),
    Broken(
        PREDICTOR,
        "{rises: 100%, against: 1h}",
        "{rises: 100%, against: 1h, ‹season›: 1w}",
        "SLO352",
        "`season` needs `deviates`",
    ),
    Broken(PREDICTOR, "{below: 60%, over: 15m, as: mean}", "{below: 60%, ‹as›: mean}", "SLO352", "over"),
    Broken(
        REST,
        "signal: memory\n    when: {value: {above: 95%}}",
        "‹signal›: memory\n    promql: up == 0",
        "SLO353",
        "an alert with `promql` has no signal",
    ),
    Broken(REST, "  cpu:\n    signal: cpu\n    when:", "  ‹cpu›:\n    when:", "SLO353", "signal"),
    Broken(
        EDGE,
        "error-ratio:\n    signal: inferences",
        "‹availability-burn-fast›:\n    signal: inferences",
        "SLO323",
        "a second alert is named",
    ),
    Broken(REST, "five-percent: false, ", "five-percent: {bad_ratio: ‹5›}, ", "SLO235", "5%"),
    Broken(
        JETSON,
        "seen_within: 1d}}\n    for: 10m",
        "seen_within: 1d}}\n    for: 1m",
        "SLO603",
        "`for: 5m`",
        place=(JETSON, "  ‹region-gone›:\n"),
    ),
    Broken(REST, "season: 7d", "season: 14d", "SLO604", "49d of history", place=(REST, "  ‹odd-latency›:\n")),
    Broken(
        REST,
        "{drops: 50%}}",
        "{drops: 50%}}\n    min_baseline: 1000000",
        "SLO605",
        "brings 180000",
        place=(REST, "  ‹traffic-drop›:\n    signal"),
    ),
    Broken(REST, "p95: {above: 50ms}", "p95: {above: 2s}", "SLO606", "ends at 1", place=(REST, "  ‹high-p95›:\n")),
)

SIGNALS = (
    Broken(
        KARPENTER, "by: [region]\n    events", "by: [‹signal›]\n    events", "SLO334", "`signal` is set by the compiler"
    ),
    Broken(KARPENTER, "by: [region]\n    dist", "by: [‹month›]\n    dist", "SLO334", "`month` is set by the compiler"),
    Broken(REST, "labels: {journey: search}", "labels: {‹alert›: search}", "SLO334", "`alert` is set by the compiler"),
    Broken(
        JETSON,
        "by: [region]\n    gauge:\n      prometheus:\n        value: min",
        "by: [region, ‹service›]\n    gauge:\n      prometheus:\n        value: min",
        "SLO334",
        "as",
    ),
    Broken(KARPENTER, "by: [region]\n    events", "by: [region, ‹severity›]\n    events", "SLO334", "as"),
    Broken(
        KARPENTER,
        "by: [region]\n    events",
        "by: [region, ‹region›]\n    events",
        "SLO335",
        "the label `region` stands twice in `by`",
    ),
    Broken(
        REST,
        "labels: {cost_center: search}",
        "labels: {‹severity›: P0}",
        "SLO334",
        "the label `severity` is set by the compiler",
    ),
    Broken(
        REST, "labels: {journey: search}", "labels: {‹slo›: search}", "SLO334", "the label `slo` is set by the compiler"
    ),
    Broken(PREDICTOR, "    traffic: 12/h", "    ‹unit›: count\n    traffic: 12/h", "SLO331", "events have no unit"),
    Broken(
        JETSON,
        "gauge:\n      prometheus:\n        value: avg",
        "gauge:\n      cloudwatch: {namespace: AkiDB, metric: Gpu}\n      prometheus:\n        value: avg",
        "SLO332",
        "alert_on",
        place=(JETSON, "  ‹gpu›:\n    unit: percent"),
    ),
    Broken(
        EDGE,
        "    traffic: {mean: 200/s, low: 5/s}",
        "    traffic: {mean: 200/s, low: 5/s}\n    alert_on: ‹prometheus›",
        "SLO333",
        "prometheus",
    ),
    Broken(
        EDGE,
        "        total: RequestCount\n        bad: ErrorCount",
        "        bad: ErrorCount",
        "SLO336",
        "total",
        place=(
            EDGE,
            (
                "      ‹cloudwatch›:\n"
                "        namespace: AkiDB/Edge\n"
                "        dimensions: {Model: all-MiniLM-L6-v2}\n"
                "        regions: [us-east-1, eu-central-1, ap-northeast-1]\n"
                "        log_group: /aws/lambda/us-east-1.akidb-edge-inference\n"
                "        emits: [[Model]]\n"
                "        bad"
            ),
        ),
    ),
    Broken(
        JETSON,
        "    unit: percent\n",
        "",
        "SLO331",
        "a gauge needs a unit",
        place=(JETSON, "    ‹gauge›:\n      prometheus:\n        value: avg"),
    ),
)

SLOS = (
    Broken(
        KARPENTER,
        "signal: pod-startup, good: {below: 2m}",
        "signal: ‹interruptions›",
        "SLO341",
        "of the signal `interruptions` only the total is",
    ),
    Broken(REST, "    good: {below: 30ms}\n", "", "SLO342", "good", place=(REST, "  ‹latency›:\n    #")),
    Broken(
        EDGE,
        "signal: inferences, runbook",
        "signal: inferences, ‹good›: {below: 1s}, runbook",
        "SLO343",
        "events say themselves what is bad",
    ),
    Broken(
        JETSON,
        "signal: up, runbook",
        "signal: up, ‹good›: {above: 0.5}, runbook",
        "SLO343",
        "a `bool` gauge is good when it is 1",
    ),
    Broken(
        REST,
        "timeslices: {every: 5m}",
        "timeslices: {every: 5m, ‹good_above›: 95%}",
        "SLO344",
        "a gauge has no share of good",
    ),
    Broken(PREDICTOR, "    window: 28d\n", "    window: 28d\n    ‹timeslices›: {every: 1m}\n", "SLO344", "good_above"),
    Broken(
        FRONT_DOOR,
        "of: [cdn, regional]",
        "of: [cdn, ‹akidb-rest/availability›]",
        "SLO346",
        "`availability` is in prometheus, `cdn` in",
    ),
    Broken(
        FRONT_DOOR,
        "regional: {objective: 99.95%",
        "regional: {window: 28d, objective: 99.95%",
        "SLO347",
        "28d",
        place=(FRONT_DOOR, "of: [cdn, ‹regional›]"),
    ),
    Broken(FRONT_DOOR, "of: [cdn, regional]", "of: [cdn, ‹cdn›]", "SLO348", "the member `cdn` stands twice"),
    Broken(
        JETSON,
        "objective: 99.5%, signal: up",
        "groups: {region: {eu: {objective: ‹100%›}}}, objective: 99.5%, signal: up",
        "SLO235",
        "100%",
    ),
    Broken(REST, "bad_ratio: 5%, within: 20m", "bad_ratio: 5%, ‹in›: 20m, within: 20m", "SLO221", "within"),
)

OPERATIONS = (
    Broken(
        REST,
        "reindex: {during: sunday-night, mute: [P1, P2], budget: exclude}",
        'reindex: {from: "2026-12-01T22:00:00Z", to: ‹"2026-12-01T21:00:00Z"›, mute: [P1, P2], budget: exclude}',
        "SLO361",
        "this is not after `from`",
    ),
    Broken(
        REST,
        "reindex: {during: sunday-night, mute: [P1, P2], budget: exclude}",
        'reindex: {from: ‹"2026-02-30T22:00:00Z"›, to: "2026-12-01T21:00:00Z", mute: [P1, P2], budget: exclude}',
        "SLO361",
        "`2026-02-30T22:00:00Z` does not exist",
    ),
    Broken(
        REST,
        "reindex: {during: sunday-night,",
        'reindex: {from: ‹"2026-12-01 22:00"›, to: "2026-12-01T21:00:00Z",',
        "SLO236",
        "`2026-12-01 22:00` is not a timestamp",
    ),
    Broken(
        REST,
        "depends_on: [akidb-traffic-predictor]",
        "depends_on: [‹akidb-rest›]",
        "SLO702",
        "services depend on each other in a circle",
    ),
    Broken(
        PREDICTOR,
        "tier: standard",
        "tier: standard\ndepends_on: [akidb-rest]",
        "SLO702",
        "circle",
        place=(REST, "[‹akidb-traffic-predictor›]"),
    ),
    Broken(ORGANIZATION, "{urgency: 2,", "{urgency: ‹1›,", "SLO321", "`P1` is as urgent as `P0`"),
    Broken(
        ORGANIZATION,
        "notify: {P0: [p0-pager], P1: [p1-pager], P2: [tickets]}",
        "notify: {P0: [p0-pager], P1: [p1-pager]}",
        "SLO701",
        "P2",
        place=(ORGANIZATION, "  ml-platform:\n    ‹notify›:"),
    ),
    Broken(
        ORGANIZATION,
        "P0: [p0-pager, aws-p0]",
        "P0: [p0-pager]",
        "SLO703",
        "aws-p0",
        place=(ORGANIZATION, "  ‹aws-p0›: {sns"),
    ),
    Broken(
        ORGANIZATION,
        "P1: {urgency: 2, page: true, group_wait: 30s, repeat_interval: 1h,",
        "P1: {urgency: 2, page: true, group_wait: 30s, ‹group_interval›: 10m, repeat_interval: 1h,",
        "SLO704",
        "5m",
    ),
    Broken(
        JETSON,
        "runbooks:\n",
        "runbooks:\n  ‹nobody-reads›: {title: A page, steps: [{look: Where?}]}\n",
        "SLO607",
        "nobody-reads",
    ),
    Broken(
        JETSON,
        "team: ml-platform",
        (
            "team: ml-platform\n"
            "extra_rules: {mixin: {prometheus: [‹rules/missing.yaml›], severity: P2, runbook: jetson}}"
        ),
        "SLO362",
        "there is no file `rules/missing.yaml`",
    ),
    Broken(ORGANIZATION, "form: [file]", "form: [file], base: ‹base.yaml›", "SLO325", "there is no file `base.yaml`"),
    Broken(
        KARPENTER,
        "severity: P1",
        "severity: P1 ‹# slocompile: ignore SLO601›",
        "SLO901",
        "this suppression gives no reason",
    ),
    Broken(REST, "{during: sunday-night,", '{‹from›: "2026-12-01T22:00:00Z",', "SLO222", "`from` needs `to`"),
)

TEMPLATES = (
    Broken(
        "_templates/http.yaml",
        "",
        (
            "version: slocompiler/v1\n"
            "template: ‹http›\n"
            "parameters: {job: {}}\n"
            "signals:\n"
            "  hits:\n"
            "    events: {prometheus: {total: 'hits_total{job=\"$job\"}', bad_where: 'code=\"500\"'}}\n"
        ),
        "SLO245",
        "http",
    ),
    Broken(
        "_templates/http.yaml",
        "",
        (
            "version: slocompiler/v1\n"
            "template: http\n"
            "parameters: {job: {}, ‹route›: {default: x}}\n"
            "signals:\n"
            "  hits:\n"
            "    events: {prometheus: {total: 'hits_total{job=\"$job\"}', bad_where: 'code=\"500\"'}}\n"
        ),
        "SLO249",
        "route",
        also=((KARPENTER, "tier: standard", "tier: standard\nextends: {http: {job: x}}"),),
    ),
    Broken(
        "_templates/http.yaml",
        "",
        (
            "version: slocompiler/v1\n"
            "template: http\n"
            "parameters: {job: {}}\n"
            "signals:\n"
            "  hits:\n"
            '    events: {prometheus: {total: ‹\'hits_total{x="$job",job="$jbo"}\'›, bad_where: \'code="500"\'}}\n'
        ),
        "SLO250",
        "`$jbo` is no parameter of this template",
        also=((KARPENTER, "tier: standard", "tier: standard\nextends: {http: {job: x}}"),),
    ),
    Broken(
        "_templates/http.yaml",
        "",
        (
            "version: slocompiler/v1\n"
            "template: http\n"
            "‹extends›: {other: {}}\n"
            "parameters: {job: {}}\n"
            "signals:\n"
            "  hits:\n"
            "    events: {prometheus: {total: 'hits_total{job=\"$job\"}', bad_where: 'code=\"500\"'}}\n"
        ),
        "SLO244",
        "template `http` extends another template",
        also=((KARPENTER, "tier: standard", "tier: standard\nextends: {http: {job: x}}"),),
    ),
    Broken(
        "_templates/http.yaml",
        "",
        (
            "version: slocompiler/v1\n"
            "template: http\n"
            "parameters: {job: {}}\n"
            "signals:\n"
            "  hits:\n"
            "    events: {prometheus: {total: 'hits_total{job=\"$job\"}', bad_where: 'code=\"500\"'}}\n"
        ),
        "SLO247",
        "job",
        place=(KARPENTER, "extends: {‹http›: {}}"),
        also=((KARPENTER, "tier: standard", "tier: standard\nextends: {http: {}}"),),
    ),
    Broken(
        "_templates/http.yaml",
        "",
        (
            "version: slocompiler/v1\n"
            "template: http\n"
            "parameters: {job: {}}\n"
            "signals:\n"
            "  hits:\n"
            "    events: {prometheus: {total: 'hits_total{job=\"$job\"}', bad_where: 'code=\"500\"'}}\n"
        ),
        "SLO248",
        "job",
        place=(KARPENTER, "{job: x, ‹jobb›: y}"),
        also=((KARPENTER, "tier: standard", "tier: standard\nextends: {http: {job: x, jobb: y}}"),),
    ),
)
