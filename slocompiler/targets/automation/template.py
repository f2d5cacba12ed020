"""All documents of a service in one CloudFormation template, for each Region alike."""

from collections.abc import Iterable, Mapping
from typing import Any

from slocompiler.aws.cloudformation import TemplateResource, template
from slocompiler.ir.references import SourceIr


def documents_template(
    title: str, source: SourceIr, documents: Iterable[tuple[str, Mapping[str, Any]]]
) -> dict[str, Any]:
    """A template of (name, document). A changed document becomes a new version, and the one that is run."""
    resources = [
        TemplateResource(
            "ssm:CreateDocument",
            name,
            {
                "Name": name,
                "DocumentType": "Automation",
                "DocumentFormat": "JSON",
                "UpdateMethod": "NewVersion",
                "Content": document,
                "Tags": [{"Key": "managed-by", "Value": "slocompiler"}],
            },
        )
        for name, document in documents
    ]
    origin = {"slocompiler": {"Source": source.path, "SourceSha256": source.digest}}
    return template(title, origin, resources)
