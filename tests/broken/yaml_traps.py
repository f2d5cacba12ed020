"""What YAML reads otherwise than it looks."""

from tests.broken.broken_spec import Broken

REST, ORGANIZATION = "akidb-rest.yaml", "organization.yaml"
EDGE, FRONT_DOOR, JETSON = "akidb-edge-inference.yaml", "akidb-front-door.yaml", "akidb-jetson.yaml"
PREDICTOR, KARPENTER = "akidb-traffic-predictor.yaml", "karpenter-spot.yaml"

TRAPS = (
    Broken(REST, '      prometheus:\n        total: akidb_requests_total{job="akidb-rest"}\n        bad_where: status=~"5.."',
           '      prometheus: {total: ‹akidb_requests_total{›job="akidb-rest"}, bad_where: status=~"5.."}', "SLO111", ""),
    Broken(PREDICTOR, "{prometheus: {value: avg(akidb_prediction_confidence)}}", "{prometheus: {value: ‹avg(rate(x[›5m]))}}", "SLO111", ""),
    Broken(JETSON, 'value: min by (region) (up{job="jetson-exporter"})', 'value: ‹{__name__=~"up",job="jetson-exporter"}›', "SLO112", ""),
    Broken(ORGANIZATION, 'channel: "#search-alerts", api_url_file: /etc/alertmanager/secrets/slack-url}}', "channel: ‹›#search-alerts, api_url_file: /etc/x}}", "SLO113", "#"),
    Broken(ORGANIZATION, 'search-slack: {slack: {channel: "#search-alerts", api_url_file: /etc/alertmanager/secrets/slack-url}}',
           "search-slack:\n    slack:\n      channel: ‹›#search-alerts\n      api_url_file: /etc/x", "SLO113", "#"),
    Broken(REST, 'bad_where: status=~"5.."', 'bad_where: ‹channel=" #a"›', "SLO501", "#"),
    Broken(ORGANIZATION, 'account: "123456789012"', "account: ‹123456789012›", "SLO231", '"123456789012"'),
    Broken(ORGANIZATION, 'account: "123456789012"', "account: ‹012345678901›", "SLO231", '"012345678901"'),
    Broken(ORGANIZATION, 'to: "18:00"', "to: ‹18:00›", "SLO236", '"18:00"'),
    Broken(ORGANIZATION, 'from: "22:00"', "from: ‹22:00›", "SLO236", '"22:00"'),
    Broken(REST, "path: /healthz", "path: ‹*›", "SLO114", ""),
    Broken(JETSON, "when: {value: {above: 95%, over: 5m, as: mean}}", "when: ‹>› 95%", "SLO115", ""),
    Broken(KARPENTER, "description: Spot", "description: ‹!›Spot", "SLO116", ""),
    Broken(PREDICTOR, "description: The", "description: ‹%›The", "SLO117", ""),
    Broken(FRONT_DOOR, "description: CloudFront", "description: ‹`›CloudFront", "SLO117", ""),
    Broken(EDGE, "description: Embeddings", "description: ‹@›Embeddings", "SLO117", ""),
    Broken(FRONT_DOOR, "description: CloudFront", "description: ‹&›CloudFront", "SLO118", ""),
    Broken(FRONT_DOOR, '"The content network or the origin: which SLO burns?"', "The content network or the origin‹: ›which SLO burns?", "SLO119", "quote"),
    Broken(JETSON, "  gpu:\n    unit: percent", "‹\t›gpu:\n    unit: percent", "SLO121", "tab"),
    Broken(REST, "    unit: seconds\n    distribution:", "    ‹\t›unit: seconds\n    distribution:", "SLO121", "tab"),
    Broken(EDGE, "steps:\n      - look: Which ErrorType, in which Region?", 'steps:\n      - look: ‹"›Which ErrorType, in which Region?', "SLO122", ""),
    Broken(FRONT_DOOR, "dimensions: {DistributionId: E123EXAMPLE, Region: Global}", "dimensions: ‹{›DistributionId: E123EXAMPLE, Region: Global", "SLO123", ""),
    Broken(KARPENTER, "by: [region]\n    events", "by: region‹]›\n    events", "SLO124", ""),
    Broken(PREDICTOR, 'bad_where: outcome="false_positive"', "bad_where: \"outcome\"‹=\"false_positive\"›", "SLO125", ""),
    Broken(ORGANIZATION, 'channel: "#ml-alerts"', 'channel: "‹\\m›l-alerts"', "SLO126", ""),
    Broken(PREDICTOR, "  trained:\n    unit: seconds", "   ‹trained›:\n    unit: seconds", "SLO127", ""),
    Broken(JETSON, "team: ml-platform", "‹team ml-platform›", "SLO128", ""),
    Broken(EDGE, "{mean: 200/s, low: 5/s}", "{mean: 200/s ‹low›: 5/s}", "SLO129", ""),
    Broken(REST, "cc: [ml-platform]", "cc: ‹-› ml-platform", "SLO130", ""),
    Broken(ORGANIZATION, "version: slocompiler/v1", "‹%TAG› ! x\nversion: slocompiler/v1", "SLO131", ""),
    Broken(ORGANIZATION, "tiers:\n  critical:", "tiers:\n  ‹<<›: {}\n  critical:", "SLO144", "extends"),
    Broken(EDGE, "good: {below: 100ms}, runbook: cold-start}", "good: {below: 100ms}, runbook: cold-start, ‹<<›: {}}", "SLO144", "extends"),
    Broken(EDGE, "metric: InferenceLatency", "metric: ‹*latency›", "SLO145", "latency"),
    Broken(JETSON, "tier: standard", "tier: standard\nlabels: {‹›: x}", "SLO143", ""),
    Broken(REST, "description: REST API", "description: RE‹\x07›ST API", "SLO106", ""),
    Broken(KARPENTER, "version: slocompiler/v1", "version: slocompiler/v1‹\u2028›", "SLO107", ""),
    Broken(EDGE, "labels", "", "SLO106", "") if False else
    Broken(KARPENTER, "severity: P1", "severity: P1\n---\n‹- a list›", "SLO202", ""),
    Broken(REST, "cost_center: search", "cost_center: ‹true›", "SLO235", '"true"'),
    Broken(PREDICTOR, "tier: standard", "tier: standard\nlabels: {revision: 25921e05, ‹no›: x}", "SLO226", ""),
    Broken(ORGANIZATION, "{burn: 6,", "{burn: ‹1_000›,", "SLO235", ""),
)
