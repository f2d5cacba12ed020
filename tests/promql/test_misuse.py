"""Functions over the wrong kind of metric."""

import pytest

from slocompiler.promql import looks_like_counter, looks_like_gauge, parse_expr, range_misuses


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rate(up[5m])", "`rate` is taken of `up`"),
        ("sum(increase(node_memory_MemFree_bytes[1h]))", "looks like a gauge"),
        ("irate(node_filesystem_avail_bytes[5m])", "looks like a gauge"),
        ("rate(queue_current[$window])", "looks like a gauge"),
        ("rate(kube_deployment_status_replicas_available[5m])", "looks like a gauge"),
        ("rate(room_celsius[5m])", "looks like a gauge"),
        ("rate(job_last_success_timestamp_seconds[5m])", "looks like a gauge"),
        ("rate(build_info[5m])", "looks like a gauge"),
        ("rate(lag_seconds[5m])", "looks like a gauge"),
        ("delta(http_requests_total[5m])", "`delta` is taken of `http_requests_total`, which looks like a counter"),
        ("deriv(x_bucket[5m])", "looks like a counter"),
        ("idelta(x_count[5m])", "looks like a counter"),
        ("rate(sum(x_total)[5m:])", "hides restarts"),
        ("increase((sum by (a) (x_total))[1h:1m])", "hides restarts"),
        ("histogram_quantile(0.9, sum(rate(x_bucket[5m])))", "drops `le`"),
        ("histogram_quantile(0.9, sum by (job) (rate(x_bucket[5m])))", "drops `le`"),
        ("histogram_quantile(0.9, sum without (le) (rate(x_bucket[5m])))", "drops `le`"),
    ],
)
def test_finds(text: str, message: str) -> None:
    (misuse,) = range_misuses(parse_expr(text))
    assert message in misuse.message
    assert misuse.help


@pytest.mark.parametrize(
    "text",
    [
        "rate(http_requests_total[5m])",
        "rate(x_count[5m])",
        "rate(x_seconds_sum[5m])",
        "rate(http_request_duration_seconds[5m])",
        "histogram_quantile(0.9, sum(rate(lag_seconds[5m])))",
        "histogram_count(rate(lag_seconds[5m]))",
        "rate(container_network_receive_bytes[5m])",
        "rate(aws_cloudfront_requests_sum[5m])",
        "rate(job:memory_usage_bytes[5m])",
        "rate(something[5m])",
        'rate({__name__="weird.name"}[5m])',
        "delta(temperature_celsius[5m])",
        "deriv(queue_length[5m])",
        "avg_over_time(up[5m])",
        "max_over_time(rate(x_total[5m])[1h:1m])",
        "rate(x_total[5m:])",
        "histogram_quantile(0.9, sum by (le) (rate(x_bucket[5m])))",
        "histogram_quantile(0.9, sum without (pod) (rate(x_bucket[5m])))",
        "histogram_quantile(0.9, rate(x_bucket[5m]))",
        "histogram_quantile(0.9, sum(rate(native_latency[5m])))",
        'sum(rate(x_bucket{le="0.5"}[5m]))',
    ],
)
def test_is_silent_about(text: str) -> None:
    assert range_misuses(parse_expr(text)) == ()


def test_the_help_completes_the_grouping() -> None:
    (misuse,) = range_misuses(parse_expr("histogram_quantile(0.9, sum by (job) (rate(x_bucket[5m])))"))
    assert misuse.help == "write `sum by (job, le)`"


def test_every_misuse_is_reported_in_order() -> None:
    found = range_misuses(parse_expr("rate(up[5m]) + delta(x_total[5m])"))
    assert [misuse.expr.function for misuse in found] == ["rate", "delta"]  # type: ignore[union-attr]


def test_a_name_is_never_both_kinds() -> None:
    for name in ("up", "x_total", "x_bytes", "x_count", "a:b_total", "kube_pod_created", "x_info", "nothing"):
        assert not (looks_like_counter(name) and looks_like_gauge(name))
