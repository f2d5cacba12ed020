"""Imports are deterministic, and importing again changes nothing; Sloth's and Pyrra's are in test_import_specs."""

from pathlib import Path

import pytest

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportTo, import_specs

_HERE = Path(__file__).parent
CASES = [
    *(("rules", path) for path in sorted((_HERE / "corpus/rules").glob("*.yaml"))),
    *(("alertmanager", path) for path in sorted((_HERE / "corpus/alertmanager").glob("*.yaml"))),
    *(("openslo", path) for path in sorted((_HERE / "openslo/corpus").glob("*.yaml"))),
]


@pytest.mark.parametrize(("name", "path"), CASES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_the_same_files_come_out(name: str, path: Path, tmp_path: Path) -> None:
    def written(folder: str) -> dict[str, bytes]:
        import_specs(importer_named(name), [path], ImportOptions(), ImportTo(tmp_path / folder))
        return {file.name: file.read_bytes() for file in (tmp_path / folder).iterdir()}

    first = written("one")
    assert "organization.yaml" in first
    assert written("other") == first
    again = import_specs(importer_named(name), [path], ImportOptions(), ImportTo(tmp_path / "one"))
    assert again.report.written == ()
    assert written("one") == first
