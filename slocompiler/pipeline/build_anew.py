"""Specs to files: what changed is compiled, what did not is taken from the last build."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from slocompiler.ir.compilation import CompilationIr
from slocompiler.load.files import DISK
from slocompiler.pipeline.built import Built, Writing, is_stopped
from slocompiler.pipeline.compile_specs import Compiled
from slocompiler.pipeline.incremental.build_memory import BuildMemory, ServiceMemory, remember
from slocompiler.pipeline.incremental.output_facts import output_facts
from slocompiler.pipeline.incremental.recorded_files import RecordedFiles
from slocompiler.pipeline.incremental.service_keys import service_keys
from slocompiler.pipeline.make import Made, make
from slocompiler.pipeline.output.made_file import LostOutputError, MadeFile, made_file
from slocompiler.pipeline.output.names import MANIFEST
from slocompiler.pipeline.output.tree import NOTHING_KNOWN
from slocompiler.pipeline.output.write_outcome import WriteOutcome
from slocompiler.pipeline.progress import Progress
from slocompiler.pipeline.run_targets import Outputs
from slocompiler.pipeline.write_artifacts import write
from slocompiler.targets.grafana import GRAFANA_WITH_CODE
from slocompiler.targets.registry import TARGETS
from slocompiler.targets.target import Target

#: Target -> files.
Files = dict[str, list[MadeFile]]


class Request(Struct, frozen=True):
    """What a build is asked for; no target named means all."""

    specs: Path
    out: Path
    targets: tuple[str, ...]
    writing: Writing
    strict: bool
    allow_code: bool
    progress: Progress


class Pass(Struct, frozen=True):
    """One way through the specs. `files` are those of recalled services too; None when there are errors."""

    made: Made
    files: Files | None
    seen: RecordedFiles | None
    keys: Mapping[str, str]
    recalled: Mapping[str, ServiceMemory]


def build_anew(request: Request, memory: BuildMemory | None, file: Path | None, identity: str) -> Built:
    """Compiles and writes, and keeps in `file` what the next build can use."""
    targets = _choose(request)
    names = tuple(target.name for target in targets)
    done = _compile(request, targets, memory, records=file is not None)
    if done.files is None:
        return built_from(done.made.compiled, names, None)
    try:
        outcome = _write(request, done.files, memory)
    except LostOutputError:
        return build_anew(request, None, file, identity)
    if not outcome.refused and (request.writing is not Writing.CHECK or outcome.is_clean):
        _remember(request, done, names, file, identity)
    return built_from(done.made.compiled, names, outcome)


def built_from(compiled: Compiled, targets: tuple[str, ...], outcome: WriteOutcome | None) -> Built:
    """The result of a build that compiled its specs."""
    count = len({service.spec.service for service in compiled.workspace.services})
    return Built(compiled.diagnostics, compiled.sources, count, targets, outcome)


def _choose(request: Request) -> tuple[Target, ...]:
    known = {target.name: target for target in TARGETS}
    if request.allow_code:
        known[GRAFANA_WITH_CODE.name] = GRAFANA_WITH_CODE
    return tuple(known[name] for name in dict.fromkeys(request.targets)) if request.targets else tuple(known.values())


def _compile(request: Request, targets: tuple[Target, ...], memory: BuildMemory | None, *, records: bool) -> Pass:
    seen = RecordedFiles() if records else None
    keys: dict[str, str] = {}
    recalled: dict[str, ServiceMemory] = {}

    def recall(compilation: CompilationIr) -> Mapping[str, ServiceMemory]:
        keys.update(service_keys(compilation) if records else {})
        known = memory.services if memory else {}
        recalled.update({id: known[id] for id, key in keys.items() if id in known and known[id].key == key})
        return recalled

    made = make(request.specs, targets, request.progress, source=seen or DISK, recall=recall)
    is_written = made.artifacts is not None and not is_stopped(made.compiled.diagnostics, request.strict)
    return Pass(made, _files(made, recalled.values()) if is_written else None, seen, keys, recalled)


def _files(made: Made, recalled: Iterable[ServiceMemory]) -> Files:
    assert made.artifacts is not None
    files = {
        target: [made_file(artifact.path, artifact.text) for artifact in artifacts]
        for target, artifacts in made.artifacts.items()
    }
    for service in recalled:
        for target, paths in service.made.items():
            files[target] += [MadeFile(path, digest, None) for path, digest in paths.items()]
    return files


def _write(request: Request, files: Files, memory: BuildMemory | None) -> WriteOutcome:
    known = memory.outputs if memory else NOTHING_KNOWN
    return write(request.out, files, not request.targets, request.writing, known)


def _remember(request: Request, done: Pass, names: tuple[str, ...], file: Path | None, identity: str) -> None:
    if file is None or done.seen is None or done.files is None:
        return
    digests = {made.path: made.digest for files in done.files.values() for made in files}
    outputs = output_facts(request.out.resolve(), digests)
    services = {
        id: done.recalled.get(id) or _memory_of(key, done.made.services[id], digests) for id, key in done.keys.items()
    }
    compiled = built_from(done.made.compiled, names, None)
    memory = BuildMemory(
        identity=identity,
        inputs=done.seen.facts(),
        targets=names,
        diagnostics=compiled.diagnostics,
        service_count=compiled.service_count,
        manifest=outputs.pop(MANIFEST),
        outputs=outputs,
        services=services,
    )
    remember(file, memory)


def _memory_of(key: str, outputs: Outputs, digests: Mapping[str, str]) -> ServiceMemory:
    return ServiceMemory(
        key=key,
        made={name: {one.path: digests[one.path] for one in output.artifacts} for name, output in outputs.items()},
        findings={name: output.diagnostics for name, output in outputs.items()},
    )
