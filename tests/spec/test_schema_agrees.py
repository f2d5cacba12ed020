"""The JSON Schema accepts exactly the documents whose shape the loader accepts."""

from pathlib import Path

import pytest

from slocompiler.load.rules import LOAD_RULES
from tests.snippets import ORGANIZATION, complete
from tests.spec.shape_table import TABLE
from tests.spec.shape_verdicts import documents_of, loader_findings, schema_findings

SPECS = sorted(Path(__file__).parents[2].joinpath("specs").rglob("*.yaml"))
SNIPPETS = [complete(snippet) for rule in LOAD_RULES for snippet in (rule.failing, rule.passing)]


def test_the_table_is_large() -> None:
    assert len(TABLE) >= 120
    assert len(set(TABLE)) == len(TABLE)


@pytest.mark.parametrize(("text", "is_good"), TABLE, ids=lambda value: str(value).split("\n")[-1][:60])
def test_table(text: str, is_good: bool) -> None:
    (node,) = documents_of(text)
    assert (loader_findings(node, text) == []) is is_good, loader_findings(node, text)
    assert (schema_findings(node) == []) is is_good, schema_findings(node)


@pytest.mark.parametrize("path", SPECS, ids=lambda path: path.stem)
def test_specs(path: Path) -> None:
    agree(path.read_text())


@pytest.mark.parametrize("text", [*SNIPPETS, ORGANIZATION])
def test_snippets(text: str) -> None:
    agree(text)


def agree(text: str) -> None:
    """Fails when the two verdicts on a document differ."""
    for node in documents_of(text):
        findings, errors = loader_findings(node, text), schema_findings(node)
        assert bool(findings) == bool(errors), (findings, errors)
