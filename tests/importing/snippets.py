"""Documents of other generators, as rules show them: the comment on the first line is the command that reads them."""

import shlex
from pathlib import Path

from slocompiler.importing.importer import ImportOptions
from slocompiler.importing.registry import importer_named
from slocompiler.pipeline.importing.import_specs import ImportDone, ImportTo, import_specs
from tests.snippets import ORGANIZATION

_COMMAND = ["#", "slocompile", "import"]


def import_snippet(text: str, folder: Path) -> ImportDone:
    """Imports a snippet below `folder`, into a folder of its own; `--organization` stands for the one of all tests."""
    words = shlex.split(text.split("\n", 1)[0])
    assert words[:3] == _COMMAND, words
    options = dict(zip(words[4::2], words[5::2], strict=True))
    organization = None
    if "--organization" in options:
        organization = folder / "organization.yaml"
        organization.write_text(ORGANIZATION)
    source = folder / "source.yaml"
    source.write_text(text)
    given = ImportOptions(service=options.get("--service"), team=options.get("--team"))
    return import_specs(importer_named(words[3]), [source], given, ImportTo(folder / "out", organization))


def codes(done: ImportDone) -> list[str]:
    """The codes of everything that is not carried over as it is."""
    found = [remark.code for remark in done.report.remarks if remark.code]
    return [*found, *(diagnostic.code for diagnostic in done.report.refused)]


def spec(folder: Path, name: str) -> str:
    """The spec that was written."""
    return (folder / "out" / f"{name}.yaml").read_text()
