"""The faults of the source document: what a spec must not say is refused, and what comes out does not repeat them."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from slocompiler.ir.alerts import ThresholdIr
from tests.broken.broken_spec import Broken, break_copy, findings
from tests.faults.refused import REFUSED
from tests.faults.routing_faults import ROUTING_FAULTS, RoutingFault, parsed
from tests.faults.rule_faults import RULE_FAULTS, RuleFault
from tests.property.output import Output, output_of

SPECS = Path(__file__).parents[2] / "specs"


@pytest.fixture(scope="module")
def output() -> Output:
    """What the specs of the worked example become."""
    built = output_of(SPECS)
    assert built.errors == []
    return built


@pytest.fixture(scope="module")
def rules(output: Output) -> Sequence[dict[str, Any]]:
    """Every rule of every service in every environment."""
    groups = [group for text in output.files("rules.yaml").values() for group in yaml.safe_load(text)["groups"]]
    return [rule for group in groups for rule in group["rules"]]


@pytest.mark.parametrize("fault", RULE_FAULTS, ids=lambda fault: fault.about)
def test_rules_do_not_repeat(fault: RuleFault, rules: Sequence[dict[str, Any]]) -> None:
    assert list(fault.find(rules)) == []


@pytest.mark.parametrize("fault", RULE_FAULTS, ids=lambda fault: fault.about)
def test_fault_of_rules_is_told_where_it_is(fault: RuleFault) -> None:
    assert list(fault.find(fault.faulty)) != []


@pytest.mark.parametrize("fault", ROUTING_FAULTS, ids=lambda fault: fault.about)
def test_configuration_does_not_repeat(fault: RoutingFault, output: Output) -> None:
    (text,) = output.files("alertmanager.yaml").values()
    assert list(fault.find(parsed(text))) == []


@pytest.mark.parametrize("fault", ROUTING_FAULTS, ids=lambda fault: fault.about)
def test_fault_of_a_configuration_is_told_where_it_is(fault: RoutingFault) -> None:
    assert list(fault.find(parsed(fault.faulty))) != []


@pytest.mark.parametrize("broken", REFUSED, ids=lambda broken: broken.id)
def test_spec_that_repeats_a_fault_is_refused(broken: Broken, tmp_path: Path) -> None:
    expected = break_copy(broken, tmp_path)
    found = findings(tmp_path)
    assert [outcome for outcome, _ in found] == [expected], [f"{each.code} {each.span}" for _, each in found]
    assert broken.words in f"{found[0][1].message} | {found[0][1].help}"


def test_thresholds_are_the_exact_products(rules: Sequence[dict[str, Any]]) -> None:
    """14.4, 6 and 2 times a budget of 0.05 %."""
    alerts = {rule["alert"]: rule["expr"] for rule in _in_production(rules)}
    for entry, threshold in (("Fast", "0.0072"), ("Medium", "0.003"), ("Slow", "0.001")):
        expr = alerts[f"AkidbRestAvailabilityBurn{entry}"]
        assert f"> {threshold}\n" in expr


def test_descriptions_say_how_long_the_budget_lasts(rules: Sequence[dict[str, Any]]) -> None:
    texts = {rule["alert"]: rule["annotations"]["description"] for rule in _in_production(rules)}
    for entry, left in (("Fast", "50h"), ("Medium", "5d"), ("Slow", "15d")):
        assert f"is gone in {left}." in texts[f"AkidbRestAvailabilityBurn{entry}"]


def _in_production(rules: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The alerts of the environment in which the document's objectives hold."""
    return [rule for rule in rules if "alert" in rule and rule["labels"]["environment"] == "production"]


def test_incident_too_short_for_every_burn_alert_has_an_alert_of_its_own(output: Output) -> None:
    """5 % for 8 minutes is 0.67 % of an hour and 0.11 % of six: below 14.4 and 6 times the budget."""
    assert output.compilation is not None
    service = next(each for each in output.compilation.services if each.name == "akidb-rest")
    (incident,) = (each for each in service.incidents if each.name.startswith("spot-cascade"))
    (slo,) = (each for each in service.slos if each.name == "availability")
    for burn in slo.default.burn_alerts:
        measured = Decimal("0.05") * incident.lasts.milliseconds / burn.long.milliseconds
        assert measured < burn.threshold
    (alert,) = (each for each in service.alerts if each.name in incident.fires)
    condition = alert.default.condition
    assert isinstance(condition, ThresholdIr)
    assert condition.value < Decimal("0.05")
    assert incident.within is not None
    assert alert.default.for_ < incident.within < incident.lasts
