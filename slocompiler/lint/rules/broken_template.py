"""An annotation that Prometheus cannot read as a template."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.written_texts import written_texts
from slocompiler.load.did_you_mean import closest, quoted

_ACTION = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_STRINGS = re.compile(r'(?:"(?:\\.|[^"\\])*"|`[^`]*`)')
#: A text that is printed as it is: `{{ "{{" }}` for two braces.
_LITERAL = re.compile(r"\{\{-?\s*" + _STRINGS.pattern + r"\s*-?\}\}")
_VARIABLE = re.compile(r"\$(\w+)")
_SET = re.compile(r"\$(\w+)\s*(?:,\s*\$(\w+)\s*)?:?=")
_PIPED = re.compile(r"\|\s*(\w+)")
_GIVEN = frozenset(("labels", "value", "externalLabels", "externalURL"))
#: As in Prometheus' template reference, and what Go's templates bring along.
_FUNCTION_NAMES = """
query first label value sortByLabel strvalue tableLink graphLink externalURL pathPrefix parseDuration reReplaceAll
safeHtml match title toUpper toLower stripPort stripDomain humanize humanize1024 humanizeDuration
humanizePercentage humanizeTimestamp toTime toDuration now urlQueryEscape args tmpl
and or not len index slice print printf println html js urlquery eq ne lt le gt ge call
"""
_FUNCTIONS = frozenset(_FUNCTION_NAMES.split())


def check(context: LintContext) -> Iterator[Diagnostic]:
    for document in context.workspace.services:
        for found in written_texts(document, "annotations"):
            problem = _problem(found.text) if "{{" in found.text or "}}" in found.text else None
            if problem is not None:
                yield RULE.rule.at(document.span(*found.route), *problem)


def _problem(text: str) -> tuple[str, str] | None:
    """What is wrong with a template, and what to write."""
    text = _LITERAL.sub("", text)
    if "{{" in _ACTION.sub("", text) or any("{{" in action for action in _ACTION.findall(text)):
        return "this template has a `{{` without its `}}`", 'close it, or write `{{ "{{" }}` for two braces'
    actions = [_STRINGS.sub('""', action) for action in _ACTION.findall(text)]
    known = _GIVEN | {name for action in actions for names in _SET.findall(action) for name in names if name}
    for action in actions:
        for name in _VARIABLE.findall(action):
            if name not in known:
                return f"a template has no variable `${name}`", _meant(name, known, "$")
        for name in _PIPED.findall(action):
            if name not in _FUNCTIONS:
                return f"a template has no function `{name}`", _meant(name, _FUNCTIONS, "")
    return None


def _meant(name: str, known: frozenset[str], sign: str) -> str:
    meant = closest(name, known)
    if meant:
        return f"did you mean `{sign}{meant}`?"
    return f"there are {quoted(sign + each for each in sorted(known))}"


RULE = LintRule(
    Rule(
        code="SLO610",
        name="broken-template",
        severity=Severity.ERROR,
        summary="an annotation is not a template that Prometheus can read",
        why=(
            "Prometheus refuses a whole rule file for one template that it cannot read, and goes on with the old "
            "rules: the alert that the deployment was to bring is not there, nor is any other change since."
        ),
        failing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    runbook: fix-it
    annotations: {ratio: "{{ $values | humanizePercentage }} fail"}
""",
        passing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    runbook: fix-it
    annotations: {ratio: "{{ $value | humanizePercentage }} fail"}
""",
    ),
    check,
)
