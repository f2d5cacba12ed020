"""Rules of one small service each, small enough to be read. Set UPDATE_GOLDENS=1 to write them anew, and read them."""

import os
from pathlib import Path

import pytest

from slocompiler.targets.prometheus import PROMETHEUS
from tests.judges.programs import check_rules, strict_decode
from tests.targets.prometheus.examples import EXAMPLES
from tests.targets.prometheus.promtool_case import rules_of
from tests.targets.prometheus.rule_checks import declared_metrics, rule_faults

GOLDEN = Path(__file__).parent / "golden"
#: Metrics that no signal declares: of raw PromQL, and of members of composites.
ELSEWHERE = ("disk_free", "slo:sli_events:count", "slo:sli_errors:count")


def rules(name: str) -> str:
    """The rules of the last service of an example: the one that it is about."""
    built = EXAMPLES[name]()
    about = next((one for one in built.services if one.name == "journey"), built.services[0])
    return rules_of(about, built)


@pytest.mark.parametrize("name", EXAMPLES)
def test_rules_are_the_golden_ones(name: str) -> None:
    path = GOLDEN / f"{name}.yaml"
    if os.environ.get("UPDATE_GOLDENS"):
        path.write_text(rules(name), encoding="utf-8")
    assert rules(name) == path.read_text(encoding="utf-8")


def test_every_golden_belongs_to_an_example() -> None:
    assert {path.stem for path in GOLDEN.glob("*.yaml")} == set(EXAMPLES)


def test_promtool_accepts_every_golden() -> None:
    verdict = check_rules(sorted(GOLDEN.glob("*.yaml")))
    assert verdict.ok, verdict.output


@pytest.mark.parametrize("name", EXAMPLES)
def test_rules_have_no_fault(name: str) -> None:
    for service in EXAMPLES[name]().services:
        assert rule_faults(rules_of(service, EXAMPLES[name]()), declared_metrics(service), ELSEWHERE) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_operator_accepts_the_resource(name: str) -> None:
    built = EXAMPLES[name]()
    resource = PROMETHEUS.for_service(built.services[0], built).artifacts[0]
    verdict = strict_decode("prometheusrule", resource.text)
    assert verdict.ok, verdict.output
