"""Specs through the X-Ray target alone."""

import json
from pathlib import Path
from typing import Any

from slocompiler.diagnostics import Diagnostic
from slocompiler.pipeline.run_targets import TargetsOutput, run_targets
from slocompiler.pipeline.understand import understand
from slocompiler.targets.xray.xray_target import XRAY
from tests.snippets import workspace_of


def built(snippet: str, folder: Path) -> TargetsOutput:
    """What the target makes of a snippet in which nothing else is wrong."""
    understood = understand([workspace_of(snippet, folder)])
    assert not understood.found, understood.found
    assert understood.compilation is not None
    return run_targets(understood.compilation, [XRAY], lambda done, total, what: None)


def findings(snippet: str, folder: Path) -> list[Diagnostic]:
    """What the target finds."""
    return list(built(snippet, folder).diagnostics)


def files(output: TargetsOutput) -> dict[str, str]:
    return {artifact.path: artifact.text for artifact in output.made["xray"]}


def sampling_rules(output: TargetsOutput) -> list[dict[str, Any]]:
    """The rules of all services, in the order in which X-Ray tries them."""
    bodies = [json.loads(text) for path, text in files(output).items() if path.endswith("xray-sampling-rules.json")]
    return sorted((body["SamplingRule"] for each in bodies for body in each), key=lambda rule: int(rule["Priority"]))
