"""Specs to the catalogue: pages that a browser opens from a folder."""

from pathlib import Path

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.build_anew import built_from
from slocompiler.pipeline.built import Built, Writing, is_stopped
from slocompiler.pipeline.cost import cost_report
from slocompiler.pipeline.make import make
from slocompiler.pipeline.output.manifest import read_manifest
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.progress import Progress
from slocompiler.pipeline.routes import routes_report
from slocompiler.pipeline.write_artifacts import write
from slocompiler.proof.table.service_table import service_detection
from slocompiler.site.catalogue import Catalogue
from slocompiler.site.site_pages import site_pages
from slocompiler.targets.registry import TARGETS
from slocompiler.targets.target import Artifact

#: What the manifest calls the pages.
SITE = "site"


def site(
    specs: Path,
    out: Path,
    *,
    writing: Writing = Writing.WRITE,
    strict: bool = False,
    progress: Progress = lambda done, total, what: None,
) -> Built:
    """Compiles a folder of specs with all targets, and makes `out` hold the pages about them.

    The pages say what is built, so nothing is written while a build would not be. Raises OutputError when the output
    folder cannot be used.
    """
    made = make(specs, TARGETS, progress)
    compilation = made.compiled.compilation
    if compilation is None or made.artifacts is None or is_stopped(made.compiled.diagnostics, strict):
        return built_from(made.compiled, (SITE,), None)
    _refuse_other_output(out)
    pages = [Artifact(page.path, page.html) for page in site_pages(catalogue(compilation))]
    return built_from(made.compiled, (SITE,), write(out, {SITE: pages}, True, writing))


def catalogue(compilation: CompilationIr) -> Catalogue:
    """All that the pages show."""
    return Catalogue(
        compilation,
        tuple(service_detection(service, compilation.organization) for service in compilation.services),
        routes_report(compilation),
        cost_report(compilation),
    )


def _refuse_other_output(out: Path) -> None:
    """A folder holds a build or a site: each removes files of ours that are not its own."""
    if out.is_dir() and set(read_manifest(out, force=True).files) - {SITE}:
        raise OutputError(f"{out} holds what `slocompile build` made", "choose another folder with --out")
