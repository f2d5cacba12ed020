"""Services that depend on each other in a circle."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity, SourceSpan
from slocompiler.ir.service import ServiceIr
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.places import loaded


def check(context: LintContext) -> Iterator[Diagnostic]:
    for environment in sorted({service.environment or "" for service in context.compilation.services}):
        services = {s.name: s for s in context.compilation.services if (s.environment or "") == environment}
        edges = {name: [d for d in service.depends_on if d in services] for name, service in services.items()}
        for circle in _circles(edges):
            first, *others = (
                _edge_span(context, services[name], onto)
                for name, onto in zip(circle, [*circle[1:], circle[0]], strict=True)
            )
            yield RULE.rule.at(
                first,
                f"services depend on each other in a circle: {' -> '.join([*circle, circle[0]])}",
                "remove one edge: a dependency mutes its dependants' tickets, and in a circle each mutes the other",
                tuple(RelatedSpan(span, "and this closes the circle") for span in others[-1:]),
            )


def _edge_span(context: LintContext, service: ServiceIr, onto: str) -> SourceSpan:
    document = loaded(context, service)
    return document.span("depends_on", document.spec.depends_on.index(onto))


def _circles(edges: dict[str, list[str]]) -> Iterator[list[str]]:
    """Every circle once, beginning with its first name."""
    found: set[frozenset[str]] = set()
    for start in sorted(edges):
        path = _way_back(edges, start)
        if path and frozenset(path) not in found:
            found.add(frozenset(path))
            first = path.index(min(path))
            yield path[first:] + path[:first]


def _way_back(edges: dict[str, list[str]], start: str) -> list[str] | None:
    """The shortest way from `start` to itself, or None."""
    paths, seen = [[start]], {start}
    while paths:
        path = paths.pop(0)
        for name in edges[path[-1]]:
            if name == start:
                return path
            if name not in seen:
                seen.add(name)
                paths.append([*path, name])
    return None


RULE = LintRule(
    Rule(
        code="SLO702",
        name="dependency-cycle",
        severity=Severity.ERROR,
        summary="services depend on each other in a circle",
        why=(
            "A firing dependency mutes the less urgent alerts of what depends on it. In a circle every service "
            "mutes every other, and during an outage of all of them no ticket is opened for any."
        ),
        failing="""\
version: slocompiler/v1
service: example
team: web
depends_on: [other]
---
version: slocompiler/v1
service: other
team: web
depends_on: [example]
""",
        passing="""\
version: slocompiler/v1
service: example
team: web
depends_on: [other]
---
version: slocompiler/v1
service: other
team: web
""",
    ),
    check,
)
