"""Files with something done to them give findings with a place, never an exception; what is written compiles.

By hand: `IMPORT_MUTATIONS=2000 pytest tests/importing/openslo/test_mutations.py`.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slocompiler.diagnostics import Severity
from slocompiler.exporting.openslo.export import export_openslo
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.openslo import OPENSLO
from slocompiler.importing.report import IMPORT_FORMATS
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from slocompiler.pipeline.understand import understand
from tests.strategies.mutations import mutated

SPECS = Path(__file__).parents[3] / "specs"
EXAMPLES = int(os.environ.get("IMPORT_MUTATIONS", "300"))


def _exported() -> list[str]:
    """Documents of our own: a service in two environments, and what is shared."""
    understood = understand([SPECS])
    assert understood.compilation is not None
    files = {file.path: file.text for file in export_openslo(understood.workspace, understood.compilation).files}
    jetson, rest = files["production/akidb-jetson.yaml"], files["staging/akidb-rest.yaml"]
    return [jetson, rest, f"{files['_organization.yaml']}---\n{jetson}"]


TEXTS = [path.read_text() for path in sorted((Path(__file__).parent / "corpus").glob("*.yaml"))] + _exported()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.data())
def test_mutated_files(data: st.DataObject) -> None:
    text = data.draw(mutated(data.draw(st.sampled_from(TEXTS))))
    with TemporaryDirectory() as folder:
        source, out = Path(folder, "source.yaml"), Path(folder, "specs")
        source.write_bytes(text.encode("utf-8", "surrogatepass"))
        done = import_specs(OPENSLO, [source], ImportOptions(), ImportTo(out))
        assert all(one.message and one.span.line >= 1 and one.span.column >= 1 for one in done.report.refused)
        assert all(remark.what and remark.span.line >= 1 for remark in done.report.remarks)
        assert all(render(done.report) for render in IMPORT_FORMATS.values())
        if done.report.written:
            found = compile_specs([out]).diagnostics
            assert [one for one in found if one.severity is Severity.ERROR] == []
        else:
            assert done.report.refused or done.report.remarks
