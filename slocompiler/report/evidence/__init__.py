"""Evidence for people, programs and pull requests."""

from collections.abc import Sequence

from slocompiler.proof.evidence import Evidence
from slocompiler.report.evidence.documents import evidence_json, evidence_markdown
from slocompiler.report.evidence.table import evidence_table

EVIDENCE_FORMATS = ("text", "json", "markdown")


def render_evidence(format: str, evidence: Sequence[Evidence], *, color: bool = False) -> str:
    """The evidence as one of EVIDENCE_FORMATS, ending with a line break; `color` matters to `text` only."""
    if format == "json":
        return evidence_json(evidence)
    return evidence_markdown(evidence) if format == "markdown" else evidence_table(evidence, color=color)
