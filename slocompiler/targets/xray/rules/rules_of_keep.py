"""Explanations: tail sampling that sees too little."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.xray.rules.snippets import HEAD

DROPPED_BEFORE_KEEP = Rule(
    code="SLO878",
    name="dropped-before-keep",
    severity=Severity.ERROR,
    summary="tail sampling is to keep traces that head sampling has dropped before",
    why=(
        "`keep` decides when a trace is complete, among the traces that the head sampled. Behind a head of 10 %, "
        "`bad: 100%` keeps one failure in ten. A rule of 0 % for some requests is fine: it leaves them out on purpose."
    ),
    failing=HEAD
    + """\
tracing:
  sampling:
    health: {path: /healthz, rate: 0%}
    default: {rate: 10%, reservoir: 100/s}
  keep: {bad: 100%, slower_than: 100ms}
""",
    passing=HEAD
    + """\
tracing:
  sampling:
    health: {path: /healthz, rate: 0%}
    default: {rate: 100%}
  keep: {bad: 100%, slower_than: 100ms, rest: 10%}
""",
)

KEEPS_NOTHING = Rule(
    code="SLO881",
    name="keeps-nothing",
    severity=Severity.ERROR,
    summary="`keep` is there and keeps no trace",
    why="A collector that decides about traces and keeps none drops them all; it does not even start without a policy.",
    failing=HEAD + "tracing: {sampling: {default: {rate: 100%}}, keep: {rest: 0%}}\n",
    passing=HEAD + "tracing: {sampling: {default: {rate: 100%}}, keep: {bad: 100%}}\n",
)
