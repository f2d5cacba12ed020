"""Evidence as JSON and as markdown."""

from collections.abc import Sequence

from slocompiler.emit import write_json
from slocompiler.emit.markdown import code, escape, table
from slocompiler.proof.evidence import Evidence, Outcome
from slocompiler.report.evidence.table import summary

FORMAT_VERSION = 1


def evidence_json(evidence: Sequence[Evidence]) -> str:
    """`{"version": 1, "counts": {"proven": 3, ...}, "evidence": [...]}`."""
    counts = {outcome.value: sum(one.outcome is outcome for one in evidence) for outcome in Outcome}
    return write_json({"version": FORMAT_VERSION, "counts": counts, "evidence": [_entry(one) for one in evidence]})


def evidence_markdown(evidence: Sequence[Evidence]) -> str:
    """A table; why something is refuted or not proven stands below it."""
    rows = [(one.outcome.value, code(one.subject), escape(one.claim), one.judge or "") for one in evidence]
    reasons = [
        f"- {code(one.subject)}, {escape(one.claim)}:\n\n" + "\n".join(f"      {line}" for line in one.detail)
        for one in evidence
        if one.detail
    ]
    parts = [f"**{summary(evidence)}**", table(("", "of", "claim", "by"), rows), *reasons]
    return "\n\n".join(parts) + "\n"


def _entry(one: Evidence) -> dict[str, object]:
    return {
        "subject": one.subject,
        "claim": one.claim,
        "judge": one.judge,
        "outcome": one.outcome.value,
        "detail": list(one.detail),
        "modelled": one.is_modelled,
    }
