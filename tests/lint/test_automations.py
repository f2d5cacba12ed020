"""What a runbook's automation calls, held against AWS's own models, at the place of the value."""

from pathlib import Path

import pytest

from slocompiler.pipeline.compile_specs import compile_specs
from tests.snippets import workspace_of

SPEC = """\
slos:
  availability: {{objective: 99.9%, signal: requests, runbook: fix-it}}
runbooks:
  fix-it:
    title: Fix it
    steps: [{{do: Do it}}]
    automate:
      aws: {action}
      with:
        {parameters}
"""
EKS = "clusterName: main\n        nodegroupName: spare"


@pytest.mark.parametrize(
    ("action", "parameters", "expected"),
    [
        ("eks:UpdateNodegroupConfig", EKS, []),
        ("eks:UpdateNodegroupConfg", EKS, ["8:12 SLO551"]),
        ("ekss:UpdateNodegroupConfig", EKS, ["8:12 SLO551"]),
        ("eks:UpdateNodegroupConfig", "clusterName: main", ["10:9 SLO552"]),
        ("eks:UpdateNodegroupConfig", f"{EKS}\n        nodegroupNam: x", ["12:9 SLO552"]),
        ("eks:UpdateNodegroupConfig", f"{EKS}\n        scalingConfig: {{desiredSize: many}}", ["12:38 SLO552"]),
        ("eks:UpdateNodegroupConfig", f"{EKS}\n        scalingConfig: {{minSize: 3, maxSize: 2}}", ["12:34 SLO553"]),
        ("eks:UpdateNodegroupConfig", f"{EKS}\n        scalingConfig: {{minSize: 2, maxSize: 2}}", []),
        (
            "lambda:PutProvisionedConcurrencyConfig",
            "FunctionName: f\n        Qualifier: $LATEST\n        ProvisionedConcurrentExecutions: 1",
            ["11:20 SLO553"],
        ),
        (
            "lambda:PutProvisionedConcurrencyConfig",
            "FunctionName: f\n        Qualifier: live\n        ProvisionedConcurrentExecutions: 0",
            ["12:42 SLO552"],
        ),
        (
            "autoscaling:UpdateAutoScalingGroup",
            "AutoScalingGroupName: g\n        MinSize: 1\n        DesiredCapacity: 9\n        MaxSize: 5",
            ["12:26 SLO553"],
        ),
    ],
)
def test_findings(tmp_path: Path, action: str, parameters: str, expected: list[str]) -> None:
    specs = workspace_of(SPEC.format(action=action, parameters=parameters), tmp_path)
    found = [f"{d.span.line}:{d.span.column} {d.code}" for d in compile_specs([specs]).diagnostics]
    assert found == expected
