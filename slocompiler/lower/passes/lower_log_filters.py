"""Metric filters: which lines of a log group become values of a CloudWatch source's metrics."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from slocompiler.filter_patterns import Everything, FieldPattern, JsonPattern, Pattern, PatternError, parse_pattern
from slocompiler.ir.signals import LogFilterIr, LogSourceIr
from slocompiler.load.loaded import Route
from slocompiler.load.yaml import ScalarNode
from slocompiler.lower.query_place import place_in
from slocompiler.lower.rules.log_filters import FILTER_DIMENSIONS, FILTER_PATTERN, FILTER_VALUE, INCOMPLETE_LOG_SOURCE
from slocompiler.lower.scope import ServiceScope, inherited
from slocompiler.spec.signals import (
    CloudWatchDistribution,
    CloudWatchEvents,
    CloudWatchGauge,
    CloudWatchSource,
    LogCounts,
    LogValues,
)

#: A metric filter publishes so many dimensions.
_MOST_DIMENSIONS = 3
_COUNTED = ("total", "bad", "good")


class _Wanted(Struct, frozen=True):
    """A filter before its pattern is read: the key and name of its metric, the route of its pattern, what it adds."""

    key: str
    metric: str
    text: str
    route: Route
    value: str


def lower_log_filters(scope: ServiceScope, spec: CloudWatchSource, route: Route) -> LogSourceIr | None:
    """The filters of a source with `from_logs`; None without it, or when something is wrong (which is reported)."""
    if not isinstance(spec, CloudWatchEvents | CloudWatchDistribution | CloudWatchGauge) or spec.from_logs is None:
        return None
    here, known = (*route, "from_logs"), len(scope.findings)
    if spec.log_group is None:
        help = "write `log_group`, the name of the log group whose lines are read"
        scope.report_key(INCOMPLETE_LOG_SOURCE, here, "no log group is named", help)
    filters = tuple(_read(scope, wanted) for wanted in _wanted(scope, spec, here))
    dimensions = _dimensions(scope, spec, filters, here)
    if len(scope.findings) > known:
        return None
    return LogSourceIr(tuple(filter for filter in filters if filter is not None), dimensions, scope.span(*here))


def _wanted(
    scope: ServiceScope, spec: CloudWatchEvents | CloudWatchDistribution | CloudWatchGauge, route: Route
) -> Iterator[_Wanted]:
    if isinstance(spec, CloudWatchEvents):
        assert spec.from_logs is not None
        yield from _counts(scope, spec, spec.from_logs, route)
    else:
        assert spec.from_logs is not None
        yield from _values(spec.metric, spec.from_logs, route)


def _counts(scope: ServiceScope, spec: CloudWatchEvents, logs: LogCounts, route: Route) -> Iterator[_Wanted]:
    for key in _COUNTED:
        metrics: Sequence[str] = getattr(spec, key) or ()
        text: str | None = getattr(logs, key)
        if metrics and text is None:
            help = f"write the filter pattern of its lines: `from_logs: {{{key}: ...}}`"
            scope.report_key(INCOMPLETE_LOG_SOURCE, route, f"no lines are said to be `{key}` events", help)
        elif text is not None and not metrics:
            help = f"name the metric that the lines become: `{key}: {key.title()}Events`"
            scope.report_key(INCOMPLETE_LOG_SOURCE, (*route, key), f"the source has no metric `{key}`", help)
        elif text is not None and len(metrics) > 1:
            help = "name one metric: a filter makes one"
            scope.report(
                INCOMPLETE_LOG_SOURCE, (*route[:-1], key), f"one filter cannot make {len(metrics)} metrics", help
            )
        elif text is not None:
            yield _Wanted(key, metrics[0], text, (*route, key), "1")


def _values(metric: str, logs: LogValues, route: Route) -> Iterator[_Wanted]:
    selector = _selector(logs.value)
    if logs.where is None:
        yield _Wanted("metric", metric, f"{{ {selector} = * }}", (*route, "value"), selector)
    else:
        yield _Wanted("metric", metric, logs.where, (*route, "where"), selector)


def _selector(written: str) -> str:
    """`$.latency` as it is; the name of a field, `bytes`, as metric filters refer to it: `$bytes`."""
    return written if written.startswith("$") else f"${written}"


def _read(scope: ServiceScope, wanted: _Wanted) -> LogFilterIr | None:
    try:
        pattern = parse_pattern(wanted.text)
    except PatternError as error:
        _report_pattern(scope, wanted, error)
        return None
    if wanted.value != "1" and not _has(pattern, wanted.value):
        message = f"the pattern of the lines does not name `{wanted.value.removeprefix('$')}`"
        scope.report(FILTER_VALUE, (*wanted.route[:-1], "value"), message, _value_help(pattern, wanted.value))
        return None
    return LogFilterIr(wanted.key, wanted.metric, wanted.text, pattern, wanted.value, scope.span(*wanted.route))


def _report_pattern(scope: ServiceScope, wanted: _Wanted, error: PatternError) -> None:
    node = scope.document.node(*wanted.route)
    if wanted.route[-1] == "value":
        help = "write a property, `$.latency`; with `where: '[..., bytes]'`, the name of a field"
        scope.report(FILTER_VALUE, wanted.route, f"`{wanted.value}` is no property of a line", help)
        return
    span = node.span
    if isinstance(node, ScalarNode):
        span = place_in(node, error.offset, scope.sources.get(node.span.path, ""))
    scope.findings.append(FILTER_PATTERN.at(span, error.message, error.help, inherited(node.via)))


def _has(pattern: Pattern, selector: str) -> bool:
    """Whether a value can be read: its property, or its field, stands in the pattern."""
    if isinstance(pattern, JsonPattern):
        return selector in pattern.subjects
    return isinstance(pattern, FieldPattern) and selector.removeprefix("$") in pattern.subjects


def _value_help(pattern: Pattern, selector: str) -> str:
    if isinstance(pattern, FieldPattern):
        return f"name a field of the pattern: {', '.join(sorted(pattern.subjects)) or 'give one a name'}"
    if isinstance(pattern, Everything):
        return f"write `where: '{{ {selector} = * }}'`, or leave `where` out"
    return f"add `&& {selector} = *` to the pattern: a value is read only from what the pattern names"


def _dimensions(
    scope: ServiceScope,
    spec: CloudWatchEvents | CloudWatchDistribution | CloudWatchGauge,
    filters: Sequence[LogFilterIr | None],
    route: Route,
) -> Mapping[str, str]:
    assert spec.from_logs is not None
    written = spec.from_logs.dimensions
    selectors = {name: _selector(value) for name, value in sorted(written.items())}
    if len(written) > _MOST_DIMENSIONS:
        help = f"leave out {len(written) - _MOST_DIMENSIONS}: what the alarms do not need"
        scope.report_key(
            FILTER_DIMENSIONS, (*route, "dimensions"), f"a filter publishes {_MOST_DIMENSIONS} dimensions at most", help
        )
    elif set(written) != set(spec.dimensions):
        _report_difference(scope, set(spec.dimensions), set(written), route)
    else:
        _check_selectors(scope, selectors, filters, route)
    return selectors


def _report_difference(scope: ServiceScope, read: set[str], published: set[str], route: Route) -> None:
    missing, extra = sorted(read - published), sorted(published - read)
    if missing:
        help = f"write where a line has the value: `from_logs: {{dimensions: {{{missing[0]}: $.property}}}}`"
        place = (*route[:-1], "dimensions", missing[0])
        scope.report_key(FILTER_DIMENSIONS, place, f"the filter does not publish the dimension `{missing[0]}`", help)
    else:
        help = f"write its value under the source's `dimensions`, or leave `{extra[0]}` out here"
        place = (*route, "dimensions", extra[0])
        message = f"nothing reads a metric with the dimension `{extra[0]}`: the source does not state it"
        scope.report_key(FILTER_DIMENSIONS, place, message, help)


def _check_selectors(
    scope: ServiceScope, selectors: Mapping[str, str], filters: Sequence[LogFilterIr | None], route: Route
) -> None:
    for name, selector in selectors.items():
        for found in filters:
            if found is not None and not _has(found.pattern, selector):
                message = f"the filter pattern of `{found.key}` does not name `{selector.removeprefix('$')}`"
                help = _value_help(found.pattern, selector).replace("where:", f"{found.key}:").replace("`where`", "it")
                scope.report(FILTER_DIMENSIONS, (*route, "dimensions", name), message, help)
                return
