"""The widgets of a dashboard: where they stand, and what each kind needs.

Source: CloudWatch API reference, Dashboard Body Structure and Syntax.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from slocompiler.aws.checks.statistic import any_statistic
from slocompiler.aws.checks.widget_metrics import check_widget_metrics
from slocompiler.aws.reading import Body, mapping, text, whole
from slocompiler.aws.violation import Path, Violation, ViolationKind
from slocompiler.load.did_you_mean import closest, quoted

_KINDS = ("alarm", "custom", "explorer", "log", "metric", "text")
_VIEWS = {
    "metric": ("timeSeries", "singleValue", "gauge", "bar", "pie", "table"),
    "log": ("table", "timeSeries", "bar", "pie"),
}
_COLUMNS, _TALLEST = 24, 1000
_SOURCE = re.compile(r"\s*SOURCE\s+('[^']+'|logGroups\()")
#: Kind -> what its properties must have.
_NEEDED = {"metric": ("region",), "log": ("region", "query"), "text": ("markdown",), "alarm": ("alarms",)}


def check_widget(widget: Body) -> Iterator[Violation]:
    """One widget; paths start at it."""
    kind = text(widget, "type")
    if kind not in _KINDS:
        meant = closest(kind, _KINDS) if kind else None
        start = f"did you mean `{meant}`? " if meant else ""
        path: Path = ("type",) if "type" in widget else ()
        message = f"there is no widget of type `{kind}`" if kind else "this widget has no type"
        yield _violation(path, message, f"{start}types: {quoted(_KINDS)}")
        return
    yield from _place(widget)
    properties = mapping(widget, "properties")
    for key in _NEEDED.get(kind, ()):
        if key not in properties:
            where: Path = ("properties",) if "properties" in widget else ()
            yield _violation(where, f"a {kind} widget needs `{key}`", f"add `{key}` to its properties")
    yield from _properties(kind, properties)


def _place(widget: Body) -> Iterator[Violation]:
    for key, low, high in (("width", 1, _COLUMNS), ("height", 1, _TALLEST), ("x", 0, _COLUMNS - 1)):
        size = whole(widget, key)
        if size is not None and not low <= size <= high:
            yield _placed((key,), f"`{key}` is {size}", f"{low} to {high}")
    x, width = whole(widget, "x"), whole(widget, "width")
    if x is not None and width is not None and x < _COLUMNS and width <= _COLUMNS < x + width:
        message = f"x {x} and width {width} reach column {x + width}"
        yield _placed(("width",), message, f"a dashboard has {_COLUMNS} columns")
    if ("x" in widget) is not ("y" in widget):
        yield _placed((), "`x` and `y` stand together", "write both, or none")


def _properties(kind: str, properties: Body) -> Iterator[Violation]:
    view, period = text(properties, "view"), whole(properties, "period")
    if view is not None and view not in _VIEWS.get(kind, (view,)):
        help = f"views of a {kind} widget: {quoted(_VIEWS[kind])}"
        yield _violation(("properties", "view"), f"there is no view `{view}`", help)
    if kind == "log":
        query = text(properties, "query")
        if query is not None and not _SOURCE.match(query):
            message = "a query of a log widget names its log groups first"
            yield _violation(("properties", "query"), message, "begin with SOURCE '<log group>' |")
    if kind == "metric":
        if period is not None and not is_widget_period(period):
            message = f"{period} s is no period"
            yield _violation(("properties", "period"), message, "1, 5, 10, 20, 30 or a multiple of 60 seconds")
        statistic = text(properties, "stat")
        yield from any_statistic(statistic, ("properties", "stat")) if statistic else ()
        yield from check_widget_metrics(properties)


def is_widget_period(seconds: int) -> bool:
    return seconds in (1, 5, 10, 20, 30) or (seconds > 0 and seconds % 60 == 0)


def widgets_apart(widgets: Sequence[tuple[int, Body]]) -> Iterator[tuple[int, str]]:
    """Widgets that lie on an earlier one, by index."""
    placed: list[tuple[int, tuple[int, int, int, int]]] = []
    for index, widget in widgets:
        box = _box(widget)
        if box is None:
            continue
        hit = next((other for other, taken in placed if _overlap(box, taken)), None)
        if hit is not None:
            yield index, f"this widget lies on widget {hit}"
        placed.append((index, box))


def _box(widget: Mapping[str, object]) -> tuple[int, int, int, int] | None:
    x, y, width, height = (whole(widget, key) for key in ("x", "y", "width", "height"))
    if x is None or y is None or width is None or height is None:
        return None
    return x, y, x + width, y + height


def _overlap(one: tuple[int, int, int, int], other: tuple[int, int, int, int]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _placed(path: Path, message: str, help: str) -> Violation:
    return Violation(ViolationKind.WIDGET_PLACE, path, message, help)


def _violation(path: Path, message: str, help: str) -> Violation:
    return Violation(ViolationKind.WIDGET, path, message, help)
