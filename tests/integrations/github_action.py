"""Runs action.yml as GitHub's runner does: step by step, each with its condition, variables, outputs and exit code."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.cli.command import environment
from tests.integrations.expressions import filled, holds
from tests.integrations.sample_repository import GIT

REPOSITORY = Path(__file__).parents[2]
LONGEST_STEP_S = 60


@dataclass(frozen=True)
class Ran:
    """A step that ran: its exit code and what it printed."""

    code: int
    output: str


@dataclass
class Runner:
    """One job on a runner. `programs` comes first on PATH; `variables` are set in every step."""

    repository: Path
    programs: Path
    variables: Mapping[str, str] = field(default_factory=dict)
    event: Mapping[str, str] = field(default_factory=dict)

    @property
    def temporary(self) -> Path:
        return self.repository.parent / "runner"

    @property
    def summary(self) -> str:
        """What the job's page shows."""
        return (self.temporary / "summary").read_text(encoding="utf-8")

    def run(self, **inputs: str) -> dict[str, Ran]:
        """The steps that ran, by name; `fail_on` stands for the input fail-on."""
        self.temporary.mkdir(exist_ok=True)
        (self.temporary / "summary").touch()
        values = {f"inputs.{name}": filled(given.get("default", ""), self.event) for name, given in inputs_of().items()}
        values |= {f"inputs.{name.replace('_', '-')}": value for name, value in inputs.items()}
        values |= self.event
        done: dict[str, Ran] = {}
        has_failed = False
        for step in steps():
            runs = holds(step["if"], values) if "if" in step else not has_failed
            ran = self._run_step(step, values) if runs else None
            if ran:
                done[step["name"]] = ran
                has_failed = has_failed or ran.code != 0
            if "id" in step:
                outcome = "skipped" if ran is None else "success" if ran.code == 0 else "failure"
                values[f"steps.{step['id']}.outcome"] = outcome
        return done

    def _run_step(self, step: Mapping[str, Any], values: dict[str, str]) -> Ran:
        if "uses" in step:  # the program of somebody else: seen is only what it is given
            return Ran(0, "\n".join(f"{key}={filled(value, values)}" for key, value in step["with"].items()))
        outputs = self.temporary / "outputs"
        outputs.write_text("")
        variables = self._variables(outputs) | {key: filled(str(text), values) for key, text in step["env"].items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.repository,
            env=variables | dict(self.variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LONGEST_STEP_S,
            check=False,
        )
        for line in outputs.read_text().splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        return Ran(done.returncode, done.stdout)

    def _variables(self, outputs: Path) -> dict[str, str]:
        plain = environment(self.repository.parent) | GIT
        return plain | {
            "PATH": f"{self.programs}:{plain['PATH']}",
            "GITHUB_ACTION_PATH": str(REPOSITORY),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_REPOSITORY": "example/shop",
            "GITHUB_STEP_SUMMARY": str(self.temporary / "summary"),
            "RUNNER_ARCH": "X64",
            "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(self.temporary),
        }


@cache
def action() -> dict[str, Any]:
    """What action.yml says."""
    read: dict[str, Any] = yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))
    return read


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = action()["runs"]["steps"]
    return found


def inputs_of() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = action()["inputs"]
    return found
