"""What the published schema and Microsoft's validator say of a SARIF report."""

import json
import os
import re
import subprocess
from pathlib import Path

import jsonschema

from tests.judges.programs import judge

# The tool has no address of its own that a report could name. A report that it cannot read at all lacks even this.
ALWAYS_SAID = "SARIF2005"


def sarif_problems(report: Path) -> list[str]:
    """Where it breaks the schema; when it does not, the codes of what the validator advises against."""
    program = judge("sarif-multitool-linux")
    schema = json.loads((program.resolve().parent / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    breaches = jsonschema.Draft202012Validator(schema).iter_errors(json.loads(report.read_text(encoding="utf-8")))
    return [error.json_path for error in breaches] or _advice(program, report)


def _advice(program: Path, report: Path) -> list[str]:
    done = subprocess.run(
        [str(program), "validate", str(report)],
        cwd=report.parent,
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    codes = re.findall(r"(?:error|warning) (\w+):", done.stdout)
    assert ALWAYS_SAID in codes, done.stdout + done.stderr
    return [code for code in codes if code != ALWAYS_SAID]
