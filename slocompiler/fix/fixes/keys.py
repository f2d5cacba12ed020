"""Keys under a name that the language does not have, and the version that is missing."""

from slocompiler.diagnostics import SourceSpan
from slocompiler.fix.edit import Edit
from slocompiler.fix.fix import Edits, Fix
from slocompiler.fix.meant import misspelt
from slocompiler.fix.problem import Problem
from slocompiler.load.yaml import MappingNode, ScalarNode
from slocompiler.spec.base import annotations_of

#: What other tools call what we have, and means the same: key -> ours. Only for keys with one value, not a mapping.
_SYNONYMS = {
    "errors": "bad",
    "error": "bad",
    "goal": "objective",
    "owner": "team",
    "target": "objective",
    "timeWindow": "window",
    "time_window": "window",
}


def _our_key(problem: Problem) -> Edits:
    located = problem.located()
    if located is None or located.key is None or located.around is None or located.around_at.model is None:
        return ()
    free = [key for key in annotations_of(located.around_at.model) if key not in located.around.entries]
    synonym = None if isinstance(located.node, MappingNode) else _SYNONYMS.get(located.key.key)
    ours = synonym if synonym in free else misspelt(located.key.key, free)
    return problem.replaced(ours) if ours else ()


def _write_version(problem: Problem) -> Edits:
    """Above the key that names the document, where that starts a line."""
    located = problem.located()
    if located is None or problem.span.column != 1 or isinstance(located.node, MappingNode):
        return ()
    assert isinstance(located.node, ScalarNode)
    span = SourceSpan(problem.span.path, problem.span.line, 1, problem.span.line, 1)
    return (Edit(span, "version: slocompiler/v1\n"),)


KEY_FIXES = (
    Fix(
        "SLO203",
        "writes `version: slocompiler/v1` above the name",
        "there is no other version that the document could have been written for",
        _write_version,
        "# login.yaml\nservice: login\nteam: web\n",
        "# login.yaml\nversion: slocompiler/v1\nservice: login\nteam: web\n",
    ),
    Fix(
        "SLO221",
        "writes the key that was meant",
        "the keys of a mapping are a closed list: the unknown one is a slip away from one of them, which is not there "
        "yet, and from no other; or another tool's word for the same thing",
        _our_key,
        "slos:\n  availability: {objektive: 99.9%, signal: requests, runbok: fix-it}  # a promise\n",
        "slos:\n  availability: {objective: 99.9%, signal: requests, runbook: fix-it}  # a promise\n",
    ),
)
