"""PromQL that is not PromQL, or asks for what it cannot give: the place is inside the expression."""

from tests.broken.broken_spec import Broken

REST, ORGANIZATION = "akidb-rest.yaml", "organization.yaml"
JETSON, PREDICTOR, KARPENTER = "akidb-jetson.yaml", "akidb-traffic-predictor.yaml", "karpenter-spot.yaml"

SYNTAX = (
    Broken(REST, 'total: akidb_requests_total{job="akidb-rest"}', 'total: akidb_requests_total{job=‹"akidb-rest"', "SLO501", "") if False else
    Broken(REST, 'total: akidb_requests_total{job="akidb-rest"}', 'total: akidb_requests_total{job‹~›"akidb-rest"}', "SLO501", ""),
    Broken(REST, 'bad_where: status=~"5.."', 'bad_where: ‹{›status=~"5.."}', "SLO111", "") if False else
    Broken(REST, 'bad_where: status=~"5.."', 'bad_where: status=~‹5..›', "SLO501", ""),
    Broken(REST, 'bad_where: status=~"5.."', 'bad_where: status=~‹"5..("›', "SLO501", ""),
    Broken(REST, '/ sum by (region) (kube_pod_container_resource_limits{namespace="akidb", resource="cpu"})', '/ sum by (region) (kube_pod_container_resource_limits{namespace="akidb", resource="cpu"}‹›', "SLO501", ""),
    Broken(REST, '/ sum by (region) (kube_pod_container_resource_limits{namespace="akidb", resource="memory"})', '/ ‹summ› by (region) (kube_pod_container_resource_limits{namespace="akidb", resource="memory"})', "SLO501", ""),
    Broken(JETSON, "value: avg by (region) (jetson_gpu_utilization_percent)", "value: ‹avrg› by (region) (jetson_gpu_utilization_percent)", "SLO501", ""),
    Broken(JETSON, "value: avg by (region) (jetson_gpu_utilization_percent)", "value: |\n          avg by (region)\n            (jetson_gpu_utilization_percent ‹=>› 1)", "SLO501", ""),
    Broken(PREDICTOR, "value: avg(akidb_prediction_confidence)", "value: 'avg(akidb_prediction_confidence‹)›)'", "SLO501", ""),
    Broken(PREDICTOR, 'total: akidb_predictions_total{job="traffic-predictor"}', 'total: akidb-predictions_total{job="traffic-predictor"‹',  "SLO501", "") if False else
    Broken(PREDICTOR, "age_of: akidb_model_trained_timestamp_seconds", "age_of: ‹rate›(akidb_model_trained_timestamp_seconds)", "SLO501", ""),
    Broken(KARPENTER, "histogram: karpenter_pods_startup_duration_seconds", "histogram: ‹sum(karpenter_pods_startup_duration_seconds)›", "SLO501", ""),
    Broken(ORGANIZATION, 'matchers: env="production"', 'matchers: env=‹production›', "SLO501", ""),
    Broken(ORGANIZATION, "query: sum by (region) (increase(karpenter_interruption_received_messages_total[15m]))", "query: sum by (region) (increase(karpenter_interruption_received_messages_total[15m])‹›", "SLO502", ""),
)

MISUSE = (
    Broken(REST, 'total: akidb_requests_total{job="akidb-rest"}', 'total: sum(rate(akidb_requests_total{job="akidb-rest"}‹[5m]›))', "SLO503", "[$window]"),
    Broken(REST, 'total: akidb_requests_total{job="akidb-rest"}\n        bad_where: status=~"5.."', 'total: akidb_requests_total{job="akidb-rest"}\n        bad: sum(rate(akidb_requests_total{status=~"5.."}‹[$__rate_interval]›))', "SLO503", "[$window]"),
    Broken(JETSON, 'value: min by (region) (up{job="jetson-exporter"})', 'value: min by (region) (min_over_time(up{job="jetson-exporter"}‹[$window]›))', "SLO505", ""),
    Broken(REST, 'total: akidb_requests_total{job="akidb-rest"}\n        bad_where: status=~"5.."', 'total: akidb_requests_total{job="akidb-rest"}\n        bad: ‹sum(akidb_errors_total)›', "SLO504", "[$window]"),
    Broken(JETSON, "value: avg by (region) (jetson_gpu_utilization_percent)", "value: avg by (region) (‹rate(jetson_temperature_celsius[5m])›)", "SLO511", "gauge"),
    Broken(REST, "sum by (region) (container_memory_working_set_bytes", "sum by (region) (‹rate(container_memory_working_set_bytes›", "SLO501", "") if False else
    Broken(PREDICTOR, "value: avg(akidb_prediction_confidence)", "value: 'avg(‹deriv(akidb_predictions_total[5m])›)'", "SLO511", "counter"),
    Broken(KARPENTER, "histogram: karpenter_pods_startup_duration_seconds", "histogram: ‹karpenter_pods_startup_duration_seconds_bucket›", "SLO337", "_bucket"),
    Broken(REST, 'histogram: akidb_request_duration_seconds{job="akidb-rest"}', 'histogram: ‹akidb_request_duration_seconds_bucket{job="akidb-rest"}›', "SLO337", "_bucket"),
    Broken(PREDICTOR, 'total: akidb_predictions_total{job="traffic-predictor"}', 'total: akidb_predictions_total{job="‹$job›"}', "SLO501", ""),
)
