"""Every key that rule files and their resources can have is known, and every rule of them is in the report."""

from pathlib import Path

import pytest

from slocompiler.importing.foreign.document import read_foreign
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from tests.importing.test_corpus import fields
from tests.snippets import ORGANIZATION

CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "rules").glob("*.yaml"))
#: From Prometheus' documentation of rule files, and the operator's `PrometheusRule` type; `namespace` is Mimir's.
GROUP = ["name", "interval", "limit", "query_offset", "labels", "rules", "partial_response_strategy", "source_tenants"]
RULE = ["record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations"]


def test_the_corpus_has_every_key() -> None:
    trees = [document.tree for path in CORPUS for document in read_foreign(path).documents]
    found = {field.split("groups.")[-1] for tree in trees for field in fields(tree, "")}
    assert {f"rules.{key}" for key in RULE} | {*GROUP, "namespace"} <= found


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("has_organization", [False, True])
def test_every_rule_is_in_the_report(path: Path, has_organization: bool, tmp_path: Path) -> None:
    organization = tmp_path / "organization.yaml" if has_organization else None
    if organization is not None:
        organization.write_text(ORGANIZATION)
    to = ImportTo(tmp_path / "specs", organization)
    report = import_specs(importer_named("rules"), [path], ImportOptions(), to).report
    assert not report.refused
    assert "SLO643" not in [remark.code for remark in report.remarks]
    places = {remark.span.line for remark in report.remarks}
    rules = [
        number
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if line.lstrip(" -").startswith(("alert:", "record:"))
    ]
    assert rules
    assert set(rules) <= places
