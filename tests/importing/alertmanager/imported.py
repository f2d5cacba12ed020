"""Configurations, imported and compiled again."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from slocompiler.emit import write_yaml
from slocompiler.importing.alertmanager.reading.plain_tree import as_data
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.ir.compilation import CompilationIr
from slocompiler.load.yaml import parse_yaml
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.import_specs import ImportDone, ImportTo, import_specs
from slocompiler.targets.alertmanager.document import alertmanager_document

CORPUS = Path(__file__).parents[1] / "corpus" / "alertmanager"
CASES = sorted(CORPUS.glob("*.yaml"))


def run(source: Path, out: Path, **to: Any) -> ImportDone:
    return import_specs(importer_named("alertmanager"), [source], ImportOptions(), ImportTo(out, **to))


def import_text(text: str, folder: Path) -> ImportDone:
    source = folder / "alertmanager.yml"
    source.write_text(text)
    return run(source, folder / "specs")


def organization(folder: Path) -> str:
    return (folder / "organization.yaml").read_text()


def with_services(specs: Path) -> CompilationIr:
    """The organization that was imported, with a service of one alert for every team and severity."""
    known = compile_specs([specs]).compilation
    assert known is not None
    for team in known.organization.teams:
        severities = [name for name, told in team.notify.items() if told]
        alerts = "".join(
            f"  errors-{number}: {{signal: requests, when: {{bad_ratio: {{above: {number}%}}}}, for: 5m, "
            f"severity: {severity}, runbook: https://wiki.example.com/errors}}\n"
            for number, severity in enumerate(severities, start=1)
        )
        (specs / f"of-{team.name}.yaml").write_text(
            f"version: slocompiler/v1\nservice: of-{team.name}\nteam: {team.name}\nsignals:\n"
            """  requests: {events: {prometheus: {total: 'http_requests_total{job="x"}', bad_where: code=~"5.."}}}\n"""
            f"alerts:\n{alerts}"
        )
    compiled = compile_specs([specs])
    assert compiled.compilation is not None, compiled.diagnostics
    assert any(service.alerts for service in compiled.compilation.services)
    return compiled.compilation


def recompiled(compilation: CompilationIr, path: Path) -> Path:
    path.write_text(write_yaml(alertmanager_document(compilation)))
    return path


def document(path: Path) -> dict[str, Any]:
    data = as_data(parse_yaml(path.read_text(), path.name).documents[0])
    assert isinstance(data, dict)
    return data


def destinations(path: Path) -> Mapping[str, frozenset[str]]:
    """Receiver -> where it sends, in words that both the source and what is compiled of it use."""
    data = document(path)
    shared = data.get("global") or {}
    return {one["name"]: frozenset(_destinations(one, shared)) for one in data["receivers"]}


def _destinations(receiver: Mapping[str, Any], shared: Mapping[str, Any]) -> Iterator[str]:
    for key, integrations in receiver.items():
        for one in integrations if key.endswith("_configs") else ():
            yield f"{_KINDS.get(key, key)} {_address(one)}"


#: What is a webhook to be replaced.
_KINDS = {"victorops_configs": "webhook_configs"}


def _address(one: Mapping[str, Any]) -> str:
    """What tells a destination from others of its kind, secrets left out."""
    return " ".join(str(one.get(key, "")) for key in ("to", "channel", "topic_arn", "chat_id", "project"))


def literal_secrets(text: str) -> list[str]:
    return re.findall(r"the-\w+-secret", text)
