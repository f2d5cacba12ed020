"""Documents of the wrong shape: keys, types, words, and what is missing or twice."""

from tests.broken.broken_spec import Broken

REST, ORGANIZATION = "akidb-rest.yaml", "organization.yaml"
EDGE, FRONT_DOOR, JETSON = "akidb-edge-inference.yaml", "akidb-front-door.yaml", "akidb-jetson.yaml"
PREDICTOR, KARPENTER = "akidb-traffic-predictor.yaml", "karpenter-spot.yaml"

UNKNOWN_KEYS = (
    Broken(REST, "cc: [ml-platform]", "‹ccs›: [ml-platform]", "SLO221", "`cc`"),
    Broken(REST, "        bad_where:", "        ‹bad_were›:", "SLO221", "`bad_where`"),
    Broken(REST, "objective: 99.95%", "‹objektive›: 99.95%\n    objective: 99.95%", "SLO221", "`objective`"),
    Broken(REST, "  keep: {bad: 100%", "  keep: {‹errors›: 100%", "SLO221", "`bad`"),
    Broken(EDGE, "        metric: InferenceLatency", "        ‹metrics›: [A]\n        metric: InferenceLatency", "SLO221", "`metric`"),
    Broken(FRONT_DOOR, "        scale: percent", "        ‹unit›: percent", "SLO221", "`scale`"),
    Broken(JETSON, "objective: 99.5%, signal", "‹target›: 99.5%, objective: 99.5%, signal", "SLO221", ""),
    Broken(PREDICTOR, "{below: 60%, over: 15m, as: mean}", "{below: 60%, ‹for›: 15m, as: mean}", "SLO221", ""),
    Broken(KARPENTER, "correlate:", "‹corelate›:", "SLO221", "`correlate`"),
    Broken(ORGANIZATION, "receivers:\n", "‹recievers›: {}\nreceivers:\n", "SLO221", "`receivers`"),
    Broken(ORGANIZATION, "page: false, group_wait: 5m", "page: false, ‹group_waits›: 5m", "SLO221", "`group_wait`"),
    Broken(ORGANIZATION, "  retention: 45d", "  retention: 45d\n  ‹interval›: 30s", "SLO221", ""),
    Broken(REST, "health: {path: /healthz,", "health: {‹status›: 500, path: /healthz,", "SLO227", "keep"),
    Broken(REST, "health: {path: /healthz,", "health: {‹duration›: 100ms, path: /healthz,", "SLO227", "keep"),
    Broken(REST, "health: {path: /healthz,", "health: {‹condition›: http.status >= 500, path: /healthz,", "SLO227", "keep"),
)

WRONG_TYPES = (
    Broken(REST, "cc: [ml-platform]", "cc: ‹ml-platform›", "SLO231", "[ml-platform]"),
    Broken(REST, "objective: 99.95%", "objective: ‹[99.95%]›", "SLO235", ""),
    Broken(REST, "labels: {cost_center: search}", "labels: ‹search›", "SLO231", ""),
    Broken(JETSON, "by: [region]\n    gauge:\n      prometheus:\n        value: min", "by: ‹region›\n    gauge:\n      prometheus:\n        value: min", "SLO231", "[region]"),
    Broken(JETSON, "    steps:\n      - look: Is the region reachable, and are its boards throttled by heat?\n      - do: Send the region's requests to the central tier.",
           "    steps: ‹Look whether the region is reachable.›", "SLO231", ""),
    Broken(PREDICTOR, "team: ml-platform", "team: ‹[ml-platform]›", "SLO231", ""),
    Broken(KARPENTER, "description: Spot capacity for", "description: ‹5›\nlabels:\n  note: Spot capacity for", "SLO231", '"5"'),
    Broken(ORGANIZATION, "{urgency: 1, page: true,", "{urgency: 1, page: ‹yes›,", "SLO231", "`true`"),
    Broken(ORGANIZATION, "{urgency: 1, page: true,", "{urgency: ‹first›, page: true,", "SLO231", ""),
    Broken(ORGANIZATION, "{urgency: 1, page: true,", "{urgency: ‹0›, page: true,", "SLO237", ""),
    Broken(ORGANIZATION, "{burn: 14.4,", '{burn: ‹"14.4"›,', "SLO235", ""),
    Broken(ORGANIZATION, "{burn: 14.4,", "{burn: ‹-1›,", "SLO235", ""),
    Broken(REST, "slos:\n  availability:\n    objective: 99.95%\n    signal: requests\n    runbook: error-budget-burn\n    detect:\n      five-percent: {bad_ratio: 5%, within: 20m}\n    labels: {journey: search}\n  latency:\n    # \"P95 < 30 ms for 99.9 % of requests\" is a percentile of a percentile: 99.9 % of requests under 30 ms.\n    objective: 99.9%",
           "slos:\n  ‹- name: availability\n    objective: 99.95%\n    signal: requests\n    runbook: error-budget-burn\n    detect:\n      five-percent: {bad_ratio: 5%, within: 20m}\n    labels: {journey: search}\n  - name: latency\n    objective: 99.9%", "SLO232", ""),
)

NULLS_AND_GAPS = (
    Broken(REST, "    signal: duration\n    good", "    signal:‹›\n    good", "SLO225", ""),
    Broken(JETSON, "description: The Jetson Thor cluster at the regional edge, which had no central monitoring", "description: ‹~›", "SLO225", ""),
    Broken(PREDICTOR, "window: 28d", "window: ‹null›", "SLO225", ""),
    Broken(ORGANIZATION, "  standard: {}\n", "  standard:‹›\n", "SLO225", "{}"),
    Broken(REST, "    objective: 99.95%\n", "", "SLO222", "`objective`", place=(REST, "  ‹availability›:\n    signal: requests")),
    Broken(JETSON, "gpu:\n    signal: gpu\n    when: {value: {above: 95%, over: 5m, as: mean}}\n    for: 5m\n    severity: P1", "‹gpu›:\n    signal: gpu\n    when: {value: {above: 95%, over: 5m, as: mean}}\n    for: 5m", "SLO222", "`severity`"),
    Broken(FRONT_DOOR, "        namespace: AWS/CloudFront\n", "", "SLO222", "`namespace`", place=(FRONT_DOOR, "      ‹cloudwatch›:\n        dimensions: {DistributionId")),
    Broken(KARPENTER, "team: search-platform\n", "", "SLO312", "team", place=(KARPENTER, "‹service›: karpenter-spot")),
    Broken(EDGE, "version: slocompiler/v1\n", "", "SLO203", "version", place=(EDGE, "‹›service: akidb-edge-inference")),
    Broken(EDGE, "version: slocompiler/v1", "version: ‹slocompiler/v2›", "SLO204", "slocompiler/v1"),
    Broken(ORGANIZATION, "organization: akidb\n", "", "SLO201", "", place=(ORGANIZATION, "‹›version: slocompiler/v1")),
    Broken(PREDICTOR, "    gauge:\n      prometheus:\n        value: sum(kube_deployment_spec_replicas{namespace=\"akidb\", deployment=\"akidb-rest\"})\n", "", "SLO224", "gauge", place=(PREDICTOR, "  ‹replicas›:\n")),
    Broken(PREDICTOR, "good: {below: 8d}", "good: ‹{}›", "SLO224", "below"),
)

TWO_OF_ONE = (
    Broken(REST, "good: {below: 30ms}", "good: {below: 30ms, ‹above›: 1ms}", "SLO223", ""),
    Broken(FRONT_DOOR, "journey: {objective: 99.9%, composite", "journey: {objective: 99.9%, signal: alb, ‹composite›", "SLO223", ""),
    Broken(KARPENTER, "when: {count: {above: 2, over: 5m}}", "when: {count: {above: 2, over: 5m}, ‹rate›: {above: 1/s}}", "SLO223", ""),
    Broken(EDGE, "        total: RequestCount\n        bad: ErrorCount", "        total: RequestCount\n        bad: ErrorCount\n        ‹good›: SuccessCount", "SLO223", ""),
    Broken(ORGANIZATION, "fast: {burn: 14.4,", "fast: {burn: 14.4, ‹budget›: 2%,", "SLO223", ""),
    Broken(ORGANIZATION, "tickets: {webhook: {url_file: /etc/alertmanager/secrets/tickets-url}}", "tickets: {webhook: {url_file: /etc/alertmanager/secrets/tickets-url}, ‹sns›: {topic_arn: x}}", "SLO223", ""),
)

DUPLICATES = (
    Broken(REST, "labels: {cost_center: search}", "labels: {cost_center: search}\n‹team›: ml-platform", "SLO141", "team"),
    Broken(JETSON, "runbooks:\n", "‹signals›: {}\nrunbooks:\n", "SLO141", "signals"),
    Broken(FRONT_DOOR, "regional: {", "‹cdn›: {objective: 99%, signal: alb}\n  regional: {", "SLO141", "cdn"),
    Broken(ORGANIZATION, "cc: [ml-slack]", "cc: [ml-slack]\n  ‹search-platform›:\n    notify: {P0: [p0-pager]}", "SLO141", ""),
)

WORDS = (
    Broken(REST, "unit: seconds\n    distribution", "unit: ‹second›\n    distribution", "SLO233", "`seconds`"),
    Broken(REST, "budget: exclude", "budget: ‹excluded›", "SLO233", "`exclude`"),
    Broken(PREDICTOR, "as: mean", "as: ‹average›", "SLO233", "`mean`"),
    Broken(FRONT_DOOR, "as: worst", "as: ‹worse›", "SLO233", "`worst`"),
    Broken(FRONT_DOOR, "scale: percent", "scale: ‹percentage›", "SLO233", "`percent`"),
    Broken(KARPENTER, "buckets: native", "buckets: ‹automatic›", "SLO235", "native"),
    Broken(ORGANIZATION, "weekdays: [sunday]", "weekdays: [‹sun›]", "SLO233", "sunday"),
    Broken(ORGANIZATION, "approval: required", "approval: ‹mandatory›", "SLO233", "required"),
    Broken(ORGANIZATION, "form: [file, config-resource]", "form: [file, ‹config-ressource›]", "SLO233", "`config-resource`"),
    Broken(JETSON, "  up:\n    unit: bool", "  ‹on›:\n    unit: bool", "SLO226", "on"),
)

SECRETS = (
    Broken(ORGANIZATION, "{routing_key_file: /etc/alertmanager/secrets/p0-key}", "{routing_key: ‹0123456789abcdef0123456789abcdef›}", "SLO239", "file"),
    Broken(ORGANIZATION, "{routing_key_file: /etc/alertmanager/secrets/p1-key}", '{routing_key: ‹"<P1_SERVICE_KEY>"›}', "SLO239", "file"),
    Broken(ORGANIZATION, "{url_file: /etc/alertmanager/secrets/tickets-url}", '{url: ‹"https://hooks.example.com/x?token=abcdef0123456789"›}', "SLO705", ""),
    Broken(ORGANIZATION, "{routing_key_file: /etc/alertmanager/secrets/p0-key}", "{‹service_key›: abc, routing_key_file: /etc/x}", "SLO221", "routing_key"),
)

FILES = (
    Broken(REST, "service: akidb-rest", "service: ‹akidb-api›", "SLO208", "akidb-rest", also=(("akidb-front-door.yaml", "depends_on: [akidb-rest]\n", ""),)),
    Broken(JETSON, "service: akidb-jetson", "service: ‹karpenter-spot›", "SLO207", "karpenter-spot"),
    Broken("extra.yaml", "", "‹›just: text\n", "SLO201", ""),
    Broken("second.yaml", "", "version: slocompiler/v1\norganization: ‹other›\nseverities: {P0: {urgency: 1, page: true}}\nteams: {a: {notify: {}}}\n", "SLO206", ""),
)
