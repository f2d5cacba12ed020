"""Selectors and sums of OTLP metrics in PromQL.

All values are taken over everything at a place and have no labels, so that terms go together with plain `and`.
"""

import re
from collections.abc import Iterable

from slocompiler.targets.cloudwatch.alarms.place import Place

_PLAIN_LABEL = re.compile(r"[a-zA-Z_][a-zA-Z0-9_]*")


def selector(place: Place, metric: str) -> str:
    """The series of a metric at a place: UTF-8 names, as OpenTelemetry has them, stand in quotes."""
    matchers = [f"__name__={_quoted(metric)}"]
    for name, value in place.dimensions:
        label = name if _PLAIN_LABEL.fullmatch(name) else _quoted(name)
        matchers.append(f"{label}={_quoted(value)}")
    return f"{{{', '.join(matchers)}}}"


def summed(function: str, place: Place, metrics: Iterable[str], span: str) -> str:
    """A function of counters (`rate`, `increase`) over a span (`[5m]`), summed; a metric that is not there counts 0.

    A lone metric that is not there gives nothing at all.
    """
    terms = [f"sum({function}({selector(place, metric)}{span}))" for metric in metrics]
    if len(terms) == 1:
        return terms[0]
    return "(" + " + ".join(f"({term} or vector(0))" for term in terms) + ")"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
