"""Documents of the wrong shape: keys, types, words, and what is missing or twice."""

from tests.broken.broken_spec import EDGE, FRONT_DOOR, JETSON, KARPENTER, ORGANIZATION, PREDICTOR, REST, Broken

UNKNOWN_KEYS = (
    Broken(REST, "cc: [ml-platform]", "‹ccs›: [ml-platform]", "SLO221", "`cc`"),
    Broken(REST, "        bad_where:", "        ‹bad_were›:", "SLO221", "`bad_where`"),
    Broken(REST, "objective: 99.95%", "‹objektive›: 99.95%\n    objective: 99.95%", "SLO221", "`objective`"),
    Broken(REST, "  keep: {bad: 100%", "  keep: {‹errors›: 100%", "SLO221", "`bad`"),
    Broken(
        EDGE,
        "        metric: InferenceLatency",
        "        ‹metrics›: [A]\n        metric: InferenceLatency",
        "SLO221",
        "`metric`",
    ),
    Broken(FRONT_DOOR, "        scale: percent", "        ‹unit›: percent", "SLO221", "`scale`"),
    Broken(
        JETSON,
        "objective: 99.5%, signal",
        "‹target›: 99.5%, objective: 99.5%, signal",
        "SLO221",
        "an SLO has no key `target`",
    ),
    Broken(
        PREDICTOR,
        "{below: 60%, over: 15m, as: mean}",
        "{below: 60%, ‹for›: 15m, as: mean}",
        "SLO221",
        "a comparison has no key `for`",
    ),
    Broken(KARPENTER, "correlate:", "‹corelate›:", "SLO221", "`correlate`"),
    Broken(ORGANIZATION, "receivers:\n", "‹recievers›: {}\nreceivers:\n", "SLO221", "`receivers`"),
    Broken(ORGANIZATION, "page: false, group_wait: 5m", "page: false, ‹group_waits›: 5m", "SLO221", "`group_wait`"),
    Broken(
        ORGANIZATION,
        "  retention: 45d",
        "  retention: 45d\n  ‹interval›: 30s",
        "SLO221",
        "`prometheus` has no key `interval`",
    ),
    Broken(REST, "health: {rate: 0%,", "health: {‹status›: 500, rate: 0%,", "SLO227", "keep"),
    Broken(REST, "health: {rate: 0%,", "health: {‹duration›: 100ms, rate: 0%,", "SLO227", "keep"),
    Broken(REST, "health: {rate: 0%,", "health: {‹condition›: http.status >= 500, rate: 0%,", "SLO227", "keep"),
)

WRONG_TYPES = (
    Broken(REST, "cc: [ml-platform]", "cc: ‹ml-platform›", "SLO231", "[ml-platform]"),
    Broken(REST, "objective: 99.95%", "objective: ‹[99.95%]›", "SLO235", "this is not a share"),
    Broken(REST, "labels: {cost_center: search}", "labels: ‹search›", "SLO231", "expected a mapping, found text"),
    Broken(
        JETSON,
        "by: [region]\n    gauge:\n      prometheus:\n        value: min",
        "by: ‹region›\n    gauge:\n      prometheus:\n        value: min",
        "SLO231",
        "[region]",
    ),
    Broken(
        JETSON,
        (
            "    steps:\n"
            "      - look: Is the region reachable, and are its boards throttled by heat?\n"
            "      - do: Send the region's requests to the central tier."
        ),
        "    steps: ‹Look whether the region is reachable.›",
        "SLO231",
        "expected a list, found text",
    ),
    Broken(PREDICTOR, "team: ml-platform", "team: ‹[ml-platform]›", "SLO231", "expected text, found a list"),
    Broken(
        KARPENTER,
        "description: Spot capacity for",
        "description: ‹5›\nlabels:\n  note: Spot capacity for",
        "SLO231",
        '"5"',
    ),
    Broken(ORGANIZATION, "{urgency: 1, page: true,", "{urgency: 1, page: ‹yes›,", "SLO231", "`true`"),
    Broken(
        ORGANIZATION,
        "{urgency: 1, page: true,",
        "{urgency: ‹first›, page: true,",
        "SLO231",
        "expected a whole number, found `first`",
    ),
    Broken(ORGANIZATION, "{urgency: 1, page: true,", "{urgency: ‹0›, page: true,", "SLO237", "`0` is less than 1"),
    Broken(ORGANIZATION, "{burn: 14.4,", '{burn: ‹"14.4"›,', "SLO235", "this is not a number"),
    Broken(ORGANIZATION, "{burn: 14.4,", "{burn: ‹-1›,", "SLO235", "`-1` is not above 0"),
    Broken(
        JETSON,
        "  reachable: {objective: 99.5%, signal: up, runbook: jetson}",
        "  ‹- {name: reachable, objective: 99.5%, signal: up, runbook: jetson}›",
        "SLO232",
        "expected a mapping by name, found a list",
    ),
)

NULLS_AND_GAPS = (
    Broken(REST, "    signal: duration\n    good", "    ‹signal›:\n    good", "SLO225", "`signal` has no value"),
    Broken(
        JETSON,
        "description: The Jetson Thor cluster at the regional edge, which had no central monitoring",
        "description: ‹~›",
        "SLO225",
        "`~` is no value",
    ),
    Broken(PREDICTOR, "window: 28d", "window: ‹null›", "SLO225", "`null` is no value"),
    Broken(ORGANIZATION, "  standard: {}\n", "  ‹standard›:\n", "SLO225", "`standard` has no value"),
    Broken(
        REST,
        "    objective: 99.95%\n",
        "",
        "SLO222",
        "`objective`",
        place=(REST, "  ‹availability›:\n    signal: requests"),
    ),
    Broken(
        JETSON,
        ("gpu:\n    signal: gpu\n    when: {value: {above: 95%, over: 5m, as: mean}}\n    for: 5m\n    severity: P1"),
        "‹gpu›:\n    signal: gpu\n    when: {value: {above: 95%, over: 5m, as: mean}}\n    for: 5m",
        "SLO222",
        "`severity`",
    ),
    Broken(
        FRONT_DOOR,
        "        namespace: AWS/CloudFront\n",
        "",
        "SLO222",
        "`namespace`",
        place=(FRONT_DOOR, "      ‹cloudwatch›:\n        dimensions: {DistributionId"),
    ),
    Broken(KARPENTER, "team: search-platform\n", "", "SLO222", "team", place=(KARPENTER, "‹service›: karpenter-spot")),
    Broken(EDGE, "version: slocompiler/v1", "version: ‹slocompiler/v2›", "SLO204", "slocompiler/v1"),
    Broken(
        PREDICTOR,
        (
            "    gauge:\n"
            "      prometheus:\n"
            '        value: sum(kube_deployment_spec_replicas{namespace="akidb", deployment="akidb-rest"})\n'
        ),
        "",
        "SLO224",
        "gauge",
        place=(PREDICTOR, "  ‹replicas›:\n"),
    ),
    Broken(PREDICTOR, "good: {below: 8d}", "‹good›: {}", "SLO224", "below"),
    Broken(
        EDGE,
        "version: slocompiler/v1\n",
        "",
        "SLO203",
        "version: slocompiler/v1",
        place=(EDGE, "‹service›: akidb-edge-inference"),
    ),
    Broken(
        ORGANIZATION,
        "organization: akidb\n",
        "",
        "SLO201",
        "does not say what it is",
        place=(ORGANIZATION, "‹version›: slocompiler/v1"),
    ),
)

TWO_OF_ONE = (
    Broken(
        REST,
        "good: {below: 30ms}",
        "good: {‹below›: 30ms, above: 1ms}",
        "SLO223",
        "`good` has exactly one of `below`, `above`;",
    ),
    Broken(
        FRONT_DOOR,
        "journey: {objective: 99.9%, composite",
        "journey: {objective: 99.9%, ‹signal›: alb, composite",
        "SLO223",
        "an SLO has exactly one of `signal`",
    ),
    Broken(
        KARPENTER,
        "when: {count: {above: 2, over: 5m}}",
        "when: {‹count›: {above: 2, over: 5m}, rate: {above: 1/s}}",
        "SLO223",
        "`when` has exactly one of `bad_ratio`, `rate`",
    ),
    Broken(
        EDGE,
        "        total: RequestCount\n        bad: ErrorCount",
        "        total: RequestCount\n        bad: ErrorCount\n        ‹good›: SuccessCount",
        "SLO338",
        "total and bad determine `good`",
    ),
    Broken(
        ORGANIZATION,
        "fast: {burn: 14.4,",
        "fast: {‹burn›: 14.4, budget: 2%,",
        "SLO223",
        "an entry of a burn-rate policy has exactly one",
    ),
    Broken(
        ORGANIZATION,
        "tickets: {webhook: {url_file: /etc/alertmanager/secrets/tickets-url}}",
        "tickets: {‹webhook›: {url_file: /etc/alertmanager/secrets/tickets-url}, sns: {topic_arn: x}}",
        "SLO223",
        "a receiver has exactly one of `pagerduty`",
    ),
)

DUPLICATES = (
    Broken(
        REST, "labels: {cost_center: search}", "labels: {cost_center: search}\n‹team›: ml-platform", "SLO141", "team"
    ),
    Broken(JETSON, "runbooks:\n", "‹signals›: {}\nrunbooks:\n", "SLO141", "signals"),
    Broken(FRONT_DOOR, "regional: {", "‹cdn›: {objective: 99%, signal: alb}\n  regional: {", "SLO141", "cdn"),
    Broken(
        ORGANIZATION,
        "cc: [ml-slack]",
        "cc: [ml-slack]\n  ‹search-platform›:\n    notify: {P0: [p0-pager]}",
        "SLO141",
        "the key `search-platform` is written twice",
    ),
)

WORDS = (
    Broken(REST, "unit: seconds\n    traffic", "unit: ‹second›\n    traffic", "SLO233", "`seconds`"),
    Broken(REST, "budget: exclude", "budget: ‹excluded›", "SLO233", "`exclude`"),
    Broken(PREDICTOR, "as: mean", "as: ‹average›", "SLO233", "`mean`"),
    Broken(FRONT_DOOR, "as: worst", "as: ‹worse›", "SLO233", "`worst`"),
    Broken(FRONT_DOOR, "scale: percent", "scale: ‹percentage›", "SLO233", "`percent`"),
    Broken(KARPENTER, "buckets: native", "buckets: ‹automatic›", "SLO235", "native"),
    Broken(ORGANIZATION, "weekdays: [sunday]", "weekdays: [‹sun›]", "SLO233", "sunday"),
    Broken(ORGANIZATION, "approval: required", "approval: ‹mandatory›", "SLO233", "required"),
    Broken(ORGANIZATION, "form: [file]", "form: [‹flie›]", "SLO233", "`file`"),
    Broken(ORGANIZATION, "  experimental: {max", "  ‹no›: {max", "SLO226", "boolean"),
)

SECRETS = (
    Broken(
        ORGANIZATION,
        "{routing_key_file: /etc/alertmanager/secrets/p0-key}",
        "{routing_key: ‹0123456789abcdef0123456789abcdef›}",
        "SLO239",
        "file",
    ),
    Broken(
        ORGANIZATION,
        "{routing_key_file: /etc/alertmanager/secrets/p1-key}",
        '{routing_key: ‹"<P1_SERVICE_KEY>"›}',
        "SLO239",
        "file",
    ),
    Broken(
        ORGANIZATION,
        "{url_file: /etc/alertmanager/secrets/tickets-url}",
        '{url: ‹"https://hooks.example.com/x?token=abcdef0123456789"›}',
        "SLO705",
        "the address of receiver `tickets` holds a secret",
    ),
    Broken(
        ORGANIZATION,
        "{routing_key_file: /etc/alertmanager/secrets/p0-key}",
        "{‹service_key›: abc, routing_key_file: /etc/x}",
        "SLO221",
        "routing_key",
    ),
)

FILES = (
    Broken(JETSON, "service: akidb-jetson", "service: ‹karpenter-spot›", "SLO208", "in a file named `akidb-jetson`"),
    Broken(
        REST,
        "service: akidb-rest",
        "service: ‹akidb-api›",
        "SLO208",
        "akidb-rest",
        also=((FRONT_DOOR, "depends_on: [akidb-rest]\n", ""),),
    ),
    Broken("extra.yaml", "", "‹just›: text\n", "SLO201", "this document does not say what it is"),
    Broken(
        "second.yaml",
        "",
        (
            "version: slocompiler/v1\n"
            "organization: ‹other›\n"
            "severities: {P0: {urgency: 1, page: true}}\n"
            "teams: {a: {notify: {}}}\n"
        ),
        "SLO206",
        "this is a second organization",
    ),
)
