"""What queries of signals and alerts are warned of, at the place of the value or of the condition in it."""

from pathlib import Path

import pytest

from slocompiler.pipeline.compile_specs import compile_specs
from tests.snippets import ORGANIZATION, workspace_of

JOB = 'http_requests_total{job="x"}'
BAD = 'http_requests_total{job="x", code=~"5.."}'
SUM, SUM_OF_BAD = f"sum(rate({JOB[:-1]}}}[$window]))", f"sum(rate({BAD}[$window]))"


def found(snippet: str, folder: Path) -> list[str]:
    diagnostics = compile_specs([workspace_of(snippet, folder)]).diagnostics
    return [f"{each.span.line}:{each.span.column} {each.code}" for each in diagnostics]


def events(by: str = "", **queries: str) -> str:
    lines = "".join(f"        {key}: {query}\n" for key, query in queries.items())
    return (
        f"signals:\n  calls:\n    by: [{by}]\n    events:\n      prometheus:\n{lines}"
        "slos: {availability: {objective: 99.9%, signal: calls, runbook: fix-it}}\n"
    )


@pytest.mark.parametrize(
    ("snippet", "expected"),
    [
        (events(total="http_requests_total", bad_where='code=~"5.."'), ["6:16 SLO512"]),
        (events(total="http_requests_total{}", bad_where='code=~"5.."'), ["6:16 SLO512"]),
        (events(total="http_requests_total", bad_where='code=~"5.."', by="job"), []),
        (events(total="shop_requests_total", bad_where='code=~"5.."'), []),
        (events(total='http_requests_total{job="x", code="200"}', bad_where='code=~"5.."'), ["7:20 SLO513"]),
        (events(total='http_requests_total{job="x", job="y"}', bad_where='code=~"5.."'), ["6:45 SLO513"]),
        (events(total=JOB, bad_where='code=~"5..", code!~"[45].."'), ["7:33 SLO513"]),
        (events(total=JOB, bad_where='code=~"5..", code!~"50."'), []),
        (events(total=JOB, bad='http_requests_total{code=~"5.."}'), ["7:14 SLO514"]),
        (events(total=JOB, bad='http_requests_total{job="y", code=~"5.."}'), ["7:14 SLO514"]),
        (events(total=JOB, bad='http_requests_total{job=~"x|y", code=~"5.."}'), []),
        (events(total=JOB, good='http_requests_total{code!~"5.."}'), ["7:15 SLO514"]),
        # The exporter's own sum over all values of a label.
        (events(total='rides{code="total"}', good='rides{code=~"2xx|3xx"}'), []),
        (events(total='rides{code="total", pier="a"}', good='rides{code="2xx"}'), ["7:15 SLO514"]),
        (events(total=JOB, bad='http_failures_total{code=~"5.."}'), []),
        (events(total='d_seconds_count{job="x"}', good='d_seconds_bucket{le="0.5"}'), ["7:15 SLO514"]),
        (events(total='d_seconds_count{job="x"}', good='d_seconds_bucket{job="x", le="0.5"}'), []),
        (events(total=f"[{JOB!r}, up_total]", bad='http_requests_total{code=~"5.."}'), []),
        (events(total=JOB, bad=JOB), ["7:14 SLO515"]),
        (events(total=JOB, good=JOB), ["7:15 SLO515"]),
        (events(total=JOB, bad_where='job="x"'), ["7:20 SLO515"]),
        (events(total=JOB, bad_where='job=~"x|y"'), ["7:20 SLO515"]),
        (events(total=SUM, bad=SUM), ["7:14 SLO515"]),
        (events(total=JOB, bad=BAD), []),
        (events(good='calls_total{code!~"5.."}', bad='calls_total{code=~"[45].."}'), ["7:14 SLO516"]),
        (events(good='calls_total{code=~"2.."}', bad="calls_total"), ["7:14 SLO516"]),
        (events(good='calls_total{code=~"2..|3.."}', bad='calls_total{code=~"[45].."}'), []),
        (events(good='calls_total{code=~"2{1}.."}', bad='calls_total{code=~"[45].."}'), []),
        (events(good="calls_ok_total", bad="calls_bad_total"), []),
        (events(total=JOB, bad_where='code="5.."'), ["7:20 SLO517"]),
        (events(total=JOB, bad_where='method="GET", code!="4.."'), ["7:34 SLO517"]),
        (events(total=JOB, bad_where='code="500|503"'), ["7:20 SLO517"]),
        (events(total=JOB, bad_where='code=~"500 | 503"'), ["7:20 SLO517"]),
        (events(total=JOB, bad_where='code=~"500,503"'), ["7:20 SLO517"]),
        (events(total=JOB, bad_where='code=~"5*"'), ["7:20 SLO517"]),
        (events(total=JOB, bad_where='code=~"5xx"'), []),
        (events(total=JOB, bad_where='version="1.2"'), []),
        (events(total=JOB, bad_where='path=~"/a*"'), []),
        (events(total="d_seconds_bucket", bad_where='code=~"5.."'), ["6:16 SLO518"]),
        (events(total="d_seconds_sum", bad_where='code=~"5.."'), ["6:16 SLO518"]),
        (events(total="sum(rate(d_seconds_sum[$window]))", bad="bad_total"), ["6:16 SLO518"]),
        (events(total="queue_replicas", bad_where='code=~"5.."'), ["6:16 SLO518"]),
        (events(total="d_seconds_count", bad_where='code=~"5.."'), []),
        (events(total="job:calls_sum", bad_where='code=~"5.."'), []),
        (events(total=SUM, bad=SUM_OF_BAD, by="region"), ["6:16 SLO524"]),
        (events(total=SUM.replace("sum", "sum by (region) "), bad=SUM_OF_BAD, by="region"), ["7:14 SLO524"]),
        (events(total=JOB, bad=BAD, by="region"), []),
        (events(total=f"{SUM} or vector(0)", bad=SUM_OF_BAD), ["6:16 SLO525"]),
        (events(total=SUM, bad=f"{SUM_OF_BAD} or vector(0)"), []),
        (events(total=SUM, bad=SUM_OF_BAD.replace("rate", "increase")), []),
        (events(total=SUM, bad=SUM_OF_BAD.replace("]", "] offset 5m")), ["7:14 SLO526"]),
        (
            events(total=SUM.replace("]", "] offset 5m"), bad=SUM_OF_BAD.replace("]", "] offset 5m")),
            [],
        ),
        (events(total=SUM.replace("rate", "irate"), bad=SUM_OF_BAD.replace("rate", "irate")), ["6:16 SLO527"]),
        (events(total=SUM, bad=SUM_OF_BAD), []),
    ],
)  # fmt: skip
def test_events(snippet: str, expected: list[str], tmp_path: Path) -> None:
    assert found(snippet, tmp_path) == expected


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("sum(a_errors_total) > 10", ["SLO519"]),
        ("a_errors_total / a_requests_total > 0.1", ["SLO519"]),
        ("histogram_quantile(0.9, sum by (le) (a_bucket)) > 1", ["SLO519"]),
        ("a_errors_total == 0", []),
        ("count(a_errors_total) > 3", []),
        ("a_errors_total - a_errors_total offset 5m > 1", []),
        ("b > 1 unless a_errors_total", []),
        ("disk_inodes_total - disk_inodes_free > 5", []),
        ("job:a_errors_total > 10", []),
        ("rate(a_errors_total[30s]) > 1", ["SLO520"]),
        ("rate(a_errors_total[1m]) > 1", []),
        ("max_over_time(a[30s]) > 1", []),
        ("up", ["SLO521"]),
        ('up{job="x"} >= 0', ["SLO521"]),
        ("sum(a) or vector(0) > 5", ["SLO521"]),
        ('index_info{name=~".*_invalid"}', []),
        ("(sum(a) or vector(0)) > 5", []),
        ("vector(1)", []),
        ("count(a) == 0", ["SLO522"]),
        ("rate(a_errors_total[5m]) < 0", ["SLO522"]),
        ('sum(rate(a_total{c="5"}[5m])) / sum(rate(a_total[5m])) > 5', ["SLO522"]),
        ('sum(rate(a_total{c="5"}[5m])) / sum(rate(a_total[5m])) > 0.05', []),
        ('sum(rate(a_total{c="5"}[5m])) / sum(rate(b_total[5m])) > 5', []),
        ("sum by (x) (a) / sum(b) > 1", ["SLO523"]),
        ("sum by (x) (a) / ignoring (x) group_left sum(b) > 1", []),
        ("sum by (x) (sum by (y) (a)) > 1", ["SLO524"]),
        ("sum by (x) (sum by (x, y) (a)) > 1", []),
        ("sum by (x) (count_values by (y) ('x', a)) > 1", []),
        ('absent(up{job=~"a|b"})', ["SLO528"]),
        ('absent(up{job=~"a.*"})', []),
        ("topk(3, a) > 5", ["SLO529"]),
        ("sum(topk(3, a)) > 5", []),
        ("topk(3, sum(a)) > 5", []),
        ("histogram_quantile(95, sum by (le) (rate(a_bucket[5m]))) > 1", ["SLO531"]),
        ("quantile(1.5, a) > 1", ["SLO531"]),
        ("quantile(0.5, a) > 1", []),
        ("a > 2 * a offset 60d", ["SLO404"]),
        ("avg_over_time(a[44d] offset 2d) > 1", ["SLO404"]),
        ("avg_over_time(a[44d]) > 1", []),
    ],
)  # fmt: skip
def test_alerts(query: str, codes: list[str], tmp_path: Path) -> None:
    snippet = f"alerts:\n  odd:\n    promql: |\n      {query}\n    for: 5m\n    severity: P2\n    runbook: fix-it\n"
    assert found(snippet, tmp_path) == [f"3:13 {code}" if code != "SLO528" else f"4:17 {code}" for code in codes]


def test_a_guessed_scrape_interval_is_held_against_nobody(tmp_path: Path) -> None:
    alert = "alerts: {odd: {promql: 'rate(a_total[30s]) > 1', severity: P2, runbook: fix-it}}\n"
    stated = f"version: slocompiler/v1\nservice: login\nteam: web\n{alert}---\n{ORGANIZATION}"
    assert "SLO520" in str(found(stated, tmp_path))
    (tmp_path / "guessed").mkdir()
    guessed = stated.replace("scrape_interval: 30s, ", "")
    assert "SLO520" not in str(found(guessed, tmp_path / "guessed"))


def test_the_environment_may_contradict_a_query(tmp_path: Path) -> None:
    organization = ORGANIZATION + "environments: {live: {matchers: 'env=\"live\"'}}\n"
    body = events(total='http_requests_total{job="x", env="test"}', bad_where='code=~"5.."')
    runbooks = "runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}\n"
    snippet = f"{body}{runbooks}version: slocompiler/v1\nservice: login\nteam: web\n"
    assert found(f"{snippet}---\n{organization}", tmp_path) == ["6:45 SLO513"]


@pytest.mark.parametrize(
    ("unit", "query", "good", "expected"),
    [
        ("seconds", "value: max(a_milliseconds)", "below: 1s", ["3:11 SLO411"]),
        ("ratio", "value: avg_over_time(a_percent[5m])", "below: 90%", ["3:11 SLO411"]),
        ("seconds", "value: max(a_milliseconds) / 1000", "below: 1s", []),
        ("count", "value: max(a_seconds)", "below: 1", []),
        ("seconds", "age_of: max(a_timestamp_ms)", "below: 1h", ["6:17 SLO411"]),
        ("seconds", "age_of: max(a_timestamp_seconds)", "below: 1h", []),
        ("bool", "value: sum(up)", "", ["6:16 SLO412"]),
        ("bool", "value: min(up)", "", []),
        ("bool", "value: sum(up) >= bool 3", "", []),
        ("count", "value: max(a) < 100", "below: 10", ["6:16 SLO413"]),
        ("count", "value: max(a < 100)", "below: 10", []),
        ("bool", "value: min(up) == 1", "", []),
        ("count", "value: sum by (pod) (a) or vector(0)", "below: 10", ["6:16 SLO525"]),
        ("count", "value: sum(a) or vector(0)", "below: 10", []),
        ("count", "value: sum(a_errors_total)", "below: 10", ["6:16 SLO519"]),
    ],
)
def test_gauges(unit: str, query: str, good: str, expected: list[str], tmp_path: Path) -> None:
    judged = f", good: {{{good}}}" if good else ""
    snippet = (
        f"signals:\n  a:\n    unit: {unit}\n    gauge:\n      prometheus:\n        {query}\n"
        f"slos: {{a: {{objective: 99%, signal: a{judged}, runbook: fix-it}}}}\n"
    )
    assert found(snippet, tmp_path) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("100 * sum(rate(b_total[$window])) / sum(rate(a_total[$window]))", ["5:14 SLO410"]),
        ("sum(rate(b_total[$window])) / sum(rate(a_total[$window])) * 100", ["5:14 SLO410"]),
        ("100 * sum(rate(b_total[$window])) / sum(rate(a_total[$window])) / 100", []),
        ("sum(rate(b_total[$window])) / sum(rate(a_total[$window])) or vector(0)", ["5:14 SLO525"]),
        ("(sum(rate(b_total[$window])) or vector(0)) / sum(rate(a_total[$window]))", []),
    ],
)
def test_ratios(query: str, expected: list[str], tmp_path: Path) -> None:
    snippet = (
        f"signals:\n  a:\n    ratio:\n      prometheus:\n        bad: {query}\n"
        "slos: {a: {objective: 99%, signal: a, runbook: fix-it}}\n"
    )
    assert found(snippet, tmp_path) == expected


def test_two_signals_that_read_the_same_are_one_ratio(tmp_path: Path) -> None:
    signal = """{events: {prometheus: {total: 'a_total{job="x"}', bad_where: 'code="500"'}}}"""
    slos = "\n".join(f"  {name}: {{objective: 99%, signal: {name}, runbook: fix-it}}" for name in "ab")
    snippet = f"signals:\n  a: {signal}\n  b: {signal}\nslos:\n{slos}\n"
    assert found(snippet, tmp_path) == ["6:18 SLO407"]
    (tmp_path / "other").mkdir()
    assert found(snippet.replace("500", "501", 1), tmp_path / "other") == []


def test_a_finding_can_be_suppressed(tmp_path: Path) -> None:
    snippet = events(total="http_requests_total  # slocompile: ignore SLO512 -- one service", bad_where='code=~"5.."')
    assert found(snippet, tmp_path) == []
