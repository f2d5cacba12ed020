"""Specs to OpenSLO and back, in folders of one example."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from slocompiler.diagnostics import Severity, SourceSpan
from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.ir.references import SourceIr
from slocompiler.pipeline.export_openslo import ExportDone, export_specs
from slocompiler.pipeline.importing.import_specs import ImportDone, ImportTo, import_specs
from slocompiler.pipeline.understand import understand


def exported(specs: Path, out: Path) -> ExportDone:
    """Exports the specs, in which nothing is wrong."""
    done = export_specs(specs, out)
    assert done.built.outcome is not None, done.built.diagnostics
    return done


def imported(documents: Path, out: Path) -> ImportDone:
    """Imports all documents of a folder."""
    files = sorted(documents.rglob("*.yaml"))
    return import_specs(importer_named("openslo"), files, ImportOptions(), ImportTo(out))


def there_and_back(specs: Path, folder: Path, change: Callable[[str], str] | None = None) -> ImportDone:
    """The import of an export, whose documents may be changed in between; specs are in `folder/specs` then."""
    exported(specs, folder / "openslo")
    for file in (folder / "openslo").rglob("*.yaml") if change else ():
        file.write_text(change(file.read_text()))  # type: ignore[misc]
    return imported(folder / "openslo", folder / "specs")


def meaning(specs: Path) -> object:
    """All that the specs mean, without the places that it was read from; nothing may be wrong with it."""
    understood = understand([specs])
    errors = [str(found) for found in understood.found if found.severity is Severity.ERROR]
    assert not errors, errors
    return without_places(understood.compilation)


def without_places(value: Any) -> object:
    """A part of the IR as plain data, without spans and the files that it came from."""
    if isinstance(value, SourceSpan | SourceIr):
        return None
    if isinstance(value, msgspec.Struct):
        fields = {name: without_places(getattr(value, name)) for name in value.__struct_fields__}
        return {"is": type(value).__name__, **fields}
    if isinstance(value, dict):
        return {key: without_places(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [without_places(item) for item in value]
    return value
