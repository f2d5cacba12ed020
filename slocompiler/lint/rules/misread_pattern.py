"""A pattern that means something else than it looks like."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.matcher_places import matcher_span
from slocompiler.promql import Matcher, VectorSelector, print_matcher

#: What is a pattern and no value: `5..`, `.*`, `a|b`, `[45]..`, `\d`.
_PATTERN = re.compile(r"\d\.\.|.*(\.[*+]|\\d).*|[\w-]+(\|[\w-]+)+|\[[\w-]+\][\d.]+(\|.*)?")
_CLASS_OF_CODES = re.compile(r"([1-5])(xx|XX|\*{1,2}|\.\*\.\*)?")
_CODE_LABELS = re.compile(r"(\w+_)?(code|status)(_\w+)?", re.IGNORECASE)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for found in context.queries:
        for node in found.nodes:
            for matcher in node.matchers if isinstance(node, VectorSelector) else ():
                misread = _misread(matcher)
                if misread is not None:
                    yield RULE.rule.at(matcher_span(context, found, matcher), misread[0], misread[1])


def _misread(matcher: Matcher) -> tuple[str, str] | None:
    """What is wrong, and what to write."""
    text, value = print_matcher(matcher), matcher.value
    if matcher.op in ("=", "!="):
        if not _PATTERN.fullmatch(value) or matcher.label == "__name__":
            return None
        meant = print_matcher(Matcher(matcher.label, "=~" if matcher.op == "=" else "!~", value))
        return f"`{text}` compares with these very characters: a pattern needs a tilde", f"write `{meant}`"
    alternatives = value.split("|")
    if len(alternatives) > 1 and any(each != each.strip() for each in alternatives) and "(" not in value:
        tight = "|".join(each.strip() for each in alternatives)
        return f"the blanks in `{text}` belong to the values", f'write `{matcher.label}{matcher.op}"{tight}"`'
    if re.fullmatch(r"[\w-]+(\s*,\s*[\w-]+)+", value):
        listed = "|".join(each.strip() for each in value.split(","))
        return f"`{text}` is one value with a comma in it", f'write `{matcher.label}{matcher.op}"{listed}"`'
    return _of_codes(matcher, text)


def _of_codes(matcher: Matcher, text: str) -> tuple[str, str] | None:
    """`5*` is no glob, and no code is `5xx` where others have three digits: of labels that hold codes alone."""
    code = _CLASS_OF_CODES.fullmatch(matcher.value)
    if code is None or code[2] not in ("*", "**") or not _CODE_LABELS.fullmatch(matcher.label):
        return None
    meant = f'`{matcher.label}{matcher.op}"{code[1]}.."`'
    return f"`{text}` matches a row of `{code[1]}` and nothing else: this is a regular expression", f"write {meant}"


RULE = LintRule(
    Rule(
        code="SLO517",
        name="misread-pattern",
        severity=Severity.WARNING,
        summary="a condition on a label is a pattern where none is read, or another one than it looks like",
        why=(
            '`code="5.."` chooses no series at all, and nothing says so: the ratio of bad events is 0 through every '
            "outage, and the alert that was tested with a healthy service stays as green as it was."
        ),
        failing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="login"}', bad_where: 'code="5.."'}}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
        passing="""\
signals:
  requests: {events: {prometheus: {total: 'http_requests_total{job="login"}', bad_where: 'code=~"5.."'}}}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: fix-it}
""",
    ),
    check,
)
