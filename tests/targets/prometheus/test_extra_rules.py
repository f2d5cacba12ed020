"""Rules that the user brings along."""

import yaml
from msgspec.structs import replace

from slocompiler.ir.operations import ExtraRuleIr, ExtraRulesIr
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.values import Duration
from tests.ir_builders import RUNBOOK, SPAN, compilation, organization, service
from tests.targets.prometheus.promtool_case import rules_of

RECORDING = ExtraRuleIr("lag", Duration.of(minutes=1), {"record": "a:b", "expr": "sum(b)"}, False, None, None, SPAN)
ALERT = ExtraRuleIr(
    "lag",
    Duration.of(minutes=1),
    {"alert": "Lag", "expr": "a:b > 1", "labels": {"severity": "critical", "topic": "x"}},
    True,
    "P1",
    RUNBOOK,
    SPAN,
)


def mixin(*rules: ExtraRuleIr) -> ExtraRulesIr:
    return ExtraRulesIr("mixin", rules, (), None, None, SPAN)


def test_alerts_get_our_labels_and_a_runbook_and_recordings_their_environment() -> None:
    one = service(extra_rules=(mixin(RECORDING, ALERT),), tier="critical", environment="staging")
    assert yaml.safe_load(rules_of(one))["groups"] == [
        {
            "name": "svc:extra:mixin:lag",
            "interval": "1m",
            "rules": [
                {"record": "a:b", "expr": "sum(b)", "labels": {"environment": "staging"}},
                {
                    "alert": "Lag",
                    "expr": "a:b > 1",
                    "labels": {
                        "severity": "P1",
                        "topic": "x",
                        "service": "svc",
                        "environment": "staging",
                        "team": "web",
                        "tier": "critical",
                        "page": "true",
                    },
                    "annotations": {"runbook_url": "https://runbooks.example.com/fix-it"},
                },
            ],
        }
    ]


def test_a_runbook_of_its_own_stays() -> None:
    own = replace(ALERT, body={**ALERT.body, "annotations": {"runbook_url": "https://own.example.com"}})
    (group,) = yaml.safe_load(rules_of(service(extra_rules=(mixin(own),))))["groups"]
    assert group["rules"][0]["annotations"] == {"runbook_url": "https://own.example.com"}


def test_rules_of_the_organization_are_files_of_their_own() -> None:
    built = compilation(built=organization(extra_rules=(mixin(ALERT),)))
    output = PROMETHEUS.for_organization(built)
    assert [artifact.path for artifact in output.artifacts] == [
        "_organization/prometheus-rule.yaml",
        "_organization/rules.yaml",
    ]
    (group,) = yaml.safe_load(output.artifacts[1].text)["groups"]
    assert group["name"] == "mixin:lag"
    assert group["rules"][0]["labels"] == {"severity": "P1", "topic": "x", "page": "true"}


def test_a_group_that_mimir_would_refuse_is_reported() -> None:
    fits, too_many = (service(extra_rules=(mixin(*[RECORDING] * count),)) for count in (20, 21))
    assert PROMETHEUS.for_service(fits, compilation(fits)).diagnostics == ()
    (finding,) = PROMETHEUS.for_service(too_many, compilation(too_many)).diagnostics
    assert finding.code == "SLO803"
