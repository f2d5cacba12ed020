"""What can be wrong with a comparison."""

from slocompiler.diagnostics import Rule, Severity

BASE_BROKEN = Rule(
    code="SLO602",
    name="base-broken",
    severity=Severity.WARNING,
    summary="the base of a comparison does not compile",
    why=(
        "A comparison needs both sides. What is broken in the base is left out of it, so that a mistake that is mended "
        "looks neither better nor worse: read such a change yourself. With `--fail-on` it fails the comparison."
    ),
    failing="",
    passing="",
)

DIFF_RULES = (BASE_BROKEN,)
