"""Evidence as a table on a terminal."""

from collections.abc import Iterator, Sequence

from slocompiler.proof.evidence import Evidence, Outcome
from slocompiler.report.plural import counted
from slocompiler.report.text.paint import Paint
from slocompiler.values.columns import visible, width

_STYLES = {Outcome.PROVEN: "help", Outcome.REFUTED: "error", Outcome.NOT_PROVEN: "warning"}


def evidence_table(evidence: Sequence[Evidence], *, color: bool = False) -> str:
    """A row for each claim, below it why it is refuted or not proven, and a last line that counts."""
    return "\n".join([*_rows(evidence, Paint(color)), "", summary(evidence), ""])


def summary(evidence: Sequence[Evidence]) -> str:
    """`12 claims: 10 proven, 1 refuted, 1 not proven`."""
    counts = {outcome: sum(one.outcome is outcome for one in evidence) for outcome in Outcome}
    parts = ", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count)
    return f"{counted(len(evidence), 'claim')}: {parts or 'nothing to prove'}"


def _rows(evidence: Sequence[Evidence], paint: Paint) -> Iterator[str]:
    cells = [(one.outcome.value, visible(one.subject), visible(one.claim), one.judge or "") for one in evidence]
    widths = [max((width(row[column]) for row in cells), default=0) for column in range(3)]
    for one, row in zip(evidence, cells, strict=True):
        padded = [cell + " " * (widths[column] - width(cell)) for column, cell in enumerate(row[:3])]
        yield "  ".join([paint.style(_STYLES[one.outcome], padded[0]), *padded[1:], row[3]]).rstrip()
        yield from (f"    {visible(line)}" for line in one.detail)
