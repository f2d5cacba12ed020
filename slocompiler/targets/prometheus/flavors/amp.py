"""Amazon Managed Service for Prometheus: a rule groups namespace for each service, as a CloudFormation template."""

from collections.abc import Sequence
from hashlib import sha256

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.emit import write_json
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.flavors.flavor import Load, RuleFiles, place
from slocompiler.targets.prometheus.flavors.rules import DEFINITION_TOO_LARGE, TOO_MANY_RULES
from slocompiler.targets.prometheus.rule_file import groups_text, plain_file
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.target import Artifact

#: Quotas of a workspace: of the text of one namespace (cannot be raised), and of rules (can be).
MAX_BYTES = 1_000_000
MAX_RULES = 2_000
#: A template that is larger has to lie in a bucket.
_MOST_INLINE_BYTES = 51_200
#: Of a namespace, by the schema of the resource type.
_MOST_OF_A_NAME = 64
_WORKSPACE = {
    "Type": "String",
    "Description": "ARN of the workspace",
    "AllowedPattern": "^arn:aws[-a-z]*:aps:[-a-z0-9]+:[0-9]{12}:workspace/.+$",
}


class AmpFlavor(Struct, frozen=True):
    """`amp-cloudformation.json`, and `rules.yaml`, which promtool tests and `aws amp` takes."""

    counts_all: bool = True

    def arranged(self, groups: Sequence[RuleGroup]) -> list[RuleGroup]:
        return list(groups)

    def artifacts(self, files: RuleFiles, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
        text = groups_text(groups)
        template = Artifact(f"{files.folder}/amp-cloudformation.json", _template(files, text))
        return (template, plain_file(files.folder, text, files.source))

    def service_findings(self, service: ServiceIr, groups: Sequence[RuleGroup]) -> Sequence[Diagnostic]:
        size = len(groups_text(groups).encode())
        if size <= MAX_BYTES:
            return ()
        message = f"the rules of `{service.name}` have {size:,} bytes: a namespace of rule groups takes {MAX_BYTES:,}"
        return (DEFINITION_TOO_LARGE.at(service.span, message, "split the service, or keep fewer groups apart"),)

    def organization_findings(self, organization: OrganizationIr, loads: Sequence[Load]) -> Sequence[Diagnostic]:
        return [
            TOO_MANY_RULES.at(
                place(organization),
                f"{load.rules:,} rules{f' of {load.environment}' if load.environment else ''}: "
                f"a workspace takes {MAX_RULES:,} unless the quota is raised",
                f"ask for a quota of {load.rules:,} rules, or give each team a workspace",
            )
            for load in loads
            if load.rules > MAX_RULES
        ]


def _template(files: RuleFiles, text: str) -> str:
    stack = f"aws cloudformation deploy --stack-name {files.name} --parameter-overrides Workspace=ARN"
    written = _written(files, text, f"{stack} --template-file amp-cloudformation.json")
    if len(written.encode()) <= _MOST_INLINE_BYTES:
        return written
    return _written(files, text, f"{stack} --template-file amp-cloudformation.json --s3-bucket BUCKET")


def _written(files: RuleFiles, text: str, deploy: str) -> str:
    metadata = {"Source": files.source.path, "SourceSha256": files.source.digest, "Deploy": deploy}
    namespace = {"Workspace": {"Ref": "Workspace"}, "Name": _namespace(files.name), "Data": text}
    return write_json(
        {
            "AWSTemplateFormatVersion": "2010-09-09",
            "Description": f"{files.title}: rules of Amazon Managed Service for Prometheus",
            "Metadata": {"slocompiler": metadata},
            "Parameters": {"Workspace": _WORKSPACE},
            "Resources": {"Rules": {"Type": "AWS::APS::RuleGroupsNamespace", "Properties": namespace}},
        }
    )


def _namespace(name: str) -> str:
    """The name as it is, or the beginning of a long one with a part of its hash."""
    if len(name) <= _MOST_OF_A_NAME:
        return name
    digest = sha256(name.encode()).hexdigest()[:8]
    return f"{name[: _MOST_OF_A_NAME - 9]}-{digest}"


AMP = AmpFlavor()
