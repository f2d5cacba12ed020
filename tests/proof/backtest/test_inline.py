"""Inlined expressions: the text for each kind of read, and the same samples as what promtool records."""

import json
from pathlib import Path

import pytest

from slocompiler.pipeline.make import make
from slocompiler.promql import parse_expr, print_expr
from slocompiler.proof.backtest.inline import CannotReplayError, inline
from slocompiler.proof.backtest.literal_regex import alternatives
from slocompiler.proof.backtest.read_rules import read_rules
from slocompiler.proof.backtest.rules import GroupOfRules, RecordingRule, RuleSet
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.values import Duration
from tests.judges.programs import run_rule_tests
from tests.proof.backtest.shop import ORGANIZATION

OWN, OTHER = (GroupOfRules("f", name, Duration.of(seconds=30)) for name in ("own", "other"))


def recording(name: str, expr: str, group: GroupOfRules = OWN, **labels: str) -> RecordingRule:
    return RecordingRule(name, parse_expr(expr), labels, group)


RECORDINGS = (
    recording("plain", "sum(rate(x[5m]))"),
    recording("named", "sum(rate(x[5m]))", slo="a"),
    recording("named", "sum(rate(y[5m]))", slo="b"),
    recording("grouped", "sum by (g) (rate(x[5m]))", slo="a"),
    recording("money", "sum(x)", price="5$"),
    recording("nested", "plain / 2", OTHER),
    recording("loop", "loop offset 1h"),
)
VECTOR = 'label_replace(vector(1), "g", "{}", "", "")'


@pytest.mark.parametrize(
    ("written", "inlined"),
    [
        ("raw > 1", "raw > 1"),
        ("plain > 1", "sum(rate(x[5m])) > 1"),
        ("sum_over_time(plain[1h])", "sum_over_time(sum(rate(x[5m]))[1h:30s])"),
        ("plain offset 1w", "last_over_time(sum(rate(x[5m]))[30s:30s] offset 7d)"),
        ("max_over_time(plain[1h] offset 1d)", "max_over_time(sum(rate(x[5m]))[1h:30s] offset 1d)"),
        ("nested", "sum(rate(x[5m])) / 2"),
        ("avg_over_time(nested[1h])", "avg_over_time((sum(rate(x[5m])) / 2)[1h:30s])"),
        ('named{slo="a"}', 'label_replace(sum(rate(x[5m])), "slo", "a", "", "")'),
        ('named{slo!="a"}', 'label_replace(sum(rate(y[5m])), "slo", "b", "", "")'),
        ('named{slo=~"a|c"}', 'label_replace(sum(rate(x[5m])), "slo", "a", "", "")'),
        (
            "named",
            'label_replace(sum(rate(x[5m])), "slo", "a", "", "") '
            'or label_replace(sum(rate(y[5m])), "slo", "b", "", "")',
        ),
        ('named{slo="c"}', 'named{slo="c"}'),
        ("money", 'label_replace(sum(x), "price", "5$$", "", "")'),
        (
            'grouped{g="eu"}',
            f'label_replace(sum by (g) (rate(x[5m])) and on (g) {VECTOR.format("eu")}, "slo", "a", "", "")',
        ),
        (
            'grouped{g!~"eu|u\\\\.s"}',
            f"label_replace(sum by (g) (rate(x[5m])) unless on (g) ({VECTOR.format('eu')} or "
            f'{VECTOR.format("u.s")}), "slo", "a", "", "")',
        ),
        ('grouped{g=""}', 'label_replace(sum by (g) (rate(x[5m])) and on (g) vector(1), "slo", "a", "", "")'),
    ],
)
def test_texts(written: str, inlined: str) -> None:
    assert print_expr(inline(parse_expr(written), OWN, RECORDINGS).expr) == inlined


@pytest.mark.parametrize(
    ("written", "why"),
    [("loop", "reads itself"), ('grouped{g=~"e.*"}', "no list of values"), ('named{slo=~"\\\\pL"}', "not understood")],
)
def test_what_cannot_be_inlined(written: str, why: str) -> None:
    with pytest.raises(CannotReplayError, match=why):
        inline(parse_expr(written), OWN, RECORDINGS)


def test_other_groups_are_told() -> None:
    assert inline(parse_expr("plain + named"), OWN, RECORDINGS).other_groups == ()
    assert inline(parse_expr("nested"), OWN, RECORDINGS).other_groups == ("other", "own")


@pytest.mark.parametrize(
    ("regex", "values"),
    [
        ("a", ("a",)),
        ("a|b", ("a", "b")),
        (r"a\.b|c", ("a.b", "c")),
        ("a|", ("a", "")),
        ("a.b", None),
        (r"\d", None),
        ("(a|b)", None),
        ("a\\", None),
    ],
)
def test_regexes_that_list_values(regex: str, values: tuple[str, ...] | None) -> None:
    assert alternatives(regex) == values


SHOP = """\
version: slocompiler/v1
service: shop
team: web
signals:
  requests:
    by: [region]
    events: {prometheus: {total: 'shop_requests_total{job="shop"}', bad_where: 'code=~"5.."'}}
slos:
  availability:
    objective: 99.9%
    signal: requests
    groups: {region: {eu: {objective: 99%}, us: {objective: 95%}}}
alerts:
  fewer: {signal: requests, when: {rate: {drops: 50%, against: 1h}}, for: 2m, severity: P1}
maintenance:
  nightly: {during: soon, mute: [P0], budget: exclude}
"""
SOON = 'time_intervals: {soon: {from: "02:00", to: "02:20"}}\n'
AT = [f"{minutes}m" for minutes in (20, 61, 90, 121, 126, 150, 170, 185, 230)]


def test_inlined_expressions_give_what_is_recorded(tmp_path: Path) -> None:
    """Every recording and every alert of a grouped, masked SLO and a drop, at moments in and around an outage."""
    folder = tmp_path / "specs"
    folder.mkdir()
    slow = "    slow: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P2}\n"
    (folder / "organization.yaml").write_text(ORGANIZATION.replace(slow, "") + SOON)
    (folder / "shop.yaml").write_text(SHOP)
    made = make(folder, (PROMETHEUS,))
    assert made.artifacts is not None, made.compiled.diagnostics
    (text,) = (one.text for one in made.artifacts["prometheus"] if one.path.endswith("/rules.yaml"))
    (tmp_path / "rules.yaml").write_text(text)
    rules = read_rules(text, "rules.yaml", Duration.of(minutes=1))
    assert rules is not None
    assert rules.unreadable == ()
    path = tmp_path / "test.yaml"
    path.write_text(json.dumps(promtool_test(rules)))
    verdict = run_rule_tests([path])
    assert verdict.ok, verdict.output[:3000]


def promtool_test(rules: RuleSet) -> dict[str, object]:
    series = {
        # region, code: 4 hours at a request a second and more; eu fails half of its requests from 1h to 1h10m
        ("eu", "200"): "0+60x59 3600+30x10 3930+60x170",
        ("eu", "500"): "1000+0x59 1000+30x10 1330+0x170",
        ("us", "200"): "0+600x119 72000+100x60 78700+600x60",
        ("us", "500"): "10000+1x240",
        ("jp", "200"): "0+120x200",
        ("jp", "500"): "5000+0x150 5000+60x50",
    }
    groups = [*dict.fromkeys([*(r.group.name for r in rules.recordings), *(a.group.name for a in rules.alerts)])]
    # promtool has room for 10,000 samples: windows of days stand in groups of their own.
    recordings = [rule for rule in rules.recordings if not rule.group.name.endswith(":budget")]
    reads = [(rule.expr, rule.group) for rule in rules.alerts]
    reads += [(parse_expr(name), OWN) for name in dict.fromkeys(rule.name for rule in recordings)]
    checks = [
        {"expr": expr, "eval_time": at, "exp_samples": []}
        for parsed, group in reads
        for recorded, inlined in [(print_expr(parsed), print_expr(inline(parsed, group, rules.recordings).expr))]
        for at in AT
        for expr in (
            f"({recorded}) unless (abs(({recorded}) - ({inlined})) <= 1e-9 * abs({recorded}))",
            f"({inlined}) unless ({recorded})",
        )
    ]
    present = [{"expr": f"absent({rule.name})", "eval_time": "110m", "exp_samples": []} for rule in recordings]
    return {
        "rule_files": ["rules.yaml"],
        "evaluation_interval": "1m",
        "group_eval_order": groups,
        "tests": [
            {
                "interval": "1m",
                "input_series": [
                    {"series": f'shop_requests_total{{job="shop",region="{region}",code="{code}"}}', "values": values}
                    for (region, code), values in series.items()
                ],
                "promql_expr_test": [*checks, *present],
            }
        ],
    }
