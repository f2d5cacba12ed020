"""Whatever specs say: AWS takes the alarms, nothing is left out in silence, and both stores promise the same."""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import yaml
from hypothesis import given

from slocompiler.aws.alarm_set import judge_alarms
from slocompiler.aws.judge import check_body
from slocompiler.diagnostics import Diagnostic, Severity
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import Store
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.cloudwatch.alarms import alarm_resources
from slocompiler.targets.cloudwatch.resource import Resource, ResourceKind
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.target import Artifact
from slocompiler.values import Duration, print_number
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.cloudwatch import REGIONS, Twins, twins
from tests.strategies.workspaces import Workspace

_ALARMS = (ResourceKind.METRIC_ALARM, ResourceKind.COMPOSITE_ALARM)
#: What says that something has no alarm, or not every one.
_REFUSALS = {"SLO811", "SLO817", "SLO818", "SLO826", "SLO827"}
#: What must fire when is proven for Prometheus, by its own numbers: any specs may fail that.
_PROOFS = ("SLO45", "SLO46", "SLO47", "SLO48")
#: What a composite alarm and an alert of Prometheus say of an entry alike.
_COMMON = ("service", "environment", "slo", "team", "tier", "severity", "burn", "long", "short")
_CHILD = re.compile(r'ALARM\("([^"]+)"\)')


def compiled(workspace: Workspace) -> CompilationIr:
    with fresh_folder() as folder:
        found = compile_specs([workspace.write(folder)])
    errors = [each for each in found.diagnostics if each.severity is Severity.ERROR]
    assert [each for each in errors if not each.code.startswith(_PROOFS)] == []
    assert found.compilation is not None
    return found.compilation


def alarms_of(compilation: CompilationIr, service: ServiceIr) -> tuple[tuple[Resource, ...], tuple[Diagnostic, ...]]:
    return alarm_resources(service, compilation)


@profile(25)
@given(twins())
def test_alarms_of_any_specs(pair: Twins) -> None:
    of_prometheus, of_cloudwatch = compiled(pair.prometheus), compiled(pair.cloudwatch)
    for silent, service in zip(of_prometheus.services, of_cloudwatch.services, strict=True):
        resources, findings = alarms_of(of_cloudwatch, service)
        assert alarms_of(of_cloudwatch, service) == (resources, findings)
        assert alarms_of(of_prometheus, silent)[0] == ()
        assert violations(resources) == []
        errors = {each.code for each in findings if each.severity is Severity.ERROR}
        assert errors <= _REFUSALS
        refused = any(each.code in _REFUSALS for each in findings)
        rules = burn_rules(PROMETHEUS.for_service(silent, of_prometheus).artifacts)
        alarms = burn_alarms(resources)
        assert [promise for promise, entry in alarms if not any(agrees(entry, rule) for rule in rules[promise])] == []
        assert refused or {promise for promise, _ in alarms} == set(rules)
        assert refused or alerts_without_alarm(service, resources) == []


def violations(resources: Iterable[Resource]) -> list[str]:
    """What AWS has against the resources; alarms of a Region are judged together."""
    found: list[str] = []
    for region in REGIONS:
        here = [one for one in resources if one.region == region and one.kind in _ALARMS]
        judged = judge_alarms([(one.kind.value, one.body) for one in here], [region])
        for one, wrong in zip(here, judged, strict=True):
            found += [f"{one.name}: {each.path}: {each.message}" for each in wrong]
    for one in (one for one in resources if one.kind not in _ALARMS):
        found += [f"{one.name}: {each.path}: {each.message}" for each in check_body(one.kind.value, one.body)]
    return found


#: What an entry is, and what both stores must say of it alike.
Promise = tuple[Any, ...]


class BurnRule(NamedTuple):
    """Windows and thresholds of a rule's terms, in their order: long, short, still burning."""

    windows: tuple[str, ...]
    thresholds: tuple[Decimal, ...]


def burn_rules(artifacts: Iterable[Artifact]) -> defaultdict[Promise, list[BurnRule]]:
    """The burn-rate alerts of Prometheus: labels, whether idle time is bad, objective and runbook -> their terms."""
    found: defaultdict[Promise, list[BurnRule]] = defaultdict(list)
    for text in (one.text for one in artifacts if one.path.endswith("/rules.yaml")):
        rules = [rule for group in yaml.safe_load(text)["groups"] for rule in group["rules"]]
        observed = [rule["labels"] for rule in rules if rule.get("record") == "slo:sli_observed:count"]
        idle_is_bad = {labels.get("slo") or labels["sloth_slo"] for labels in observed}
        for rule in (rule for rule in rules if "burn" in rule.get("labels", {})):
            labels, annotations = rule["labels"], rule["annotations"]
            said = (labels["slo"] in idle_is_bad, objective(annotations["description"]), annotations.get("runbook_url"))
            windows = re.findall(r"ratio_rate(\w+)", rule["expr"])
            thresholds = [Decimal(number) for number in re.findall(r" > ([\d.]+)$", rule["expr"], re.MULTILINE)]
            terms = BurnRule(tuple(windows), tuple(thresholds[: len(windows)]))
            found[(*map(labels.get, _COMMON), *said)].append(terms)
    return found


def burn_alarms(resources: Iterable[Resource]) -> list[tuple[Promise, list[Any]]]:
    """The composites of entries: the same -> the alarms that each is made of."""
    bodies: dict[tuple[str, str], Any] = {(one.region, one.name): one.body for one in resources if one.kind in _ALARMS}
    found: list[tuple[Promise, list[Any]]] = []
    for (region, _), body in bodies.items():
        tags = {tag["Key"]: tag["Value"] for tag in body["Tags"]}
        if "AlarmRule" in body and "burn" in tags:
            children = [bodies[region, name] for name in _CHILD.findall(body["AlarmRule"])]
            runbook = re.search(r"^Runbook: (.*)$", body["AlarmDescription"], re.MULTILINE)
            idle_is_bad = any(
                "or vector(1)" in str(child) or child.get("TreatMissingData") == "breaching" for child in children
            )
            said = (idle_is_bad, objective(body["AlarmDescription"]), runbook[1] if runbook else None)
            found.append(((*map(tags.get, _COMMON), *said), children))
    return found


def objective(text: str) -> str:
    found = re.search(r"budget of ([\d.]+%)", text)
    assert found, text
    return found[1]


def agrees(children: list[Any], rule: BurnRule) -> bool:
    """Whether the alarms of an entry are about the windows and thresholds of a rule."""
    if "EvaluationCriteria" in children[0]:
        terms = str(children[0]["EvaluationCriteria"]["PromQLCriteria"]["Query"]).split("\nand ")
        pairs = zip(terms, rule.windows, rule.thresholds, strict=False)
        return all(term.endswith(f" > {print_number(above)}") and f"[{window}" in term for term, window, above in pairs)
    # Beside a burn rate of Application Signals stands the guard on failures.
    watched = zip(children, rule.windows, rule.thresholds, strict=False)
    return all(_is_about(child, Duration.parse(window), above) for child, window, above in watched)


def _is_about(child: Any, window: Duration, above: Decimal) -> bool:
    seconds = window.whole_seconds
    if child.get("Namespace") == "AWS/ApplicationSignals":
        [minutes] = [each["Value"] for each in child["Dimensions"] if each["Name"] == "BurnRateWindowMinutes"]
        return int(minutes) * 60 == seconds and f"above {child['Threshold']}" in child["AlarmDescription"]
    period = child.get("Period") or child["Metrics"][0]["MetricStat"]["Period"]
    count, needed = child["EvaluationPeriods"], child.get("DatapointsToAlarm")
    if needed is None:
        return bool(period * count == seconds and child["Threshold"] == above)
    # So many slices are the first number of them whose share is above the threshold, or what the guard asks for.
    is_first = (needed - 1) / Fraction(count) <= Fraction(above) < needed / Fraction(count)
    guard = re.search(r"-min-(\d+)", child["AlarmName"])
    is_guard = guard is not None and needed == min(int(guard[1]), count)
    # A window that is shorter than a slice, or no whole number of them, has a finding.
    return bool(period * count == max(period, seconds - seconds % period) and (is_first or is_guard))


def alerts_without_alarm(service: ServiceIr, resources: Iterable[Resource]) -> list[str]:
    """Alerts of CloudWatch signals that nothing tells anybody of."""
    bodies: list[Any] = [one.body for one in resources if one.kind is ResourceKind.METRIC_ALARM]
    told = {tag["Value"] for body in bodies for tag in body["Tags"] if tag["Key"] == "alert" and body["ActionsEnabled"]}
    return [one.name for one in service.alerts if one.store is Store.CLOUDWATCH and one.name not in told]
