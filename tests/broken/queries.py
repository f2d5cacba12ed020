"""PromQL that is not PromQL, or asks for what it cannot give: the place is inside the expression."""

from tests.broken.broken_spec import JETSON, KARPENTER, ORGANIZATION, PREDICTOR, REST, Broken

SYNTAX = (
    Broken(
        REST,
        'total: akidb_requests_total{job="akidb-rest"}',
        'total: akidb_requests_total{job‹~›"akidb-rest"}',
        "SLO501",
        "`~` is not PromQL here",
    ),
    Broken(REST, 'bad_where: status=~"5.."', "bad_where: status=~‹5›..", "SLO501", "the value `5..` is not in quotes"),
    Broken(
        REST,
        'bad_where: status=~"5.."',
        'bad_where: status=~‹"›5..("',
        "SLO501",
        "`5..(` is not a regex: missing ), unterminated",
    ),
    Broken(
        REST,
        '/ sum by (region) (kube_pod_container_resource_limits{namespace="akidb", resource="cpu"})',
        '/ sum by (region) ‹(›kube_pod_container_resource_limits{namespace="akidb", resource="cpu"}',
        "SLO501",
        "`(` is not closed",
    ),
    Broken(
        REST,
        '/ sum by (region) (kube_pod_container_resource_limits{namespace="akidb", resource="memory"})',
        '/ summ ‹b›y (region) (kube_pod_container_resource_limits{namespace="akidb", resource="memory"})',
        "SLO501",
        "an operator is missing before `by`",
    ),
    Broken(
        JETSON,
        "value: avg by (region) (jetson_gpu_utilization_percent)",
        "value: avrg ‹b›y (region) (jetson_gpu_utilization_percent)",
        "SLO501",
        "an operator is missing before `by`",
    ),
    Broken(
        JETSON,
        "value: avg by (region) (jetson_gpu_utilization_percent)",
        "value: |\n          avg by (region)\n            (jetson_gpu_utilization_percent ‹=›> 1)",
        "SLO501",
        "`=` is not an operator between values",
    ),
    Broken(
        PREDICTOR,
        "value: avg(akidb_prediction_confidence)",
        "value: 'avg(akidb_prediction_confidence)‹)›'",
        "SLO501",
        "`)` closes nothing",
    ),
    Broken(
        PREDICTOR,
        "age_of: akidb_model_trained_timestamp_seconds",
        "age_of: ‹r›ate(akidb_model_trained_timestamp_seconds)",
        "SLO501",
        "`rate` needs a range, and its selector has none",
    ),
    Broken(
        KARPENTER,
        "histogram: karpenter_pods_startup_duration_seconds",
        "histogram: sum‹(›karpenter_pods_startup_duration_seconds)",
        "SLO501",
        "this is an expression where a selector is",
    ),
    Broken(
        ORGANIZATION,
        'matchers: env="production"',
        "matchers: env=‹p›roduction",
        "SLO501",
        "the value `production` is not in quotes",
    ),
    Broken(
        ORGANIZATION,
        "query: sum by (region) (increase(",
        "query: sum by (region) ‹(›increase(",
        "SLO501",
        "`(` is not closed",
        also=((ORGANIZATION, "_total[15m]))", "_total[15m])"),),
    ),
)

MISUSE = (
    Broken(
        REST,
        'total: akidb_requests_total{job="akidb-rest"}',
        'total: sum(rate(akidb_requests_total{job="akidb-rest"}[‹5›m]))',
        "SLO503",
        "[$window]",
    ),
    Broken(
        JETSON,
        'value: min by (region) (up{job="jetson-exporter"})',
        'value: min by (region) (min_over_time(up{job="jetson-exporter"}[‹$›window]))',
        "SLO505",
        "`$window` has no length here",
    ),
    Broken(
        REST,
        'total: akidb_requests_total{job="akidb-rest"}\n        bad_where: status=~"5.."',
        'total: akidb_requests_total{job="akidb-rest"}\n        bad: ‹sum(akidb_errors_total)›',
        "SLO504",
        "[$window]",
    ),
    Broken(
        JETSON,
        "value: avg by (region) (jetson_gpu_utilization_percent)",
        "value: ‹avg by (region) (rate(jetson_temperature_celsius[5m]))›",
        "SLO511",
        "gauge",
    ),
    Broken(
        PREDICTOR,
        "value: avg(akidb_prediction_confidence)",
        "value: ‹'avg(deriv(akidb_predictions_total[5m]))'›",
        "SLO511",
        "counter",
    ),
    Broken(
        REST,
        'histogram: akidb_request_duration_seconds{job="akidb-rest"}',
        'histogram: ‹akidb_request_duration_seconds_bucket{job="akidb-rest"}›',
        "SLO337",
        "_bucket",
    ),
    Broken(
        PREDICTOR,
        'total: akidb_predictions_total{job="traffic-predictor"}',
        'total: akidb_predictions_total{job="‹$›job"}',
        "SLO501",
        "`$job` is not a placeholder",
    ),
    Broken(
        REST,
        'bad_where: status=~"5.."',
        'bad: sum(rate(akidb_requests_total{status=~"5.."}[‹$›__rate_interval]))',
        "SLO501",
        "variable of a dashboard",
    ),
)
