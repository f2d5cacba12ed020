"""The two verdicts on the shape of a document: the loader's and the JSON Schema's."""

from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator

from slocompiler.diagnostics import Diagnostic
from slocompiler.load.documents.classify import classify
from slocompiler.load.documents.source_document import Kind, SourceDocument
from slocompiler.load.documents.version import version_finding
from slocompiler.load.layers.template_checks import load_template
from slocompiler.load.organization import load_organization
from slocompiler.load.rules.templates import TEMPLATE_EXTENDS
from slocompiler.load.service_shape import service_shape_findings
from slocompiler.load.yaml import SourceFile, YamlNode, parse_yaml, to_python
from slocompiler.spec.schema import json_schema

#: Codes from here on are about layers, which a single document does not show; but a template may not extend another.
FIRST_LAYER_CODE = "SLO241"


def documents_of(text: str) -> tuple[YamlNode, ...]:
    """The documents of a file that is right as YAML; none when it is not."""
    parsed = parse_yaml(text, "spec.yaml")
    return () if parsed.diagnostics else parsed.documents


def loader_findings(node: YamlNode, text: str) -> list[Diagnostic]:
    document = classify(node, SourceFile(Path("spec.yaml"), "spec.yaml", text), False, True)
    if not isinstance(document, SourceDocument):
        return [document] if document else []
    findings = list(filter(None, [version_finding(document)]))
    if document.kind is Kind.SERVICE:
        findings.extend(service_shape_findings(document, lambda _: text))
    elif document.kind is Kind.TEMPLATE:
        load_template(document, lambda _: text, findings)
    else:
        load_organization(document, lambda _: text, findings)
    return [finding for finding in findings if finding.code < FIRST_LAYER_CODE or finding.code == TEMPLATE_EXTENDS.code]


def schema_findings(node: YamlNode) -> list[str]:
    return [f"{error.json_path}: {error.message}"[:300] for error in _validator().iter_errors(to_python(node))]


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json_schema())
