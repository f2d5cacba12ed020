"""Values in another form than the one that they have."""

import re

from slocompiler.fix.fix import Edits, Fix
from slocompiler.fix.fixes.spellings import corrected
from slocompiler.fix.meant import misspelt
from slocompiler.fix.problem import Located, Problem
from slocompiler.format.quoting import quoted, quoted_where_needed
from slocompiler.load.yaml import MappingNode, ScalarNode
from slocompiler.spec.value_kinds import ValueKind, takes_a_list, words_at

_TRUE_OR_FALSE = {"yes": "true", "on": "true", "true": "true", "no": "false", "off": "false", "false": "false"}
_ABBREVIATIONS = {
    "s": "seconds", "sec": "seconds", "secs": "seconds", "ms": "milliseconds", "us": "microseconds",
    "ns": "nanoseconds", "%": "percent", "b": "bytes",
}  # fmt: skip
_TIMESTAMP = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d)?[Zz]")
_TEXTS = (ValueKind.OTHER, ValueKind.TEXT, ValueKind.QUERY, ValueKind.CLOCK)


def _value_at(problem: Problem) -> tuple[Located | None, ScalarNode | None]:
    """The value that a finding is about; nothing where a comma cut it, as between brackets `99,95 %` is two things."""
    located = problem.located()
    if located is None or re.match(r",\S", problem.line[problem.span.end_column - 1 :]):
        return None, None
    return located, located.scalar


def _other_type(problem: Problem) -> Edits:
    located, node = _value_at(problem)
    if located is None or node is None:
        return ()
    if takes_a_list(located.at.annotation):
        return problem.replaced(f"[{problem.written}]") if re.fullmatch(r"[\w./-]+", node.text) else ()
    if located.kind is ValueKind.BOOLEAN:
        word = _TRUE_OR_FALSE.get(node.text.lower())
        return problem.replaced(word) if word else ()
    if located.kind is ValueKind.WHOLE_NUMBER:
        return problem.replaced(node.text) if node.style and re.fullmatch(r"\d+", node.text) else ()
    return _as_text(problem, located, node)


def _as_text(problem: Problem, located: Located, node: ScalarNode) -> Edits:
    takes_text = located.kind in _TEXTS and located.at.model is None and not words_at(located.at.annotation)
    is_plain = not node.style and node.value is not None and not isinstance(node.value, str)
    return problem.replaced(quoted(node.text)) if takes_text and is_plain else ()


def _one_of_the_words(problem: Problem) -> Edits:
    located, node = _value_at(problem)
    if located is None or node is None:
        return ()
    words = words_at(located.at.annotation)
    meant = _ABBREVIATIONS.get(node.text.lower())
    meant = meant if meant in words else misspelt(node.text, words)
    return problem.replaced(meant) if meant else ()


def _its_one_spelling(problem: Problem) -> Edits:
    located, node = _value_at(problem)
    if located is None or node is None:
        return ()
    if located.kind is ValueKind.NUMBER:
        return problem.replaced(node.text) if node.style and re.fullmatch(r"\d+(\.\d+)?", node.text) else ()
    if located.kind is ValueKind.TEXT:
        return _as_text(problem, located, node)
    kind = ValueKind.RATE if located.at.model and located.at.model.__name__ == "TrafficSpec" else located.kind
    key = next((step for step in reversed(located.route) if isinstance(step, str)), "")
    text = corrected(node.text, kind, key)
    return problem.replaced(quoted_where_needed(text, in_flow=True)) if text else ()


def _clock_or_timestamp(problem: Problem) -> Edits:
    located, node = _value_at(problem)
    if located is None or node is None:
        return ()
    found = _TIMESTAMP.fullmatch(node.text)
    if found:
        return problem.replaced(quoted(f"{found[1]}T{found[2]}{found[3] or ':00'}Z"))
    is_short = located.kind is ValueKind.CLOCK and re.fullmatch(r"\d:[0-5]\d", node.text)
    return problem.replaced(quoted(f"0{node.text}")) if is_short else ()


def _quotes(problem: Problem) -> Edits:
    _, node = _value_at(problem)
    return problem.replaced(quoted(node.text)) if node is not None and not node.style else ()


def _percent_sign(problem: Problem) -> Edits:
    """A bare number for a signal that is exposed in percent. Below 1 it may be meant as a ratio."""
    located, node = _value_at(problem)
    if located is None or node is None or not re.fullmatch(r"[1-9]\d*(\.\d+)?", node.text):
        return ()
    return problem.replaced(f"{node.text}%") if _unit_of(problem, located) == "percent" else ()


def _unit_of(problem: Problem, located: Located) -> str | None:
    """The unit of the signal that an SLO or an alert is about."""
    if len(located.route) < 2 or located.route[0] not in ("slos", "alerts"):
        return None
    for service in problem.workspace.services:
        if service.path == problem.span.path:
            owner = service.node(*located.route[:2])
            signal = owner.entries.get("signal") if isinstance(owner, MappingNode) else None
            name = signal.value.text if signal and isinstance(signal.value, ScalarNode) else ""
            unit = service.node("signals", name, "unit")
            return unit.text if isinstance(unit, ScalarNode) else None
    return None


_MUTED = 'maintenance:\n  move: {from: FROM, to: "2026-12-02T02:00:00Z", budget: count}\n'
_ORGANIZATION = """\
version: slocompiler/v1
organization: shop
severities: {P0: {urgency: 1, page: true}}
receivers: {pager: {pagerduty: {routing_key_file: /etc/alertmanager/key}}}
teams: {web: {notify: {P0: [pager]}}}
"""
_OFFICE = _ORGANIZATION + 'time_intervals:\n  office: {from: FROM, to: "18:00"}\n'
_GAUGE = """\
signals:
  gpu: {unit: UNIT, gauge: {prometheus: {value: avg(gpu)}}}
alerts:
  hot: {signal: gpu, when: {value: {above: ABOVE}}, severity: P1, runbook: fix-it}
"""

VALUE_FIXES = (
    Fix(
        "SLO231",
        "writes brackets around one entry, quotes around a number that is text, `true` or `false`",
        "the form that the key asks for is one, and the same words in that form say one thing",
        _other_type,
        "cc: data\nlabels: {release: 1}\ndepends_on: []\ndescription: 5  # a number\n",
        'cc: [data]\nlabels: {release: 1}\ndepends_on: []\ndescription: "5"  # a number\n',
    ),
    Fix(
        "SLO233",
        "writes the word that was meant",
        "the words that are possible are a closed list: this one is a slip away from one of them and from no other, "
        "or the usual abbreviation of a unit",
        _one_of_the_words,
        _GAUGE.replace("UNIT", "percnt").replace("ABOVE", "95%"),
        _GAUGE.replace("UNIT", "percent").replace("ABOVE", "95%"),
    ),
    Fix(
        "SLO235",
        "writes the value in its one spelling: `5 min` as `5m`, `99.95` and `99,95 %` as `99.95%`, `5/sec` as `5/s`",
        "the unit is there in other words, or only one fits: a promise is a share, and above 1 a share is in percent. "
        "A number without a unit, `1M`, and a small number that may be a ratio or a percentage stay as they are",
        _its_one_spelling,
        "slos:\n  availability: {objective: 99.95, window: 30 days, signal: requests, runbook: fix-it}  # both\n",
        "slos:\n  availability: {objective: 99.95%, window: 30d, signal: requests, runbook: fix-it}  # both\n",
    ),
    Fix(
        "SLO236",
        "writes a clock time with two digits for the hour, a time in UTC with its `T` and its seconds",
        "`9:00` is nine in the morning, and a moment that ends with `Z` is exact without its seconds",
        _clock_or_timestamp,
        _MUTED.replace("FROM", "2026-12-01 22:00Z"),
        _MUTED.replace("FROM", '"2026-12-01T22:00:00Z"'),
    ),
    Fix(
        "SLO326",
        "puts the clock time into quotes",
        "it is the same time with quotes and without: only other readers take it for a number",
        _quotes,
        _OFFICE.replace("FROM", "09:00"),
        _OFFICE.replace("FROM", '"09:00"'),
    ),
    Fix(
        "SLO349",
        "writes `%` behind a number for a signal that is exposed in percent",
        "the number is in the unit of the metric, and from 1 on it is no ratio; other units keep their finding, "
        "because `30` for a metric in seconds may be meant in milliseconds",
        _percent_sign,
        _GAUGE.replace("UNIT", "percent").replace("ABOVE", "95"),
        _GAUGE.replace("UNIT", "percent").replace("ABOVE", "95%"),
    ),
)
