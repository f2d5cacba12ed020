"""The shape of one document: everything that is wrong with it, in one pass."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.loaded import Route
from slocompiler.load.shape.finding import Leeway, ShapeFinding
from slocompiler.load.shape.plain_data import plain_data
from slocompiler.load.shape.structure import structure_findings
from slocompiler.load.shape.value_errors import value_findings
from slocompiler.load.yaml import MappingNode
from slocompiler.spec import SpecModel
from slocompiler.spec.reading import read_model
from slocompiler.spec.shape_of import ModelShape


class CheckedShape(Struct, frozen=True):
    """What was found, the plain data it was found in, and the model of it when nothing was found."""

    findings: tuple[ShapeFinding, ...]
    data: dict[str, Any]
    model: SpecModel | None

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        return tuple(finding.diagnostic for finding in self.findings if finding.diagnostic)


def check_shape(
    tree: MappingNode, model: type[SpecModel], leeway: Leeway, at: SourceSpan, text_of: Callable[[str], str]
) -> CheckedShape:
    """Checks a document against a model.

    `at` is where a key is reported that the document as a whole lacks; `text_of` gives a file's text by its path.
    """
    shape = ModelShape(model)
    found = tuple(structure_findings(tree, shape, leeway, at))
    data = plain_data(tree, shape, leeway)
    covered = [finding.route for finding in found if finding.covers]
    made, problems = read_model(model, data)
    values = value_findings(problems, tree, shape, leeway.fills, text_of)
    findings = (*found, *(value for value in values if not _is_covered(value.route, covered)))
    return CheckedShape(findings, data, None if findings else made)


def _is_covered(route: Route, covered: Sequence[Route]) -> bool:
    return any(route[: len(other)] == other or other[: len(route)] == route for other in covered)
