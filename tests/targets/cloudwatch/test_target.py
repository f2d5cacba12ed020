"""The target as a whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from slocompiler.targets.cloudwatch import CLOUDWATCH
from tests.lower.workspaces import REQUESTS
from tests.targets.cloudwatch.built import EDGE, IN_AWS, built, compilation
from tests.targets.cloudwatch.dashboard.test_dashboard import EVERYTHING
from tests.targets.cloudwatch.test_logs import FILTERED

SCRIPT = """
import json, sys
from pathlib import Path
from slocompiler.pipeline.build import build
from slocompiler.diagnostics import Severity
made = build(Path(sys.argv[1]), Path(sys.argv[2]))
errors = [each.message for each in made.diagnostics if each.severity is Severity.ERROR]
heavy = sorted({name.partition(".")[0] for name in sys.modules} & {"boto3", "botocore", "s3transfer", "cfnlint"})
print(json.dumps([errors, heavy, len(made.outcome.added)]))
"""


def test_a_service_that_cloudwatch_measures_nothing_of_has_no_files() -> None:
    made = built(REQUESTS)
    assert (made.texts, made.diagnostics) == ({}, ())


def test_the_organization_has_no_files() -> None:
    assert CLOUDWATCH.for_organization(compilation(EDGE)).artifacts == ()


@pytest.mark.parametrize("body", [EDGE, EVERYTHING, FILTERED], ids=["edge", "everything", "filters"])
def test_the_same_input_gives_the_same_bytes(body: str) -> None:
    assert built(body).texts == built(body).texts


def test_several_environments_have_a_folder_each() -> None:
    more = IN_AWS.replace(
        "cloudwatch:\n  actions:",
        '  staging: {cloudwatch: {account: "210987654321", regions: [us-east-1]}}\ncloudwatch:\n  actions:',
    )
    compiled = compilation(EDGE, more)
    output = CLOUDWATCH.for_service(compiled.services[0], compiled)
    assert {artifact.path.split("/")[0] for artifact in output.artifacts} == {"production"}
    names = json.loads(next(one.text for one in output.artifacts if one.path.endswith("cloudwatch-alarms.json")))
    assert all(each["AlarmName"].startswith("production-edge-") for each in names)


def test_a_body_that_aws_would_refuse_stops_the_build() -> None:
    made = built(EDGE.replace("namespace: Edge", 'namespace: ":Edge"').replace("        emits: [[Model]]\n", ""))
    assert set(made.codes) == {"SLO819"}
    assert "Namespace" in next(each.message for each in made.diagnostics if each.code == "SLO819")


@pytest.mark.parametrize("body", [REQUESTS, EDGE], ids=["prometheus", "cloudwatch"])
def test_a_build_loads_no_library_of_aws(body: str, tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "organization.yaml").write_text(IN_AWS)
    (specs / "edge.yaml").write_text("version: slocompiler/v1\nservice: edge\nteam: search\n" + body)
    command = [sys.executable, "-c", SCRIPT, str(specs), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    errors, heavy, files = json.loads(done.stdout.splitlines()[-1])
    assert (errors, heavy) == ([], [])
    assert files > 0
