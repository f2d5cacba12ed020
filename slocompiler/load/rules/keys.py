"""Rules about keys: those that are too many, those that are missing, those that exclude each other."""

from slocompiler.diagnostics import Rule, Severity

UNKNOWN_KEY = Rule(
    code="SLO221",
    name="unknown-key",
    severity=Severity.ERROR,
    summary="a key that the language does not have",
    why=(
        "A key that nobody reads is a promise that nobody keeps. A mistyped `severity` must not leave an "
        "alert without one."
    ),
    failing="""\
signals:
  requests:
    traffik: 5/s
    events: {prometheus: {total: http_requests_total}}
""",
    passing="""\
signals:
  requests:
    traffic: 5/s
    events: {prometheus: {total: http_requests_total}}
""",
)

MISSING_KEY = Rule(
    code="SLO222",
    name="missing-key",
    severity=Severity.ERROR,
    summary="a key that must be there, here or inherited",
    why=(
        "Some things have no sensible default: an objective, the severity of an alert, the team that is "
        "called. They are stated."
    ),
    failing="""\
slos:
  availability: {signal: requests, runbook: fix-it}
""",
    passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
)

TWO_OF_ONE = Rule(
    code="SLO223",
    name="two-of-one",
    severity=Severity.ERROR,
    summary="two keys of which only one may be there",
    why=(
        "The keys say different things about the same question, such as the form of a signal. Which one "
        "counts would be a guess."
    ),
    failing="""\
signals:
  requests:
    events: {prometheus: {total: http_requests_total}}
    gauge: {prometheus: {value: up}}
""",
    passing="""\
signals:
  requests:
    events: {prometheus: {total: http_requests_total}}
""",
)

NONE_OF_ONE = Rule(
    code="SLO224",
    name="none-of-one",
    severity=Severity.ERROR,
    summary="none of the keys of which one must be there",
    why=(
        "The keys are the answers to one question, and the question has no default: a signal without a form "
        "measures nothing."
    ),
    failing="""\
signals:
  requests:
    traffic: 5/s
""",
    passing="""\
signals:
  requests:
    events: {prometheus: {total: http_requests_total}}
""",
)

NULL_VALUE = Rule(
    code="SLO225",
    name="null-value",
    severity=Severity.ERROR,
    summary="a key without a value",
    why=(
        "An empty value is mostly a line that was not finished. The language has no null: an entry is removed "
        "with `false`, and a default is taken by leaving the key out."
    ),
    failing="""\
description:
""",
    passing="""\
description: The login page
""",
)

BOOLEAN_KEY = Rule(
    code="SLO226",
    name="boolean-key",
    severity=Severity.ERROR,
    summary="a name that other YAML readers take for a boolean",
    why=(
        "YAML 1.1 reads `on`, `off`, `yes`, `no`, `y`, `n` as booleans. kubectl and many editors still do, so "
        "such a name becomes `true` on its way."
    ),
    failing="""\
runbooks:
  on: {title: Turn it on, steps: [{do: Turn it on}]}
""",
    passing="""\
runbooks:
  turn-on: {title: Turn it on, steps: [{do: Turn it on}]}
""",
)

SAMPLING_SEES_NO_RESPONSE = Rule(
    code="SLO227",
    name="sampling-sees-no-response",
    severity=Severity.ERROR,
    summary="head sampling that asks for the response",
    why=(
        "Head sampling decides when a request begins. Status and duration do not exist then, and no sampler "
        "can match them. `keep` decides when the whole trace is known."
    ),
    failing="""\
tracing:
  sampling:
    slow: {rate: 100%, response_time: 100ms}
""",
    passing="""\
tracing:
  sampling:
    default: {rate: 100%}
  keep: {slower_than: 100ms, rest: 10%}
""",
)

KEY_RULES = (UNKNOWN_KEY, MISSING_KEY, TWO_OF_ONE, NONE_OF_ONE, NULL_VALUE, BOOLEAN_KEY, SAMPLING_SEES_NO_RESPONSE)
