"""Only what can differ is compiled, and that gives what compiling everything gives."""

from pathlib import Path

import pytest

from slocompiler.pipeline.diff import diff_sides
from slocompiler.pipeline.diffing.compiled_part import compiled_part
from slocompiler.pipeline.diffing.known import Wanted
from tests.diff.cases import CASES
from tests.diff.cases.case import Case, Edit
from tests.diff.compared import Files, file_side
from tests.diff.specs import CART, FILES, RULES, edited

TEMPLATE = """\
version: slocompiler/v1
template: http
parameters: {job: {}}
signals:
  http: {events: {prometheus: {total: 'http_total{job="$job"}', bad_where: 'code=~"5.."'}}}
slos:
  success: {objective: 99.5%, signal: http, runbook: shared}
"""
#: Services that extend a template, depend on another, bring a rule along, stand alone, and join two SLOs.
WORKSPACE = edited(
    FILES,
    ("_templates/http.yaml", "", TEMPLATE),
    ("login.yaml", "", CART.replace("cart", "login").replace("tier: standard", "extends: {http: {job: login}}")),
    ("mail.yaml", "", CART.replace("cart", "mail")),
    ("rules/mail.json", "", "[]"),
    (
        "trip.yaml",
        "",
        CART.replace("cart", "trip").replace(
            "slos:\n",
            "slos:\n  whole: {objective: 99%, composite: {of: [cart/availability, mail/availability], as: pooled},"
            " runbook: shared}\n",
        ),
    ),
)
ALL = {"specs"}


def compiled(old: Files, new: Files) -> set[str]:
    """The names of the files that are compiled on the new side, or the folder."""
    part = compiled_part(file_side(old), file_side(new))
    return {path.relative_to("specs").as_posix() if path != Path("specs") else "specs" for path in part.new}


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([("login.yaml", "99.5%", "99%")], {"login.yaml"}),
        ([("mail.yaml", "99.5%", "99%")], {"mail.yaml", "trip.yaml", "cart.yaml"}),
        ([("cart.yaml", "99.5%", "99%")], {"cart.yaml", "shop.yaml", "trip.yaml", "mail.yaml"}),
        ([("_templates/http.yaml", "99.5%", "99%")], {"_templates/http.yaml", "login.yaml"}),
        ([("trip.yaml", "objective: 99%", "objective: 98%")], {"trip.yaml", "cart.yaml", "mail.yaml"}),
        ([("new.yaml", "", CART.replace("cart", "new"))], {"new.yaml"}),
        ([("login.yaml", "", "")], set()),
        ([("organization.yaml", "30s, retention", "20s, retention")], ALL),
        ([("rules/new.yaml", "", RULES)], ALL),
        ([("broken.yaml", "", "service: [")], ALL),
        ([("notes.txt", "", "nothing")], set()),
        ([], set()),
    ],
)
def test_compiled_files(edits: list[Edit], expected: set[str]) -> None:
    assert compiled(WORKSPACE, edited(WORKSPACE, *edits)) == expected


@pytest.mark.parametrize("case", CASES[::7], ids=lambda case: case.name)
def test_a_part_says_what_the_whole_says(case: Case) -> None:
    base = edited(FILES, *case.base)
    mail = {"mail.yaml": CART.replace("cart", "mail").replace("availability", "success")}
    old, new = base | mail, edited(base, *case.edits) | mail
    parts = [
        diff_sides(file_side(old), file_side(new), (Wanted(is_whole=is_whole), lambda done, total, what: None)).report
        for is_whole in (False, True)
    ]
    assert parts[0].entries == parts[1].entries
    assert parts[1].errors == ()
