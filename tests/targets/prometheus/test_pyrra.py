"""Series that Pyrra's pages read, beside ours: which, with which labels, how many. What they are worth is asked of
promtool in tests/importing/test_pyrra_dashboards.py."""

from collections.abc import Mapping
from typing import Any

import pytest
import yaml

from slocompiler.ir.slos import EventsSli, SloIr
from slocompiler.targets.prometheus.recorded_series import recorded_series
from slocompiler.targets.prometheus.target import service_groups
from tests import ir_builders as ir
from tests.targets.prometheus.examples import EXAMPLES
from tests.targets.prometheus.promtool_case import rules_of


def recorded(*parts: Any, pyrra: bool = True, **changes: Any) -> list[Mapping[str, Any]]:
    one = ir.service(*parts, **changes)
    groups = yaml.safe_load(rules_of(one, ir.compilation(one, built=ir.facts(pyrra_names=pyrra))))["groups"]
    return [rule for group in groups for rule in group["rules"] if "record" in rule]


def pyrras(rules: list[Mapping[str, Any]]) -> set[str]:
    return {rule["record"] for rule in rules if not rule["record"].startswith("slo")}


GENERIC = {"pyrra_objective", "pyrra_window", "pyrra_availability", "pyrra_requests:rate5m", "pyrra_errors:rate5m"}


def named(metric: str) -> set[str]:
    burn_rates = {
        f"{metric}:burnrate{window}" for window in ("5m", "32m", "1h4m", "2h9m", "6h26m", "1d1h43m", "4d6h51m")
    }
    return burn_rates | {f"{metric}:increase30d"}


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ((ir.events_signal(), ir.slo()), GENERIC | named("req")),
        ((ir.events_signal(None, "bad_total", "good_total"), ir.slo()), GENERIC),
        ((ir.events_signal(["a_total", "b_total"]), ir.slo()), GENERIC),
        ((ir.events_signal("sum(rate(a_total[$window]))", "sum(rate(b_total[$window]))"), ir.slo()), GENERIC),
        ((ir.events_signal(by=ir.by("region")), ir.slo(by=("region",))), named("req")),
        ((ir.events_signal(), ir.slo(window=ir.window("calendar-month"))), GENERIC | named("req")),
    ],
    ids=["selectors", "no total", "two queries", "expressions", "groups", "calendar"],
)
def test_what_pyrra_has_no_form_for_has_no_series_named_after_a_metric(
    parts: tuple[Any, ...], expected: set[str]
) -> None:
    assert pyrras(recorded(*parts)) == expected


@pytest.mark.parametrize("name", EXAMPLES)
def test_ours_stay_as_they_are(name: str) -> None:
    """Alerts and budgets are made of our own series, whatever is recorded beside them."""
    built = EXAMPLES[name]()
    if built.organization.prometheus.sloth_names or built.organization.prometheus.pyrra_names:
        return
    for one in built.services:
        ours, both = (
            yaml.safe_load(rules_of(one, ir.compilation(*built.services, built=ir.facts(pyrra_names=is_on))))["groups"]
            for is_on in (False, True)
        )
        assert [group for group in both if ":pyrra" not in group["name"]] == ours


def test_labels_are_those_of_the_metric_and_the_name() -> None:
    rules = recorded(ir.events_signal('req_total{job="svc",zone="a",route!="/"}'), ir.slo(), environment="staging")
    found = {rule["record"]: rule["labels"] for rule in rules}
    name = {"slo": "svc-availability", "environment": "staging"}
    assert found["pyrra_availability"] == name
    assert found["req:burnrate5m"] == found["req:increase30d"] == name | {"job": "svc", "zone": "a"}


def counted(slo: SloIr, *, pyrra: bool) -> int:
    signal = ir.events_signal(by=ir.by("region") if slo.by else ())
    one = ir.service(signal, slo)
    built = ir.compilation(one, built=ir.facts(pyrra_names=pyrra))
    return recorded_series(one, service_groups(one, built))


def test_every_series_counts() -> None:
    """5 of the SLO, 7 burn rates, and twice the codes: the counts of an evaluation, and those of the window."""
    plain = ir.slo("availability", EventsSli("requests"))
    assert counted(plain, pyrra=True) - counted(plain, pyrra=False) == 5 + 7 + 2 * 10
    grouped = ir.slo("availability", EventsSli("requests"), by=("region",))
    assert counted(grouped, pyrra=True) - counted(grouped, pyrra=False) == 7 * 10 + 2 * 10 * 10
