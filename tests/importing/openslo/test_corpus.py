"""The corpus has every field of both versions, each has a fate, and none is unknown to the importer."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from slocompiler.importing.foreign.document import ForeignDocument, read_foreign
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.openslo import OPENSLO
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from tests.importing.field_fates import wrong_fates
from tests.importing.published_fields import openslo
from tests.judges.programs import validate_openslo

CORPUS = Path(__file__).parent / "corpus"


def documents(name: str) -> tuple[ForeignDocument, ...]:
    return read_foreign(CORPUS / name).documents


@pytest.mark.parametrize(("name", "published"), [("v1.yaml", openslo.V1), ("v1alpha.yaml", openslo.ALPHA)])
def test_every_published_field_is_in_the_corpus_and_in_the_report(
    name: str, published: Mapping[str, Mapping[str, str]]
) -> None:
    assert wrong_fates(OPENSLO, documents(name), published) == {}
    imported = OPENSLO.propose(documents(name), ImportOptions())
    assert [remark.what for remark in imported.remarks if remark.code == "SLO643"] == []
    assert imported.diagnostics == ()


@pytest.mark.parametrize("name", ["v1.yaml"])
def test_the_corpus_is_openslo(name: str) -> None:
    text = (CORPUS / name).read_text()
    verdict = validate_openslo(text.replace("timeSliceWindow: 5}", "timeSliceWindow: 5m}"))
    assert verdict.ok, verdict.output


@pytest.mark.parametrize(
    ("name", "service", "slos", "alerts"),
    [
        (
            "v1.yaml",
            "lending",
            ["catalogue", "loans", "queue", "reminders", "returns", "visit", "visit-desk", "visit-door"],
            ["loans-no-data"],
        ),
        ("v1alpha.yaml", "reading-room", ["quiet", "seats-by-the-window", "seats-free"], []),
    ],
)
def test_all_of_it_becomes_one_service(
    name: str, service: str, slos: list[str], alerts: list[str], tmp_path: Path
) -> None:
    done = import_specs(OPENSLO, [CORPUS / name], ImportOptions(), ImportTo(tmp_path))
    assert done.report.refused == ()
    compiled = compile_specs([tmp_path])
    assert compiled.compilation is not None
    (found,) = compiled.compilation.services
    assert found.name == service
    assert [slo.name for slo in found.slos] == slos
    assert [alert.name for alert in found.alerts] == alerts
