"""Explanations: values that X-Ray refuses or takes for something else."""

from slocompiler.diagnostics import Rule, Severity
from slocompiler.targets.xray.rules.snippets import HEAD

TOO_LONG_FOR_XRAY = Rule(
    code="SLO873",
    name="too-long-for-xray",
    severity=Severity.ERROR,
    summary="a value of a sampling rule is longer than X-Ray takes",
    why=(
        "CreateSamplingRule refuses a path of more than 128 characters, a host or service type of more than 64, a "
        "method of more than 10, a resource of more than 500, more than five attributes, or one with a key or value of "
        "more than 32. The rule would be missing, and the next that matches would be used."
    ),
    failing=HEAD + "tracing: {sampling: {odd: {method: VERSION-CONTROL, rate: 1%}}}\n",
    passing=HEAD + "tracing: {sampling: {odd: {method: VERSION-*, rate: 1%}}}\n",
)

SHARE_ABOVE_ALL = Rule(
    code="SLO874",
    name="more-than-all-traces",
    severity=Severity.ERROR,
    summary="a share of requests or traces is above 100 %",
    why="X-Ray takes a rate from 0 to 1 and refuses the rule otherwise; no more traces can be kept than there are.",
    failing=HEAD + "tracing: {sampling: {default: {rate: 150%}}}\n",
    passing=HEAD + "tracing: {sampling: {default: {rate: 15%}}}\n",
)

REFUSED_BY_XRAY = Rule(
    code="SLO875",
    name="refused-by-xray",
    severity=Severity.ERROR,
    summary="a sampling rule or group is not what X-Ray takes, or matches nothing",
    why=(
        "Every body is held against AWS's own model and the rules of its documentation. A refused rule is missing, and "
        "one for the path `healthz` matches nothing, as every path begins with `/`: either way the next rule that "
        "matches samples the requests."
    ),
    failing=HEAD + "tracing: {sampling: {health: {path: healthz, rate: 0%}}}\n",
    passing=HEAD + "tracing: {sampling: {health: {path: /healthz, rate: 0%}}}\n",
)

RESERVOIR_NOT_WHOLE = Rule(
    code="SLO876",
    name="reservoir-not-whole",
    severity=Severity.ERROR,
    summary="a reservoir is not a whole number of requests a second",
    why="X-Ray's reservoir is a whole number of requests a second; rounding it would sample none of them, or more.",
    failing=HEAD + "tracing: {sampling: {default: {rate: 1%, reservoir: 30/m}}}\n",
    passing=HEAD + "tracing: {sampling: {default: {rate: 1%, reservoir: 60/m}}}\n",
)

NAME_SHORTENED = Rule(
    code="SLO877",
    name="xray-name-shortened",
    severity=Severity.NOTE,
    summary="the name of a sampling rule is too long for X-Ray and is shortened",
    why="X-Ray takes names of 32 characters. A longer one keeps its beginning and ends in a hash, so it stays unique.",
    failing=HEAD + "tracing: {sampling: {requests-of-our-largest-customers: {rate: 1%}}}\n",
    passing=HEAD + "tracing: {sampling: {largest-customers: {rate: 1%}}}\n",
)
