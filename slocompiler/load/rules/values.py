"""Rules about values: their form, their spelling, their words."""

from slocompiler.diagnostics import Rule, Severity

WRONG_TYPE = Rule(
    code="SLO231",
    name="wrong-type",
    severity=Severity.ERROR,
    summary="text, a list or a mapping where something else belongs",
    why="The value has another form than the key asks for, so it cannot be read without guessing.",
    failing="""\
slos: none
""",
    passing="""\
slos: {}
""",
)

LIST_OF_NAMED = Rule(
    code="SLO232",
    name="list-of-named",
    severity=Severity.ERROR,
    summary="a list where a mapping by name belongs",
    why=(
        "Everything with a name is a mapping keyed by that name. A list would make the position the identity: "
        "a diff, a template and an environment could not name the entry."
    ),
    failing="""\
slos:
  - {name: availability, objective: 99.9%}
""",
    passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
)

UNKNOWN_WORD = Rule(
    code="SLO233",
    name="unknown-word",
    severity=Severity.ERROR,
    summary="a word that is not one of the few that are possible",
    why="The key takes one of a short list of words. Any other word means nothing to the compiler.",
    failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, no_data: ignored, runbook: fix-it}
""",
    passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, no_data: ignore, runbook: fix-it}
""",
)

INVALID_NAME = Rule(
    code="SLO234",
    name="invalid-name",
    severity=Severity.ERROR,
    summary="a name with characters that names do not have",
    why=(
        "Names become file names, alert names, labels and series. Only letters, digits and `-` are safe in "
        "all of them; `/` or `..` could lead out of the output folder."
    ),
    failing="""\
slos:
  Availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
)

INVALID_VALUE = Rule(
    code="SLO235",
    name="invalid-value",
    severity=Severity.ERROR,
    summary="a share, duration, rate or quantity that is not written in its one spelling",
    why=(
        "Every value has one spelling. `0.999`, `99.9` and `99.9%` look like the same objective to a person "
        "and are three different numbers to a program."
    ),
    failing="""\
slos:
  availability: {objective: 0.999, signal: requests, runbook: fix-it}
""",
    passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
)

INVALID_FORMAT = Rule(
    code="SLO236",
    name="invalid-format",
    severity=Severity.ERROR,
    summary="a clock time, timestamp, account, address or label in another format",
    why=(
        "The text is handed on to systems that accept one format only, and that would refuse it much later or "
        "read something else in it."
    ),
    failing="""\
maintenance:
  move: {from: 2026-12-01, to: "2026-12-02T02:00:00Z"}
""",
    passing="""\
maintenance:
  move: {from: "2026-12-01T22:00:00Z", to: "2026-12-02T02:00:00Z"}
""",
)

OUT_OF_RANGE = Rule(
    code="SLO237",
    name="out-of-range",
    severity=Severity.ERROR,
    summary="a number that is too small",
    why="Counts start at 1: an alert that needs no failure at all would always fire.",
    failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, min_failures: 0, runbook: fix-it}
""",
    passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, min_failures: 3, runbook: fix-it}
""",
)

WRONG_LENGTH = Rule(
    code="SLO238",
    name="wrong-length",
    severity=Severity.ERROR,
    summary="an empty text, list or mapping where something must stand, or a text that is too long",
    why=(
        "An empty query selects nothing and an empty list of steps helps nobody. A query of many thousand "
        "characters is refused by the systems that have to run it."
    ),
    failing="""\
runbooks:
  fix-it: {title: Fix it, steps: []}
""",
    passing="""\
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
""",
)

LITERAL_SECRET = Rule(
    code="SLO239",
    name="literal-secret",
    severity=Severity.ERROR,
    summary="a secret that is written into the spec",
    why=(
        "A spec is read by everybody and kept for ever in the history of its repository. A key in it has to "
        "be replaced. Specs name the file or the Kubernetes Secret that holds it."
    ),
    failing="""\
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: [pager]}}}
receivers: {pager: {pagerduty: {routing_key: 0123456789abcdef}}}
""",
    passing="""\
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
teams: {web: {notify: {P0: [pager]}}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pager}}}
""",
)

VALUE_RULES = (
    WRONG_TYPE,
    LIST_OF_NAMED,
    UNKNOWN_WORD,
    INVALID_NAME,
    INVALID_VALUE,
    INVALID_FORMAT,
    OUT_OF_RANGE,
    WRONG_LENGTH,
    LITERAL_SECRET,
)
