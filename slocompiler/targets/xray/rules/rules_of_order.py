"""Explanations: sampling rules that are never used, or not as they look."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.xray.rules.snippets import HEAD

RULE_NEVER_USED = Rule(
    code="SLO870",
    name="sampling-rule-never-used",
    severity=Severity.ERROR,
    summary="an earlier sampling rule matches everything that this one matches",
    why=(
        "X-Ray uses the first rule that matches, by priority. The compiler puts narrow rules before broad ones, so "
        "only rules about the same requests hide each other. `errors at 100 %` before `the rest at 10 %` is the "
        "usual case: to the head both are all requests, as no response exists yet, and everything is sampled at 100 %."
    ),
    failing=HEAD
    + """\
tracing:
  sampling:
    errors: {rate: 100%, reservoir: 1000/s}
    normal: {rate: 10%, reservoir: 100/s}
""",
    passing=HEAD
    + """\
tracing:
  sampling:
    everything: {rate: 100%}
  keep: {bad: 100%, rest: 10%}
""",
)

RULES_OVERLAP = Rule(
    code="SLO871",
    name="sampling-rules-overlap",
    severity=Severity.WARNING,
    summary="two sampling rules match some of the same requests, and neither is narrower",
    why=(
        "Only one of them samples such a request. A rule with more conditions comes first; of two with equally many "
        "the order says nothing about what was meant."
    ),
    failing=HEAD
    + """\
tracing:
  sampling:
    api: {path: /api/*, rate: 50%}
    exports: {path: "*/export", rate: 1%}
""",
    passing=HEAD
    + """\
tracing:
  sampling:
    api: {path: /api/*, rate: 50%}
    exports: {path: /api/export, rate: 1%}
""",
)

SAMPLING_IS_INERT = Rule(
    code="SLO872",
    name="sampling-is-inert",
    severity=Severity.WARNING,
    summary="a service has sampling rules, and services that call it decide before",
    why=(
        "The decision is made once, where a trace begins, and travels with the request. Rules of a service further "
        "down are read only for requests that come from somewhere untraced."
    ),
    failing="""\
version: slocompiler/v1
service: front
team: web
depends_on: [back]
tracing: {sampling: {default: {rate: 10%}}}
---
version: slocompiler/v1
service: back
team: web
tracing: {sampling: {default: {rate: 50%}}}
""",
    passing="""\
version: slocompiler/v1
service: front
team: web
depends_on: [back]
tracing: {sampling: {default: {rate: 10%}}}
---
version: slocompiler/v1
service: back
team: web
""",
)
