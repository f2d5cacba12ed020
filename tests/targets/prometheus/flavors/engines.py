"""A compilation for each engine, and what is in its files."""

import json
from typing import Any

import yaml
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import Flavor
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.prometheus.target import service_groups, service_rules

Group = dict[str, Any]


def with_flavor(built: CompilationIr, flavor: Flavor) -> CompilationIr:
    facts = replace(built.organization.prometheus, flavor=flavor)
    return replace(built, organization=replace(built.organization, prometheus=facts))


def files(built: CompilationIr, flavor: Flavor) -> dict[str, str]:
    """All files of all services and the organization, for the flavor."""
    changed = with_flavor(built, flavor)
    outputs = [PROMETHEUS.for_service(service, changed) for service in changed.services]
    outputs.append(PROMETHEUS.for_organization(changed))
    return {artifact.path: artifact.text for output in outputs for artifact in output.artifacts}


def rule_files(built: CompilationIr, flavor: Flavor) -> dict[str, str]:
    """The same without the rules' tests, which take longest to make."""
    changed = with_flavor(built, flavor)
    made = [service_rules(service, changed, service_groups(service, changed)) for service in changed.services]
    made.append(PROMETHEUS.for_organization(changed).artifacts)
    return {artifact.path: artifact.text for artifacts in made for artifact in artifacts}


#: Name of a file -> where its groups stand.
_GROUPS = {
    "rules.yaml": lambda document: document["groups"],
    "thanos-rules.yaml": lambda document: document["groups"],
    "mimir-rules.yaml": lambda document: document["groups"],
    "prometheus-rule.yaml": lambda document: document["spec"]["groups"],
    "vm-rule.yaml": lambda document: document["spec"]["groups"],
    "amp-cloudformation.json": lambda document: yaml.safe_load(document["Resources"]["Rules"]["Properties"]["Data"])[
        "groups"
    ],
}
TESTS = "rules.test.yaml"


def groups_of(path: str, text: str) -> list[Group]:
    name = path.rpartition("/")[2]
    document = json.loads(text) if name.endswith(".json") else yaml.safe_load(text)
    groups: list[Group] = _GROUPS[name](document)
    return groups
