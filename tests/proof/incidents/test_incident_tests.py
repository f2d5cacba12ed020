"""Incidents as promtool tests, and as findings: the example's own, and some that fail on purpose."""

from pathlib import Path

import pytest

from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.incidents.reactions import reactions
from slocompiler.proof.incidents.verdict import hand_written, verdicts
from slocompiler.proof.rule_tests.rule_test_file import rule_tests, untested
from slocompiler.values import Duration, Quantity
from tests.ir_builders import (
    above,
    absent,
    alert,
    by,
    distribution_signal,
    events_signal,
    gauge_signal,
    measure,
    organization,
    rises,
    service,
    slo,
)
from tests.judges.programs import run_rule_tests
from tests.proof.incidents.builders import FIVE_PERCENT, given, incident
from tests.proof.incidents.replay import example
from tests.proof.rule_tests.generated import rules_of, write
from tests.snippets import workspace_of

SLOW = given("duration", "p95", Quantity.parse("4.5s"))
RATIO = alert("ratio", above(measure("bad_ratio"), "0.01"), by=("zone",))
SERVICES: dict[str, ServiceIr] = {
    "errors in one zone": service(
        events_signal(by=by("zone")),
        slo(by=("zone",)),
        RATIO,
        incidents=(incident(FIVE_PERCENT, lasts="12m", fires=("ratio",), group=(("zone", "eu"),)),),
    ),
    "slow and gone": service(
        events_signal(),
        distribution_signal(boundaries=("0.01", "0.05", "1")),
        alert("slow", above(measure("p95"), "0.05"), on="duration"),
        alert("gone", absent()),
        incidents=(incident(SLOW, given("requests", "absent", True), lasts="15m", fires=("gone", "slow")),),
    ),
    "replicas": service(
        gauge_signal("sum(replicas)"),
        alert("rise", rises(measure("value", None), against="1h"), on="gauge"),
        incidents=(incident(given("gauge", "value", rises="200%"), lasts="2h", fires=("rise",)),),
    ),
    "a blip": service(events_signal(), slo(), incidents=(incident(FIVE_PERCENT, lasts="90s"),)),
}


def test_promtool_sees_incidents_as_computed(tmp_path: Path) -> None:
    known, paths = organization(), []
    for number, one in enumerate(SERVICES.values()):
        tests = [test for test in rule_tests(one, known).tests if test.title == "it-broke"]
        assert len(tests) == 1
        assert any(check["exp_samples"] for check in tests[0].checks) is bool(one.incidents[0].fires)
        paths.append(write(tmp_path, one, known, tests, rules_of(one, known), number))
    verdict = run_rule_tests(paths)
    assert verdict.ok, verdict.output


def test_nothing_of_these_is_left_out() -> None:
    assert [left for one in SERVICES.values() for left in untested(one, organization())] == []


def test_the_examples_incidents_are_noticed_within_five_minutes() -> None:
    prometheus, seen = example().organization.prometheus, 0
    for one in example().services:
        for happened in one.incidents:
            assert list(verdicts(happened, reactions(one, happened, prometheus), hand_written(one))) == []
            if happened.fires and one.environment == "production":
                assert happened.within is not None
                assert happened.within <= Duration.of(minutes=5)
                seen += 1
    assert seen >= 3


HEAD = """\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="example"}', bad_where: 'code=~"5.."'}}}
slos:
  availability: {objective: 99.95%, signal: requests, runbook: fix-it}
alerts:
  error-ratio:
    {signal: requests, when: {bad_ratio: {above: 1%, over: 5m}}, for: 5m, severity: P1, runbook: fix-it}
incidents:
  five-percent:
    given: {requests: {bad_ratio: 5%}}
"""
REMEDY = "an alert on `requests` with bad_ratio above 1 % over 5m with `for: 2m` fires after 3m30s at most"


@pytest.mark.parametrize(
    ("rest", "code", "place", "message", "help"),
    [
        (
            "    lasts: 8m\n    expect: {fires: [availability], within: 5m}\n",
            "SLO471",
            (12, 22),
            "`availability` does not fire in `five-percent`: "
            "`availability/fast` reaches 0.672 % over 1h against 0.72 %",
            REMEDY,
        ),
        (
            "    lasts: 8m\n    expect: {fires: [availability/slow]}\n",
            "SLO471",
            (12, 22),
            "`availability/slow` does not fire in `five-percent`: it reaches 0.00926 % over 3d against 0.1 %",
            REMEDY,
        ),
        (
            "    lasts: 8m\n    expect: {fires: [error-ratio], within: 5m}\n",
            "SLO472",
            (12, 44),
            "`error-ratio` fires up to 6m30s after `five-percent` begins, and 5m is asked for",
            "shorten its `for` or its window",
        ),
        (
            "    lasts: 15m\n    expect: {fires: []}\n",
            "SLO473",
            (12, 21),
            "`error-ratio` fires 6m after `five-percent` begins, and nothing should",
            "let the alert wait longer",
        ),
    ],
)
def test_a_wrong_expectation_is_a_finding(
    rest: str, code: str, place: tuple[int, int], message: str, help: str, tmp_path: Path
) -> None:
    (found,) = compile_specs([workspace_of(HEAD + rest, tmp_path)]).diagnostics
    assert (found.code, found.message) == (code, message)
    assert (found.span.line, found.span.column) == place
    assert found.help is not None
    assert found.help.startswith(help)
