"""Entries and reports to be rendered."""

from typing import Any

from msgspec.structs import replace

from slocompiler.diagnostics import Diagnostic, Severity, SourceSpan
from slocompiler.diff.artifacts import ArtifactDiff
from slocompiler.diff.change import Change, Effect, Subject
from slocompiler.diff.change_kind import Level
from slocompiler.diff.changes.alerts.presence import REMOVED
from slocompiler.diff.changes.slos.objective import LOWERED, RAISED
from slocompiler.diff.entries import Entry
from slocompiler.diff.report import DiffReport

OLD_SPAN = SourceSpan("specs/shop.yaml", 12, 16, 12, 21)
NEW_SPAN = SourceSpan("specs/shop.yaml", 14, 16, 14, 22)


def change(**fields: Any) -> Change:
    made = Change(
        kind=RAISED,
        level=Level.NEUTRAL,
        service="shop",
        environment=None,
        subject=Subject("SLO", "availability"),
        old="99.9%",
        new="99.95%",
        effects=(Effect("budget", "43m12s", "21m36s"),),
        old_span=OLD_SPAN,
        new_span=NEW_SPAN,
        team="web",
    )
    return replace(made, **fields)


def entry(made: Change, *reach: tuple[str, str | None], things: int = 1, varies: bool = False) -> Entry:
    return Entry(made, reach or ((made.service, made.environment),), things, varies)


NEUTRAL = entry(change())
RISKY = entry(change(kind=LOWERED, level=Level.RISKY, old="99.9%", new="99%", effects=()))
BREAKING = entry(
    change(
        kind=REMOVED,
        level=Level.BREAKING,
        subject=Subject("alert", "errors", (("region", "eu"),)),
        old="ShopErrors (P0)",
        new="",
        effects=(Effect("told", "pager", "none"),),
        new_span=None,
    ),
    ("shop", "production"),
    ("shop", "staging"),
)
ARTIFACT = ArtifactDiff("shop/rules.yaml", 1, 1, "--- shop/rules.yaml\n+++ shop/rules.yaml\n@@ -1 +1 @@\n-a\n+b\n")
ERROR = Diagnostic("SLO301", Severity.ERROR, "there is no signal `x`", NEW_SPAN, "write `requests`")


def report(*entries: Entry, **fields: Any) -> DiffReport:
    return replace(DiffReport("main", "the work tree", entries), **fields)
