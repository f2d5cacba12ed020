"""Kinds of findings about documents of Systems Manager."""

from slocompiler.diagnostics import Rule, Severity

DOCUMENT_TOO_LARGE = Rule(
    code="SLO590",
    name="automation-document-refused",
    severity=Severity.ERROR,
    summary="Systems Manager would refuse the document that a runbook's automation becomes",
    why=(
        "A document has at most 64 KB, and its name at most 128 characters. What is larger cannot be created, and that "
        "would be noticed only when it is deployed."
    ),
    failing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Write it down}]
    automate:
      aws: dynamodb:PutItem
      with:
        TableName: notes
        Item:
          ten: {L: &ten [{S: a}, {S: b}, {S: c}, {S: d}, {S: e}, {S: f}, {S: g}, {S: h}, {S: i}, {S: j}]}
          fifty: {L: &fifty [{L: *ten}, {L: *ten}, {L: *ten}, {L: *ten}, {L: *ten}]}
          many: {L: [{L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}]}
          more: {L: [{L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}, {L: *fifty}]}
""",
    passing="""\
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Write it down}]
    automate:
      aws: dynamodb:PutItem
      with:
        TableName: notes
        Item:
          ten: {L: [{S: a}, {S: b}, {S: c}, {S: d}, {S: e}, {S: f}, {S: g}, {S: h}, {S: i}, {S: j}]}
""",
)
