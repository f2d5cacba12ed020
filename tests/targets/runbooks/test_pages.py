"""Runbook pages: one behind every link, with true numbers, and nothing of a spec that becomes markup."""

from pathlib import Path

from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.references import RunbookRefIr
from slocompiler.ir.runbooks import RunbookIr, StepIr
from slocompiler.ir.service import ServiceIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.runbooks import RUNBOOKS
from tests.ir_builders import (
    SPAN,
    above,
    alert,
    alert_partition,
    compilation,
    events_signal,
    measure,
    organization,
    partition,
    service,
    slo,
)

SPECS = Path(__file__).parents[3] / "specs"
URL = "https://wiki.example.com/runbooks/svc/fix-it"


def runbook(title: str = "Fix it", *, is_shared: bool = False, **step: str | None) -> RunbookIr:
    shown = StepIr("look", step.get("text") or "Is it down?", step.get("query"), step.get("command"), SPAN)
    return RunbookIr("fix-it", URL, title, (shown,), None, is_shared, SPAN)


def watched(*runbooks: RunbookIr) -> ServiceIr:
    found = service(events_signal(), slo(), alert("many", above(measure("bad_ratio"), "0.01", "1%")), name="svc")
    return replace(found, runbooks=runbooks)


def pages(compiled: CompilationIr) -> dict[str, str]:
    outputs = [RUNBOOKS.for_service(one, compiled) for one in compiled.services]
    outputs.append(RUNBOOKS.for_organization(compiled))
    return {artifact.path: artifact.text for output in outputs for artifact in output.artifacts}


def test_every_runbook_that_an_alert_names_has_a_page() -> None:
    compiled = compile_specs([SPECS]).compilation
    assert compiled
    assert sent_alerts(compiled)
    made = pages(compiled)
    for one in compiled.services:
        folder = f"{one.environment}/{one.name}"
        partitions = [part for each in one.slos for part in each.partitions]
        references = [part.runbook for part in partitions] + [p.runbook for a in one.alerts for p in a.partitions]
        for reference in references:
            assert reference is not None
            own = f"{folder}/runbooks/{reference.name}.md"
            assert own in made or f"_organization/runbooks/{reference.name}.md" in made, reference


def test_the_page_lists_the_alerts_with_their_thresholds_and_times() -> None:
    text = pages(compilation(watched(runbook())))["svc/runbooks/fix-it.md"]
    assert "more than 0.72 % bad over 1h and over 5m (14.4x the budget)" in text
    assert "| `SvcMany` | svc | many | `bad_ratio above 1% over 5m` | 5m | P1 |" in text
    assert "### How soon: svc availability" in text
    assert "| 100 % | SvcBurnFast |" in text


def test_a_shared_page_lists_the_alerts_of_every_service_without_one_of_its_own() -> None:
    shared = runbook("Shared", is_shared=True)
    compiled = compilation(
        watched(), replace(watched(runbook("Own")), name="other"), built=organization(runbooks=(shared,))
    )
    made = pages(compiled)
    assert "| svc |" in made["_organization/runbooks/fix-it.md"]
    assert "| other |" not in made["_organization/runbooks/fix-it.md"]
    assert "| other |" in made["other/runbooks/fix-it.md"]


def test_an_alert_that_leads_elsewhere_is_not_listed() -> None:
    away = partition(runbook=RunbookRefIr(None, "https://elsewhere.example.com", SPAN))
    found = service(
        events_signal(),
        slo("availability", None, away),
        alert("x", None, alert_partition(above(measure("bad_ratio"), "1"))),
    )
    text = pages(compilation(replace(found, runbooks=(runbook(),))))["svc/runbooks/fix-it.md"]
    assert "SvcBurnFast" not in text
    assert "SvcX" in text


def test_text_of_a_spec_stays_text() -> None:
    hostile = runbook("<script>x</script> [a](b) | `c`", text="# {{ 7*7 }} {% raw %} | <img>", command="echo ```\nrm")
    text = pages(compilation(watched(hostile)))["svc/runbooks/fix-it.md"]
    assert "<script" not in text
    assert "<img" not in text
    assert "{{ 7\\*7 }} {% raw %}" in text
    assert "````sh\n   echo ```\n   rm\n   ````" in text
