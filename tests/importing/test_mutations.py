"""Files with something done to them give findings with a place, never an exception; what is written compiles.

By hand: `IMPORT_MUTATIONS=2000 pytest tests/importing/test_mutations.py`.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from slocompiler.diagnostics import Severity
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.importing.report import IMPORT_FORMATS
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs
from tests.strategies.mutations import mutated

CORPUS = {path: path.read_text() for path in sorted((Path(__file__).parent / "corpus").glob("[spra][lyu]*/*.yaml"))}
EXAMPLES = int(os.environ.get("IMPORT_MUTATIONS", "150"))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_mutated_files(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(CORPUS)))
    text = data.draw(mutated(CORPUS[path]))
    with TemporaryDirectory() as folder:
        source, out = Path(folder, "source.yaml"), Path(folder, "specs")
        source.write_bytes(text.encode("utf-8", "surrogatepass"))
        done = import_specs(importer_named(path.parent.name), [source], ImportOptions(), ImportTo(out))
        assert all(one.message and one.span.line >= 1 and one.span.column >= 1 for one in done.report.refused)
        assert all(remark.what and remark.span.line >= 1 for remark in done.report.remarks)
        assert all(render(done.report) for render in IMPORT_FORMATS.values())
        if done.report.written:
            found = compile_specs([out]).diagnostics
            assert [one for one in found if one.severity is Severity.ERROR] == []
        else:
            assert done.report.refused or done.report.remarks
