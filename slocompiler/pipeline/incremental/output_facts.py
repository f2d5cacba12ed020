"""How the files that a build wrote will be recognised."""

from collections.abc import Mapping
from pathlib import Path

from slocompiler.pipeline.incremental.input_facts import status_of
from slocompiler.pipeline.output.file_signature import settled_signature
from slocompiler.pipeline.output.made_file import OutputFact, digest_of
from slocompiler.pipeline.output.names import MANIFEST


def output_facts(root: Path, digests: Mapping[str, str]) -> dict[str, OutputFact]:
    """By path, the manifest's among them; `digests` are those of what was written."""
    manifest = digest_of((root / MANIFEST).read_bytes())
    return {path: _fact(f"{root}/{path}", digest) for path, digest in {**digests, MANIFEST: manifest}.items()}


def _fact(path: str, digest: str) -> OutputFact:
    status = status_of(path)
    return OutputFact(digest, settled_signature(status) if status else None)
