"""Names of things that are not there."""

from tests.broken.broken_spec import EDGE, FRONT_DOOR, JETSON, KARPENTER, ORGANIZATION, PREDICTOR, REST, Broken

SIGNALS = (
    Broken(
        REST,
        "objective: 99.95%\n    signal: requests",
        "objective: 99.95%\n    signal: ‹request›",
        "SLO301",
        "`requests`",
    ),
    Broken(
        EDGE,
        "availability: {objective: 99.9%, signal: inferences",
        "availability: {objective: 99.9%, signal: ‹inference›",
        "SLO301",
        "`inferences`",
    ),
    Broken(FRONT_DOOR, "signal: alb", "signal: ‹elb›", "SLO301", "`alb`"),
    Broken(JETSON, "signal: up, runbook", "signal: ‹uptime›, runbook", "SLO301", "there is no signal `uptime`"),
    Broken(PREDICTOR, "given: {replicas:", "given: {‹replica›:", "SLO301", "`replicas`"),
    Broken(KARPENTER, "signal: interruptions", "signal: ‹interruption›", "SLO301", "`interruptions`"),
)

RUNBOOKS = (
    Broken(
        REST,
        "severity: P1\n    runbook: error-budget-burn",
        "severity: P1\n    runbook: ‹error-budgetburn›",
        "SLO302",
        "`error-budget-burn`",
    ),
    Broken(
        EDGE,
        "signal: inferences, runbook: edge-errors",
        "signal: inferences, runbook: ‹edge-error›",
        "SLO302",
        "`edge-errors`",
    ),
    Broken(
        FRONT_DOOR,
        "signal: cloudfront, runbook: front-door",
        "signal: cloudfront, runbook: ‹front_door›",
        "SLO302",
        "`front-door`",
    ),
    Broken(
        JETSON, "signal: up, runbook: jetson", "signal: up, runbook: ‹thor›", "SLO302", "there is no runbook `thor`"
    ),
    Broken(
        KARPENTER,
        "{below: 2m}, runbook: raise-on-demand-floor",
        "{below: 2m}, runbook: ‹raise-ondemand-floor›",
        "SLO302",
        "`raise-on-demand-floor`",
    ),
    Broken(
        KARPENTER,
        "{below: 2m}, runbook: raise-on-demand-floor",
        '{below: 2m}, runbook: ‹"http://wiki.akidb.com/x"›',
        "SLO302",
        "https",
    ),
)

PEOPLE = (
    Broken(REST, "team: search-platform", "team: ‹serach-platform›", "SLO303", "`search-platform`"),
    Broken(REST, "cc: [ml-platform]", "cc: [‹ml-plattform›]", "SLO303", "`ml-platform`"),
    Broken(JETSON, "team: ml-platform", "team: ‹ml›", "SLO303", "there is no team `ml`"),
    Broken(
        PREDICTOR,
        "accuracy:\n    objective: 90%",
        "accuracy:\n    team: ‹models›\n    objective: 90%",
        "SLO303",
        "there is no team `models`",
    ),
    Broken(REST, "severity: P0", "severity: ‹p0›", "SLO304", "`P0`"),
    Broken(EDGE, "for: 2m\n    severity: P1", "for: 2m\n    severity: ‹critical›", "SLO304", "P1"),
    Broken(REST, "mute: [P1, P2]", "mute: [P1, ‹P3›]", "SLO304", "there is no severity `P3`"),
    Broken(
        ORGANIZATION,
        "experimental: {max_severity: P2}",
        "experimental: {max_severity: ‹P3›}",
        "SLO304",
        "there is no severity `P3`",
    ),
    Broken(
        ORGANIZATION,
        "slow: {burn: 1, long: 3d, short: 6h, for: 1h, severity: P2}",
        "slow: {burn: 1, long: 3d, short: 6h, for: 1h, severity: ‹P4›}",
        "SLO304",
        "there is no severity `P4`",
    ),
    Broken(ORGANIZATION, "notify: {P0: [p0-pager, aws-p0]", "notify: {P0: [‹p0-pagr›, aws-p0]", "SLO305", "`p0-pager`"),
    Broken(ORGANIZATION, "cc: [ml-slack]", "cc: [‹ml-slak›, ml-slack]", "SLO305", "`ml-slack`"),
    Broken(ORGANIZATION, "P0: arn:aws:sns:{reg", "‹P9›: arn:aws:sns:{reg", "SLO304", "there is no severity `P9`"),
)

POLICIES_AND_TIMES = (
    Broken(REST, "burn_rate_policy: tickets-only", "burn_rate_policy: ‹ticket-only›", "SLO306", "`tickets-only`"),
    Broken(
        PREDICTOR,
        "signal: predictions\n    runbook: predictor\n    burn_rate_policy: tickets-only",
        "signal: predictions\n    runbook: predictor\n    burn_rate_policy: ‹strict›",
        "SLO306",
        "`standard`",
    ),
    Broken(ORGANIZATION, "  burn_rate_policy: standard", "  burn_rate_policy: ‹standart›", "SLO306", "`standard`"),
    Broken(REST, "during: sunday-night", "during: ‹sunday-nights›", "SLO307", "`sunday-night`"),
    Broken(ORGANIZATION, "active: business-hours", "active: ‹bussiness-hours›", "SLO307", "`business-hours`"),
)

NEIGHBOURS = (
    Broken(
        REST,
        "depends_on: [akidb-traffic-predictor]",
        "depends_on: [‹akidb-trafic-predictor›]",
        "SLO308",
        "`akidb-traffic-predictor`",
    ),
    Broken(FRONT_DOOR, "depends_on: [akidb-rest]", "depends_on: [‹rest›]", "SLO308", "rest"),
    Broken(FRONT_DOOR, "of: [cdn, regional]", "of: [cdn, ‹region›]", "SLO309", "`regional`"),
    Broken(
        FRONT_DOOR,
        "of: [cdn, regional]",
        "of: [cdn, ‹akidb-rest/avail›]",
        "SLO309",
        "there is no SLO `akidb-rest/avail`",
    ),
    Broken(REST, "alerts: [cpu, memory]", "alerts: [cpu, ‹memry›]", "SLO310", "`memory`"),
    Broken(EDGE, "alerts: [high-p95, latency]", "alerts: [‹high-p99›, latency]", "SLO310", "`high-p95`"),
    Broken(
        PREDICTOR,
        "alerts: [phantom-spike, low-confidence]",
        "alerts: [phantom-spike, ‹lstm_false_positive›]",
        "SLO310",
        "there is no alert or SLO `lstm_false_positive`",
    ),
    Broken(
        KARPENTER,
        "alerts: [spot-interruption, capacity]",
        "alerts: [‹spot_interruption›, capacity]",
        "SLO310",
        "`spot-interruption`",
    ),
    Broken(REST, "expect: {fires: [error-ratio]", "expect: {fires: [‹error-rate›]", "SLO310", "`error-ratio`"),
    Broken(
        REST,
        "expect: {fires: [error-ratio]",
        "expect: {fires: [‹availability/fats›]",
        "SLO310",
        "there is no alert or SLO `availability/fats` in",
    ),
    Broken(
        EDGE,
        "expect: {fires: [high-p95]",
        "expect: {fires: [‹lambda_cold_start›]",
        "SLO310",
        "there is no alert or SLO `lambda_cold_start` in",
    ),
)

LABELS = (
    Broken(REST, "alerts: [cpu, memory], per: [region]", "alerts: [cpu, memory], per: [‹zone›]", "SLO311", "`region`"),
    Broken(
        JETSON,
        "objective: 99.5%, signal: up",
        "groups: {‹zone›: {eu: {objective: 99%}}}, objective: 99.5%, signal: up",
        "SLO311",
        "`region`",
    ),
    Broken(EDGE, "group: {region: eu-central-1}", "group: {‹zone›: eu-central-1}", "SLO311", "`region`"),
    Broken(KARPENTER, "severity: P1", "severity: P1\n    groups: {‹zone›: {us-east-1: false}}", "SLO311", "`region`"),
)

LAYERS = (
    Broken(REST, "tier: critical", "tier: ‹critcal›", "SLO241", "`critical`"),
    Broken(JETSON, "tier: standard", "tier: ‹gold›", "SLO241", "there is no tier `gold`"),
    Broken(
        KARPENTER,
        "tier: standard",
        "tier: standard\nextends: {‹http-servce›: {job: x}}",
        "SLO242",
        "there is no template `http-servce`",
    ),
    Broken(REST, "environments:\n  staging:", "environments:\n  ‹stagign›:", "SLO243", "`staging`"),
    Broken(
        PREDICTOR,
        "environments:\n  staging:",
        "environments:\n  ‹development›:",
        "SLO243",
        "there is no environment `development`",
    ),
    Broken(
        REST,
        "{odd-latency: false, traffic-drop: false}",
        "{odd-latency: false, trafic-drop: ‹false›}",
        "SLO251",
        "this removes nothing: no such entry is inherited",
    ),
    Broken(
        PREDICTOR,
        "alerts:\n  low-confidence:",
        "alerts:\n  odd: ‹false›\n  low-confidence:",
        "SLO251",
        "this removes nothing: no such entry is inherited",
    ),
)
