"""An organization with panel functions, in a folder, and what is built of it."""

import json
from pathlib import Path
from typing import Any

from slocompiler.diagnostics import Diagnostic
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.targets.grafana import GRAFANA_WITH_CODE
from slocompiler.targets.target import Target
from tests.snippets import ORGANIZATION

SERVICE = """\
version: slocompiler/v1
service: login
team: web
signals:
  requests:
    alert_on: prometheus
    events:
      prometheus: {total: 'http_requests_total{job="login"}', bad_where: 'code=~"5.."'}
      cloudwatch: {namespace: Login, regions: [us-east-1, eu-west-1], total: Requests, bad: Errors}
slos:
  availability: {objective: 99.9%, signal: requests, runbook: "https://wiki.example.com/login"}
"""
#: How a module of panel functions begins.
IMPORTS = "from grafanalib.core import *\n\n"
EVERY_KIND = Path(__file__).with_name("every_kind.py").read_text(encoding="utf-8")


def folder_of(tmp_path: Path, module: str, *functions: str, services: tuple[str, ...] = (SERVICE,)) -> Path:
    """Specs with `our_panels.py` beside the organization, which names these functions of it."""
    folder = tmp_path / "specs"
    folder.mkdir(parents=True)
    named = json.dumps([f"our_panels:{function}" for function in functions])
    grafana = f"grafana: {{datasources: {{prometheus: prom-main}}, panels: {named}}}\n"
    (folder / "organization.yaml").write_text(ORGANIZATION + grafana, encoding="utf-8")
    for service in services:
        name = service.split("service: ")[1].split("\n")[0]
        (folder / f"{name}.yaml").write_text(service, encoding="utf-8")
    (folder / "our_panels.py").write_text(module, encoding="utf-8")
    return folder


def built(folder: Path, target: Target = GRAFANA_WITH_CODE) -> tuple[dict[str, str], list[Diagnostic]]:
    """Path -> text of what the target makes, and its findings."""
    compiled = compile_specs([folder])
    assert compiled.compilation, compiled.diagnostics
    compilation = compiled.compilation
    outputs = [target.for_service(service, compilation) for service in compilation.services]
    outputs.append(target.for_organization(compilation))
    texts = {artifact.path: artifact.text for output in outputs for artifact in output.artifacts}
    return texts, [finding for output in outputs for finding in output.diagnostics]


def row(texts: dict[str, str], title: str, service: str = "login") -> list[dict[str, Any]]:
    """The panels of the row with that title on the service's dashboard."""
    found: list[dict[str, Any]] = []
    is_in_row = False
    for panel in json.loads(texts[f"{service}/grafana-golden-signals.json"])["panels"]:
        if panel["type"] == "row":
            is_in_row = panel["title"] == title
        elif is_in_row:
            found.append(panel)
    return found
