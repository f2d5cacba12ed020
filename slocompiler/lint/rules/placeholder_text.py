"""Text that somebody meant to write later."""

import re
from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.written_texts import written_texts
from slocompiler.load.loaded import LoadedOrganization, LoadedService, Route

_LATER = re.compile(
    r"\s*(?:(?:TODO|FIXME|TBD|TBC|XXX)\b.*|(?i:fill (?:me |this )?in|to be (?:done|written|defined)|change ?me"
    r"|coming soon|write me|lorem ipsum.*|placeholder|n/?a|\.\.\.|\?+|-+)[\s.!]*)",
    re.DOTALL,
)


def check(context: LintContext) -> Iterator[Diagnostic]:
    for document in context.workspace.services:
        for found in written_texts(document, "annotations"):
            if _LATER.fullmatch(found.text):
                yield _finding(document, found.route, found.text)
    organization = context.workspace.organization
    for each in (*context.workspace.services, *((organization,) if organization else ())):
        for route, text in _texts_of_runbooks(each):
            if _LATER.fullmatch(text):
                yield _finding(each, route, text)


def _texts_of_runbooks(document: LoadedService | LoadedOrganization) -> Iterator[tuple[Route, str]]:
    for name, runbook in document.spec.runbooks.items():
        if not runbook:
            continue
        yield ("runbooks", name, "title"), runbook.title
        for index, step in enumerate(runbook.steps):
            key, text = ("look", step.look) if step.look is not None else ("do", step.do)
            yield ("runbooks", name, "steps", index, key), text or ""


def _finding(document: LoadedService | LoadedOrganization, route: Route, text: str) -> Diagnostic:
    what = "a step of a runbook" if route[0] == "runbooks" and "steps" in route else f"`{route[-1]}`"
    return RULE.rule.at(
        document.span(*route),
        f"{what} says `{text.strip().splitlines()[0][:40]}`, to whoever is paged",
        "write what to look at first, or what to do; who to ask is an answer too",
    )


RULE = LintRule(
    Rule(
        code="SLO611",
        name="placeholder-text",
        severity=Severity.WARNING,
        summary="a runbook or an annotation holds a text that was to be written later",
        why=(
            "A runbook that says TODO passes every check for runbooks. It is read for the first time in the night in "
            "which it is needed, by somebody who does not know the service and now knows that nobody else did."
        ),
        failing="""\
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
runbooks:
  fix-it: {title: Logins fail, steps: [{do: "TODO: ask the database team"}]}
""",
        passing="""\
slos: {availability: {objective: 99.9%, signal: requests, runbook: fix-it}}
runbooks:
  fix-it: {title: Logins fail, steps: [{do: Call the database team if its pool is exhausted}]}
""",
    ),
    check,
)
