"""An organization and a service whose runbook can be started, and what is made of them."""

import json
from pathlib import Path
from typing import Any

from slocompiler.pipeline.make import Made, make
from slocompiler.targets.registry import TARGETS
from tests.judges.programs import ssm_schema_problems
from tests.snippets import workspace_of

ORGANIZATION = """\
# organization.yaml
version: slocompiler/v1
organization: shop
runbook_base_url: https://wiki.example.com/runbooks
dashboard_base_url: https://grafana.example.com
severities:
  P0: {urgency: 1, page: true, group_wait: 1s, group_interval: 1s, repeat_interval: 1h}
  P2: {urgency: 2, page: false}
receivers:
  pager: {pagerduty: {routing_key_file: /etc/alertmanager/secrets/pager}}
  automation: {webhook: {url_file: /etc/alertmanager/secrets/automation}}
teams: {web: {notify: {P0: [pager], P2: [pager]}}}
environments:
  production: {cloudwatch: {account: "123456789012", regions: [eu-central-1, us-east-1]}}
cloudwatch: {actions: {P0: "arn:aws:sns:{region}:123456789012:pager"}}
prometheus: {retention: 45d}
automation:
  receiver: automation
  role: "arn:aws:iam::{account}:role/slo-automation"
  approvers: ["arn:aws:iam::{account}:role/on-call"]
"""
SERVICE = """\
---
# login.yaml
version: slocompiler/v1
service: login
team: web
signals:
  load:
    by: [region]
    unit: ratio
    gauge: {prometheus: {value: login_load}}
  logins:
    events:
      cloudwatch: {namespace: Shop/Login, dimensions: {Method: p}, total: Logins, bad: Failed, emits: [[Method]]}
alerts:
  load: {signal: load, when: {value: {above: 90%}}, severity: P0, runbook: fix-it}
  warm: {signal: load, when: {value: {above: 80%}}, severity: P2, runbook: fix-it}
  failing: {signal: logins, when: {bad_ratio: {above: 1%, over: 5m}}, severity: P0, runbook: fix-it}
runbooks:
  fix-it:
    title: Fix it
    steps: [{do: Add nodes}]
    automate:
      aws: eks:UpdateNodegroupConfig
      with:
        clusterName: login-{region}
        nodegroupName: spare
        scalingConfig: {minSize: 2, maxSize: 9, desiredSize: 5}
"""
BOUNDS = "      bounds: {scalingConfig.desiredSize: {min: 3, max: 8}}\n"
CONDITION = """\
      only_if:
        aws: eks:DescribeNodegroup
        with: {clusterName: "login-{region}", nodegroupName: spare}
        property: nodegroup.status
        is: [ACTIVE]
"""
LIMIT = "      at_most: 1/h\n"
ON_ALERT = "      start: on-alert\n"
FOR_REAL = "      dry_run: false\n"
UNASKED = "      approval: none\n"
EVERYTHING = BOUNDS + CONDITION + LIMIT + ON_ALERT


def made(settings: str, tmp_path: Path, *, organization: str = ORGANIZATION, service: str = SERVICE) -> Made:
    """What all targets make of the service with more settings under `automate`; AssertionError for any error."""
    result = make(workspace_of(organization + service + settings, tmp_path), TARGETS)
    errors = [one for one in result.compiled.diagnostics if one.severity.name == "ERROR"]
    assert errors == [], errors
    return result


def files(result: Made) -> dict[str, str]:
    """Path -> text, of all targets."""
    assert result.artifacts is not None
    return {artifact.path: artifact.text for made in result.artifacts.values() for artifact in made}


def document(settings: str, tmp_path: Path, **changes: str) -> dict[str, Any]:
    """The document of the service's runbook."""
    found: dict[str, Any] = json.loads(files(made(settings, tmp_path, **changes))["login/automation/fix-it.ssm.json"])
    return found


def step(document: dict[str, Any], name: str) -> dict[str, Any]:
    return next(step for step in document["mainSteps"] if step["name"] == name)


def document_problems(document: dict[str, Any]) -> list[str]:
    """What AWS's schema, which is older than the runtime of our scripts, has against a document."""
    as_old: dict[str, Any] = json.loads(json.dumps(document).replace('"python3.11"', '"python3.7"'))
    return ssm_schema_problems(as_old)
