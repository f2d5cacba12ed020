"""Specs on disk, and targets that need nothing but names."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic, Rule, Severity
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.init_service import init_service
from slocompiler.targets.target import Artifact, Target, TargetOutput, service_folder

APPROXIMATED = Rule("SLO999", "approximated", Severity.NOTE, "nearly", "It cannot say it exactly.", "", "")


@dataclass(frozen=True, slots=True)
class FakeTarget:
    """Writes the objective of every SLO, and a list of all services."""

    name: str
    finds: Severity | None = None
    summary: str = "a target of the tests"
    fails: bool = field(default=False)
    asked: list[str] = field(default_factory=list)

    def for_service(self, service: ServiceIr, compilation: CompilationIr) -> TargetOutput:
        self.asked.append(service.name)
        if self.fails:
            raise RuntimeError("out of order")
        text = "".join(f"{slo.name}: {slo.default.objective}\n" for slo in service.slos)
        artifact = Artifact(f"{service_folder(service)}/{self.name}.txt", text)
        return TargetOutput((artifact,), self._findings(service))

    def for_organization(self, compilation: CompilationIr) -> TargetOutput:
        names = "".join(f"{service.name}\n" for service in compilation.services)
        return TargetOutput((Artifact(f"_organization/{self.name}.txt", names),))

    def _findings(self, service: ServiceIr) -> tuple[Diagnostic, ...]:
        if self.finds is None:
            return ()
        span = service.slos[0].objective_span
        return (Diagnostic(APPROXIMATED.code, self.finds, f"{self.name} rounds this", span),)


def use_targets(monkeypatch: pytest.MonkeyPatch, *targets: Target) -> None:
    """Makes these the targets there are; each has the rule APPROXIMATED."""
    monkeypatch.setattr("slocompiler.pipeline.build_anew.TARGETS", targets)
    rules = {target.name: (APPROXIMATED,) for target in targets}
    monkeypatch.setattr("slocompiler.pipeline.make.TARGET_RULES", rules)
    monkeypatch.setattr("slocompiler.pipeline.target_rules.TARGET_RULES", rules)


def workspace(folder: Path, *services: str) -> Path:
    """A folder of starter specs."""
    for service in services:
        init_service(service, folder / "specs")
    return folder / "specs"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
