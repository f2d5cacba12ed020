"""Specs with one constraint, and what the compiler says of them."""

from pathlib import Path

from slocompiler.diagnostics import Diagnostic
from slocompiler.pipeline.compile_specs import compile_specs
from tests.snippets import ORGANIZATION

SERVICE = """\
version: slocompiler/v1
service: login
team: web
signals:
  requests:{traffic}
    events:
      prometheus:
        total: http_requests_total{{job="login"}}
        bad_where: code=~"5.."
slos:
  availability:
    objective: {objective}
    signal: requests
    runbook: fix-it{slo}
    detect: {{{detect}}}
runbooks:
  fix-it: {{title: Fix it, steps: [{{do: Restart it}}]}}
{service}
"""


def spec(detect: str, objective: str = "99.9%", slo: str = "", traffic: str = "", service: str = "") -> str:
    """A service; `traffic` and `slo` are single keys of the signal and of the SLO, `service` further keys of it."""
    inner = [f"\n    {key}" if key else "" for key in (traffic, slo)]
    return SERVICE.format(detect=detect, objective=objective, traffic=inner[0], slo=inner[1], service=service)


def findings(folder: Path, text: str, organization: str = ORGANIZATION) -> tuple[Diagnostic, ...]:
    """What is found in a folder with this service; warnings about low traffic are no matter here."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "organization.yaml").write_text(organization)
    (folder / "login.yaml").write_text(text)
    return tuple(found for found in compile_specs([folder]).diagnostics if found.code != "SLO405")
