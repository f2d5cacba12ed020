"""Loaded workspaces from a few lines of YAML: what lowering gets when the loader found nothing wrong."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.load.loaded import LoadedOrganization, LoadedService, LoadedWorkspace, Route
from slocompiler.load.yaml import MappingNode, parse_yaml, to_python
from slocompiler.lower import Lowered, lower_workspace
from slocompiler.spec import OrganizationSpec, ServiceSpec, SpecModel
from slocompiler.spec.reading import read_model

Model = TypeVar("Model", bound=SpecModel)

ORGANIZATION = """\
version: slocompiler/v1
organization: acme
runbook_base_url: https://wiki.example.com/runbooks
severities:
  P0: {urgency: 1, page: true}
  P1: {urgency: 2, page: true}
  P2: {urgency: 3, page: false}
time_intervals:
  sunday-night: {weekdays: [sunday], from: "22:00", to: "24:00"}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/key}}
teams:
  search: {notify: {P0: [pager], P1: [pager], P2: [pager]}}
  ml: {notify: {P0: [pager]}}
burn_rate_policies:
  standard:
    fast: {burn: 14.4, long: 1h, short: 5m, for: 2m, severity: P0}
    medium: {burn: 6, long: 6h, short: 30m, for: 15m, severity: P1}
    slow: {burn: 2, long: 3d, short: 6h, for: 1h, severity: P2}
"""

SERVICE = """\
version: slocompiler/v1
service: checkout
team: search
"""

REQUESTS = """\
signals:
  requests:
    events: {prometheus: {total: 'requests_total{job="a"}', bad_where: 'code=~"5.."'}}
  latency:
    unit: seconds
    distribution: {prometheus: {histogram: latency_seconds, buckets: [1, 0.1, 0.3]}}
  queue:
    unit: bytes
    by: [region, "service as upstream"]
    gauge: {prometheus: {value: 'sum by (region, service) (queue_bytes)'}}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""

ORGANIZATION_PATH = "specs/organization.yaml"


def service_text(body: str = "", name: str = "checkout") -> str:
    """A service of the team `search`: three lines, then `body`."""
    return SERVICE.replace("checkout", name) + body


def workspace(
    *services: str,
    organization: str = ORGANIZATION,
    environments: Iterable[str | None] = (None,),
    broken: Mapping[str, Iterable[Route]] | None = None,
    folder: Path | None = None,
) -> LoadedWorkspace:
    """Every service in every environment. `broken`: by service name or `organization`, routes left out of the model.

    With a folder the documents are where they say they are, so that files beside them can be read.
    """
    root = "specs" if folder is None else folder.as_posix()
    left_out = {key: frozenset(routes) for key, routes in (broken or {}).items()}
    sources = {f"{root}/organization.yaml": organization}
    loaded = []
    for text in services:
        name = str(_data(text, "")["service"])
        path = f"{root}/{name}.yaml"
        sources[path] = text
        for environment in environments:
            wrong = left_out.get(name, frozenset())
            spec = _spec(ServiceSpec, _data(text, path, wrong))
            loaded.append(LoadedService(path, _digest(text), _tree(text, path), wrong, spec, environment))
    wrong = left_out.get("organization", frozenset())
    path = f"{root}/organization.yaml"
    shared = _spec(OrganizationSpec, _data(organization, path, wrong))
    loaded_organization = LoadedOrganization(path, _digest(organization), _tree(organization, path), wrong, shared)
    ordered = tuple(sorted(loaded, key=lambda one: (one.environment or "", one.spec.service)))
    return LoadedWorkspace(loaded_organization, ordered, (), sources, {}, ())


def _tree(text: str, path: str) -> MappingNode:
    parsed = parse_yaml(text, path)
    assert not parsed.diagnostics, parsed.diagnostics
    (tree,) = parsed.documents
    assert isinstance(tree, MappingNode)
    return tree


def _data(text: str, path: str, wrong: Iterable[Route] = ()) -> dict[str, Any]:
    data: Any = to_python(_tree(text, path))
    for route in wrong:
        holder = data
        for step in route[:-1]:
            holder = holder[step]
        del holder[route[-1]]
    return dict(data)


def _spec(model: type[Model], data: dict[str, Any]) -> Model:
    made, problems = read_model(model, data)
    assert made is not None, problems
    return made


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def lowered(*services: str, **options: Any) -> Lowered:
    return lower_workspace(workspace(*services, **options))


def compiled(*services: str, **options: Any) -> CompilationIr:
    """The IR of services in which nothing is wrong."""
    result = lowered(*services, **options)
    assert result.diagnostics == (), [f"{found.span}: {found.code} {found.message}" for found in result.diagnostics]
    assert result.compilation is not None
    return result.compilation


def compiled_service(body: str, **options: Any) -> ServiceIr:
    """One service in which nothing is wrong, with the signals and the runbook of `REQUESTS`."""
    (service,) = compiled(service_text(REQUESTS + body), **options).services
    return service


def places(result: Lowered) -> list[str]:
    """Code, file, line and column of every finding."""
    return [
        f"{found.code} {Path(found.span.path).name}:{found.span.line}:{found.span.column}"
        for found in result.diagnostics
    ]


MARK = "‹"


def marked(text: str, path: str) -> tuple[str, list[str]]:
    """A text without its marks, and `file:line:column` of what stood behind each of them."""
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        while MARK in line:
            found.append(f"{path}:{number}:{line.index(MARK) + 1}")
            line = line.replace(MARK, "", 1)
    return text.replace(MARK, ""), found
