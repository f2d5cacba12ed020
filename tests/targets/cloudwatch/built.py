"""Services from a few lines of YAML, as the CloudWatch target makes files of them."""

import json
from dataclasses import dataclass
from typing import Any

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.compilation import CompilationIr
from slocompiler.targets.cloudwatch import CLOUDWATCH
from tests.lower.workspaces import ORGANIZATION, compiled, service_text

ACCOUNT = "123456789012"
#: One environment, so that no folder for it appears; two Regions unless a source says otherwise.
IN_AWS = (
    ORGANIZATION
    + f"""\
tiers: {{standard: {{}}}}
environments:
  production: {{cloudwatch: {{account: "{ACCOUNT}", regions: [us-east-1, eu-central-1]}}}}
cloudwatch:
  actions:
    P0: "arn:aws:sns:{{region}}:{ACCOUNT}:pager"
    P1: "arn:aws:sns:{{region}}:{ACCOUNT}:pager"
    P2: "arn:aws:sns:{{region}}:{ACCOUNT}:tickets"
"""
)
#: Requests and their latency in log lines, an SLO on each, an alert, and a runbook.
EDGE = """\
description: Embeddings at the edge
tier: standard
signals:
  requests:
    events:
      cloudwatch:
        namespace: Edge
        dimensions: {Model: mini}
        log_group: /aws/lambda/edge
        emits: [[Model]]
        total: RequestCount
        bad: ErrorCount
  latency:
    unit: milliseconds
    distribution:
      cloudwatch:
        namespace: Edge
        dimensions: {Model: mini}
        log_group: /aws/lambda/edge
        emits: [[Model]]
        metric: Latency
slos:
  availability: {objective: 99.9%, window: 30d, signal: requests, burn_rate_policy: standard, runbook: fix-it}
  fast:
    objective: 99%
    window: 30d
    signal: latency
    good: {below: 100ms}
    burn_rate_policy: standard
    runbook: fix-it
alerts:
  slow: {signal: latency, when: {p95: {above: 100ms, over: 1m}}, for: 3m, severity: P1, runbook: fix-it}
runbooks:
  fix-it: {title: Fix it, steps: [{do: Restart it}]}
"""
ONE_REGION = IN_AWS.replace("[us-east-1, eu-central-1]", "[eu-central-1]")


@dataclass(frozen=True)
class Built:
    """Texts by path below the service's folder, and what was found beside notes of the alarms."""

    texts: dict[str, str]
    diagnostics: tuple[Diagnostic, ...]

    def json(self, path: str) -> Any:
        return json.loads(self.texts[path])

    @property
    def codes(self) -> list[str]:
        """Codes of this part of the target: what alarms cannot express has tests of its own."""
        return [each.code for each in self.diagnostics if each.code >= "SLO830" or each.code == "SLO819"]


def compilation(body: str, organization: str = IN_AWS) -> CompilationIr:
    return compiled(service_text(body, "edge"), organization=organization, environments=("production",))


def built(body: str = EDGE, organization: str = IN_AWS) -> Built:
    """What the target makes of the service `edge`."""
    compiled_ = compilation(body, organization)
    output = CLOUDWATCH.for_service(compiled_.services[0], compiled_)
    texts = {artifact.path.removeprefix("edge/"): artifact.text for artifact in output.artifacts}
    return Built(texts, output.diagnostics)
