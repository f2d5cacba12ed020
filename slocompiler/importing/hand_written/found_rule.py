"""One rule of a file, as it is written."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.diagnostics import SourceSpan
from slocompiler.importing.foreign.document import ForeignDocument
from slocompiler.importing.foreign.fields import Found
from slocompiler.load.yaml import NodePath
from slocompiler.promql import Expr
from slocompiler.values import Duration


class FoundGroup(Struct, frozen=True):
    """A group: `name` is None where the rules stand in no group. `route` is where it stands in the document."""

    name: Found | None
    document: ForeignDocument
    route: NodePath


class FoundRule(Struct, frozen=True):
    """An alert or a recording; `number` is its place among all rules of all files, which tells it from any other.

    `expr` has no parentheses of the author's. `span` is the place of the name, which remarks point at. `inherited`:
    what the recordings that an alert reads are labelled with; `is_passing`: its series still have these labels.
    """

    number: int
    is_alert: bool
    name: str
    expr: Expr
    text: Found
    span: SourceSpan
    group: FoundGroup
    route: NodePath
    for_: Duration | None
    keep_firing_for: Duration | None
    labels: Mapping[str, Found]
    annotations: Mapping[str, Found]
    inherited: Mapping[str, Found] = {}
    is_passing: bool = False

    @property
    def labels_of_series(self) -> Mapping[str, Found]:
        """The labels that the alert has when it fires, whatever groups there are."""
        return {**self.inherited, **self.labels} if self.is_passing else self.labels

    def label(self, *names: str) -> Found | None:
        """The first of some labels that has a fixed value."""
        present = ({**self.inherited, **self.labels}.get(name) for name in names)
        return next((found for found in present if found and found.text.strip() and "{{" not in found.text), None)

    @property
    def fixed_labels(self) -> dict[str, str]:
        """The labels that have a fixed value."""
        return {name: found.text for name, found in self.labels.items() if "{{" not in found.text}
