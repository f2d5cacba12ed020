"""The answer of a build that has nothing to do."""

from collections.abc import Mapping
from pathlib import Path

from slocompiler.load.files.disk import DISK
from slocompiler.pipeline.built import Built, Writing, is_stopped
from slocompiler.pipeline.incremental.build_memory import BuildMemory
from slocompiler.pipeline.incremental.input_facts import status_of
from slocompiler.pipeline.output.file_signature import signature_of
from slocompiler.pipeline.output.made_file import OutputFact, digest_of
from slocompiler.pipeline.output.names import MANIFEST, WORK, beside
from slocompiler.pipeline.output.write_outcome import WriteOutcome

#: No spec that was read is longer.
_MOST = 1 << 26


def as_before(memory: BuildMemory, out: Path, writing: Writing, *, strict: bool) -> Built | None:
    """What the last build said, when its input and its output are what they were; None when something must be done.

    A check reads every file; otherwise one that looks as it did is not read.
    """
    if not memory.inputs.hold() or not _stands(memory, out, reads=writing is Writing.CHECK):
        return None
    outcome = None if is_stopped(memory.diagnostics, strict) else WriteOutcome(unchanged=len(memory.outputs))
    return Built(memory.diagnostics, _sources(memory), memory.service_count, memory.targets, outcome)


def _stands(memory: BuildMemory, out: Path, *, reads: bool) -> bool:
    """Whether the output folder is whole, and no build was killed in it."""
    root = out.resolve()
    if (root / WORK).exists() or beside(root).exists():
        return False
    facts: Mapping[str, OutputFact] = {**memory.outputs, MANIFEST: memory.manifest}
    return all(_is_as_written(f"{root}/{path}", fact, reads) for path, fact in facts.items())


def _is_as_written(path: str, fact: OutputFact, reads: bool) -> bool:
    status = status_of(path)
    signature = signature_of(status) if status else None
    if signature is None:
        return False
    if fact.signature is not None and not reads:
        return signature == fact.signature
    try:
        return digest_of(Path(path).read_bytes()) == fact.digest
    except OSError:
        return False


def _sources(memory: BuildMemory) -> dict[str, str]:
    """The files that findings point into: their digests were compared a moment ago."""
    spans = [(found.span, *(each.span for each in found.related)) for found in memory.diagnostics]
    paths = {span.path for among in spans for span in among}
    return {
        path: DISK.read(Path(path), _MOST).decode("utf-8-sig", "replace") for path in sorted(paths) if _is_file(path)
    }


def _is_file(path: str) -> bool:
    return DISK.is_file(Path(path))
