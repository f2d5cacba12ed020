"""Where a mistake inside a query is shown, by the way YAML wrote the query."""

import pytest
from msgspec.structs import replace

from slocompiler.diagnostics import SourceSpan
from slocompiler.load.yaml import MappingNode, YamlNode
from slocompiler.lower import lower_workspace
from tests.lower.workspaces import lowered, marked, places, service_text, workspace

#: The whole alert; `‹` marks the first character of what is wrong.
CASES = {
    "plain": "alerts:\n  a:\n    severity: P1\n    promql: sum(x) ‹z\n",
    "block": "alerts:\n  a:\n    severity: P1\n    promql: |\n      sum(x)\n        + sum(y) ‹z\n",
    "block chomped": "alerts:\n  a:\n    severity: P1\n    promql: |-\n      sum(x) ‹z\n",
    "single quotes": "alerts:\n  a: {severity: P1, promql: 'sum(x) ‹z'}\n",
    "escaped single quote": "alerts:\n  a: {severity: P1, promql: 'x{a=\"it''s\"} ‹z'}\n",
    "double quotes": 'alerts:\n  a: {severity: P1, promql: "sum(x) ‹z"}\n',
    "escaped double quote": 'alerts:\n  a: {severity: P1, promql: "x{a=\\"b\\"} ‹z"}\n',
    "escaped backslash": 'alerts:\n  a: {severity: P1, promql: "x{a=~\\"b\\\\\\\\.c\\"} ‹z"}\n',
    "folded": "alerts:\n  a:\n    severity: P1\n    promql: ‹>\n      sum(x)\n      z\n",
    "two lines": "alerts:\n  a:\n    severity: P1\n    promql: ‹sum(x)\n      z\n",
    "another escape": 'alerts:\n  a: {severity: P1, promql: ‹"\\x78 z"}\n',
}


@pytest.mark.parametrize("case", CASES)
def test_place(case: str) -> None:
    text, (mark,) = marked(service_text(CASES[case]), "checkout.yaml")
    assert places(lowered(text)) == [f"SLO501 {mark}"]


SOURCES = {
    "fixed range": ("SLO503", "events: {prometheus: {total: 'sum(rate(x[‹5m]))'}}"),
    "one fixed range": ("SLO503", "events: {prometheus: {total: 'sum(rate(x[$window])) + sum(rate(y[‹5m]))'}}"),
    "second of a list": ("SLO503", "events: {prometheus: {total: [x, 'sum(rate(x[‹5m]))']}}"),
    "no range": ("SLO504", "events: {prometheus: {total: ‹sum(x)}}"),
    "good": ("SLO504", "events: {prometheus: {total: x, good: ‹sum(x)}}"),
    "bad": ("SLO504", "events: {prometheus: {total: x, bad: ‹sum(x)}}"),
    "bad_where": ("SLO501", "events: {prometheus: {total: x, bad_where: 'code=‹5'}}"),
    "histogram": ("SLO501", "unit: seconds, distribution: {prometheus: {histogram: 'rate(x‹[5m])', buckets: [1]}}"),
    "value": ("SLO505", "unit: count, gauge: {prometheus: {value: 'rate(x[‹$window])'}}"),
    "age_of": ("SLO505", "unit: seconds, gauge: {prometheus: {age_of: 'rate(x[‹$window])'}}"),
    "ratio": ("SLO503", "ratio: {prometheus: {bad: 'avg_over_time(x[‹5m])'}}"),
    "ratio selector": ("SLO504", "ratio: {prometheus: {bad: ‹x}}"),
    "weight": ("SLO504", "ratio: {prometheus: {bad: 'avg_over_time(x[$window])', weight: ‹sum(x)}}"),
}


@pytest.mark.parametrize("case", SOURCES)
def test_source(case: str) -> None:
    code, source = SOURCES[case]
    text, (mark,) = marked(service_text(f"signals:\n  s: {{{source}}}\n"), "checkout.yaml")
    assert places(lowered(text)) == [f"{code} {mark}"]


def test_yaml_cut_the_line() -> None:
    text = service_text('alerts:\n  a:\n    severity: P1\n    promql: x{channel=" #a"}\n')
    (found,) = lowered(text).diagnostics
    assert (found.code, found.span.line) == ("SLO501", 7)
    assert found.help is not None
    assert "`#`" in found.help


def test_what_only_a_newer_prometheus_reads_is_an_error_where_it_must_be_rewritten() -> None:
    text = service_text('alerts:\n  a: {severity: P1, promql: "rate(x[5m] smoothed)"}\n')
    assert [found.code for found in lowered(text).diagnostics] == ["SLO501"]


VIA = SourceSpan("specs/checkout.yaml", 4, 1, 4, 8)


def inherited(node: MappingNode) -> MappingNode:
    """A tree as if all of it had come in by an `extends` line."""

    def via(child: YamlNode) -> YamlNode:
        return inherited(child) if isinstance(child, MappingNode) else replace(child, via=VIA)

    entries = {key: replace(entry, value=via(entry.value)) for key, entry in node.entries.items()}
    return replace(node, entries=entries, via=VIA)


def test_inherited_text_shows_the_line_that_inherits_it() -> None:
    loaded = workspace(service_text("alerts:\n  a: {severity: P7, promql: sum(x) z}\n"))
    service = replace(loaded.services[0], tree=inherited(loaded.services[0].tree))
    result = lower_workspace(replace(loaded, services=(service,)))
    assert [(found.code, [related.span for related in found.related]) for found in result.diagnostics] == [
        ("SLO304", [VIA]),
        ("SLO501", [VIA]),
    ]
