"""A dashboard: its name, and the JSON text that its body is.

Source: CloudWatch API reference, PutDashboard and Dashboard Body Structure and Syntax.
"""

import re
from collections.abc import Iterator, Mapping

import orjson

from slocompiler.aws.checks.widgets import check_widget, widgets_apart
from slocompiler.aws.reading import Body, mappings, sequence, text
from slocompiler.aws.violation import Path, Violation, ViolationKind

_NAME = re.compile(r"[A-Za-z0-9_-]{1,255}")
_MOST_WIDGETS = 500
_BODY = "DashboardBody"
_KEYS = ("widgets", "start", "end", "periodOverride", "variables")


def check_dashboard_name(body: Body) -> Iterator[Violation]:
    """A name of letters, digits, `-` and `_`."""
    name = text(body, "DashboardName")
    if name is not None and not _NAME.fullmatch(name):
        help = "1 to 255 letters, digits, `-` and `_`"
        yield Violation(ViolationKind.MALFORMED_TEXT, ("DashboardName",), f"`{name}` is no dashboard's name", help)


def check_dashboard_body(body: Body) -> Iterator[Violation]:
    """The text as JSON, and every widget in it; a path goes on inside the text."""
    written = text(body, _BODY)
    if written is None:
        return
    try:
        inside = orjson.loads(written)
    except ValueError as error:
        yield _violation((), f"this is not JSON: {error}", 'a dashboard is {"widgets": [...]}')
        return
    if isinstance(inside, Mapping):
        yield from check_widgets(inside)
    else:
        yield _violation((), "this is not a mapping", 'a dashboard is {"widgets": [...]}')


def check_widgets(inside: Body) -> Iterator[Violation]:
    """The structure of a dashboard's body."""
    for key in inside:
        if key not in _KEYS:
            remedy = 'a body is {"widgets": [...]}, without a wrapper' if key in ("dashboard", "spec") else "remove it"
            yield _violation((key,), f"a dashboard has no `{key}`", remedy)
    if not isinstance(inside.get("widgets"), list):
        yield _violation((), "there is no list of `widgets`", 'a dashboard is {"widgets": [...]}')
    count = len(sequence(inside, "widgets"))
    if count > _MOST_WIDGETS:
        yield _violation(("widgets",), f"this has {count} widgets", f"at most {_MOST_WIDGETS}")
    found = list(mappings(inside, "widgets"))
    for index, widget in found:
        for violation in check_widget(widget):
            path = (_BODY, "widgets", index, *violation.path)
            yield Violation(violation.kind, path, violation.message, violation.help)
    for index, message in widgets_apart(found):
        yield Violation(ViolationKind.WIDGET_PLACE, (_BODY, "widgets", index), message, "move one of them")


def _violation(path: Path, message: str, help: str) -> Violation:
    return Violation(ViolationKind.DASHBOARD_BODY, (_BODY, *path), message, help)
