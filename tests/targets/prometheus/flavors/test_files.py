"""The files of each flavor: that they hold the same rules, and that each engine's own reader accepts them."""

import json
from collections.abc import Collection
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from slocompiler.aws.service_model import ModelProblem, operation
from slocompiler.aws.strict_walk import input_violations
from slocompiler.ir.organization import Flavor
from slocompiler.promql import parse_expr
from slocompiler.promql.walk import walk
from slocompiler.targets.prometheus.flavors.registry import FLAVORS
from slocompiler.targets.prometheus.flavors.victoriametrics import LINKS, LINKS_OF_BANDS
from tests.judges.programs import (
    Verdict,
    cfn_lint,
    check_mimir_rules,
    check_rules,
    check_thanos_rules,
    check_vmalert_rules,
    strict_decode,
)
from tests.targets.prometheus.examples import EXAMPLES, events
from tests.targets.prometheus.flavors.engines import TESTS, files, groups_of

_FILES = {
    Flavor.PROMETHEUS: {"prometheus-rule.yaml", "rules.yaml"},
    Flavor.THANOS: {"prometheus-rule.yaml", "rules.yaml", "thanos-rules.yaml"},
    Flavor.MIMIR: {"mimir-rules.yaml", "prometheus-rule.yaml", "rules.yaml"},
    Flavor.AMP: {"amp-cloudformation.json", "rules.yaml"},
    Flavor.VICTORIAMETRICS: {"rules.yaml", "vm-rule.yaml"},
}
#: Native histograms, which VictoriaMetrics has no functions for.
_NATIVE = {name for name in EXAMPLES if "native" in name}


def test_every_flavor_is_registered() -> None:
    assert set(FLAVORS) == set(Flavor) == set(_FILES)


@pytest.mark.parametrize("flavor", Flavor)
def test_each_engine_gets_its_files_with_the_same_rules(flavor: Flavor) -> None:
    for name, example in EXAMPLES.items():
        made = files(example(), flavor)
        plain = files(example(), Flavor.PROMETHEUS)
        folders = {path.rpartition("/")[0] for path in plain}
        assert set(made) == {f"{folder}/{file}" for folder in folders for file in (*_FILES[flavor], TESTS)}, name
        for path, text in made.items():
            if not path.endswith(TESTS):
                stripped = [_without_strategy(group) for group in groups_of(path, text)]
                as_plain = f"{path.rpartition('/')[0]}/rules.yaml"
                assert stripped == groups_of(as_plain, plain[as_plain]), path


def _without_strategy(group: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in group.items() if key != "partial_response_strategy"}


def test_thanos_aborts_where_a_store_is_missing_and_promtool_still_tests_the_plain_file() -> None:
    made = files(events(), Flavor.THANOS)
    for name in ("thanos-rules.yaml", "prometheus-rule.yaml"):
        groups = groups_of(name, made[f"svc/{name}"])
        assert {group["partial_response_strategy"] for group in groups} == {"abort"}
    assert "partial_response_strategy" not in made["svc/rules.yaml"]
    assert "--alert.label-drop=ruler_replica" in made["svc/thanos-rules.yaml"]


def test_mimir_gets_a_namespace_for_each_service() -> None:
    document = yaml.safe_load(files(events(), Flavor.MIMIR)["svc/mimir-rules.yaml"])
    assert list(document) == ["namespace", "groups"]
    assert document["namespace"] == "slo-svc"


def test_the_workspace_of_amazon_is_a_parameter() -> None:
    made = files(events(), Flavor.AMP)
    template = json.loads(made["svc/amp-cloudformation.json"])
    assert list(template["Parameters"]) == ["Workspace"]
    resource = template["Resources"]["Rules"]
    assert resource["Type"] == "AWS::APS::RuleGroupsNamespace"
    assert resource["Properties"]["Workspace"] == {"Ref": "Workspace"}
    assert made["svc/rules.yaml"].endswith(resource["Properties"]["Data"])


def test_a_long_name_is_shortened_and_stays_unique(tmp_path: Path) -> None:
    names = []
    for last in "ab":
        built = events()
        (service,) = built.services
        renamed = replace(built, services=(replace(service, name="s" * 62 + last, environment="production"),))
        text = files(renamed, Flavor.AMP)[f"production/{'s' * 62}{last}/amp-cloudformation.json"]
        (tmp_path / f"{last}.json").write_text(text, encoding="utf-8")
        names.append(json.loads(text)["Resources"]["Rules"]["Properties"]["Name"])
        assert names[-1].startswith("slo-production-sss")
    assert len(set(names)) == 2
    verdict = cfn_lint(sorted(tmp_path.glob("*.json")))
    assert verdict.ok, verdict.output


def test_amazons_model_takes_every_name() -> None:
    """The pattern and the length that the API has for the name of a namespace; CloudFormation's is shorter."""
    properties = json.loads(files(events(), Flavor.AMP)["svc/amp-cloudformation.json"])["Resources"]["Rules"][
        "Properties"
    ]
    body = {"workspaceId": "ws-1", "name": properties["Name"], "data": properties["Data"]}
    model = operation("amp", "CreateRuleGroupsNamespace")
    assert not isinstance(model, ModelProblem)
    assert input_violations(model, body) == ()
    assert len(input_violations(model, body | {"name": "x" * 129})) == 1


def test_the_operator_of_victoriametrics_gets_its_own_resource() -> None:
    document = yaml.safe_load(files(events(), Flavor.VICTORIAMETRICS)["svc/vm-rule.yaml"])
    kind = (document["apiVersion"], document["kind"], document["metadata"]["name"])
    assert kind == ("operator.victoriametrics.com/v1beta1", "VMRule", "slo-svc")


def _written(flavor: Flavor, name: str, folder: Path, without: Collection[str] = ()) -> list[Path]:
    """That file of every example, in folders of their own."""
    paths = []
    for example, built in EXAMPLES.items():
        for path, text in files(built(), flavor).items() if example not in without else ():
            if path.endswith(f"/{name}"):
                # Mimir's reader wants each namespace once.
                paths.append(folder / example / path)
                paths[-1].parent.mkdir(parents=True)
                paths[-1].write_text(text.replace("namespace: slo-", f"namespace: {example}-"), encoding="utf-8")
    assert paths
    return paths


def _accepted(verdict: Verdict) -> None:
    assert verdict.ok, verdict.output[-2000:]


def test_vmalert_accepts_all_but_native_histograms(tmp_path: Path) -> None:
    _accepted(check_vmalert_rules(_written(Flavor.VICTORIAMETRICS, "rules.yaml", tmp_path, _NATIVE)))
    (tmp_path / "native").mkdir()
    for path in _written(Flavor.VICTORIAMETRICS, "rules.yaml", tmp_path / "native", set(EXAMPLES) - _NATIVE):
        assert 'unsupported function "histogram_count"' in check_vmalert_rules([path]).output


def test_mimirs_reader_accepts_the_namespaces(tmp_path: Path) -> None:
    _accepted(check_mimir_rules(_written(Flavor.MIMIR, "mimir-rules.yaml", tmp_path)))


def test_thanos_reader_accepts_the_strategy(tmp_path: Path) -> None:
    _accepted(check_thanos_rules(_written(Flavor.THANOS, "thanos-rules.yaml", tmp_path)))


def test_the_operator_of_prometheus_knows_the_strategy(tmp_path: Path) -> None:
    for path in _written(Flavor.THANOS, "prometheus-rule.yaml", tmp_path):
        _accepted(strict_decode("prometheusrule", path.read_text(encoding="utf-8")))


def test_cfn_lint_has_nothing_to_say_of_the_templates(tmp_path: Path) -> None:
    _accepted(cfn_lint(_written(Flavor.AMP, "amp-cloudformation.json", tmp_path)))


def test_promtool_accepts_the_plain_file_of_every_flavor(tmp_path: Path) -> None:
    for flavor in Flavor:
        (tmp_path / flavor).mkdir()
        _accepted(check_rules(_written(flavor, "rules.yaml", tmp_path / flavor)))


def test_no_alert_stands_behind_more_recordings_than_vmalert_is_said_to_wait_for() -> None:
    deepest = {
        (group["name"], _deepest(group["rules"]))
        for built in EXAMPLES.values()
        for path, text in files(built(), Flavor.PROMETHEUS).items()
        if path.endswith("/rules.yaml")
        for group in groups_of(path, text)
    }
    assert max(depth for name, depth in deepest if ":signals:" not in name) == LINKS
    assert max(depth for name, depth in deepest if ":signals:" in name) == LINKS_OF_BANDS


def _deepest(rules: list[dict[str, str]]) -> int:
    """The longest chain of recordings of one group that an alert of it reads."""
    depth: dict[str, int] = {}
    found = 0
    for rule in rules:
        read = {getattr(node, "metric", None) for node in walk(parse_expr(rule["expr"]))}
        behind = max((depth[name] for name in read if name in depth), default=0)
        if "record" in rule:
            depth[rule["record"]] = max(behind + 1, depth.get(rule["record"], 0))
        else:
            found = max(found, behind)
    return found
