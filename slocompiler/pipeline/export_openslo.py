"""Specs to OpenSLO documents."""

from pathlib import Path

from msgspec import Struct

from slocompiler.exporting.note import ExportNote
from slocompiler.exporting.openslo.export import export_openslo
from slocompiler.pipeline.build_anew import built_from
from slocompiler.pipeline.built import Built, Writing, is_stopped
from slocompiler.pipeline.make import make
from slocompiler.pipeline.output.manifest import read_manifest
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.write_artifacts import write
from slocompiler.targets.target import Artifact

#: What the manifest calls the documents.
OPENSLO = "openslo"


class ExportDone(Struct, frozen=True):
    """What was written, and what OpenSLO cannot say of it."""

    built: Built
    notes: tuple[ExportNote, ...]


def export_specs(specs: Path, out: Path, *, writing: Writing = Writing.WRITE, strict: bool = False) -> ExportDone:
    """Compiles a folder of specs, and makes `out` hold its SLOs as OpenSLO documents.

    Nothing is written while there are errors, or, when `strict`, warnings. Raises OutputError when the output folder
    cannot be used.
    """
    compiled = make(specs, ()).compiled
    if compiled.compilation is None or is_stopped(compiled.diagnostics, strict):
        return ExportDone(built_from(compiled, (OPENSLO,), None), ())
    _refuse_other_output(out)
    exported = export_openslo(compiled.workspace, compiled.compilation)
    artifacts = [Artifact(file.path, file.text) for file in exported.files]
    outcome = write(out, {OPENSLO: artifacts}, True, writing)
    return ExportDone(built_from(compiled, (OPENSLO,), outcome), exported.notes)


def _refuse_other_output(out: Path) -> None:
    """A folder holds documents, a build or a site: each removes files of ours that are not its own."""
    if out.is_dir() and set(read_manifest(out, force=True).files) - {OPENSLO}:
        raise OutputError(f"{out} holds what another command made", "choose another folder with --out")
