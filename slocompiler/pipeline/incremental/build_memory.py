"""What one build leaves to the next."""

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.pipeline.incremental.input_facts import InputFacts
from slocompiler.pipeline.output.made_file import OutputFact

_FORMAT = 1


class ServiceMemory(Struct, frozen=True, array_like=True):
    """What targets made of one service. `key` covers all that they looked at; `made`: target -> path -> SHA-256."""

    key: str
    made: dict[str, dict[str, str]]
    findings: dict[str, tuple[Diagnostic, ...]]


class BuildMemory(Struct, frozen=True, array_like=True):
    """The last build without errors of these specs, into this folder, by these targets.

    `diagnostics` are those that counted. `manifest` is the hash of the manifest's text.
    """

    identity: str
    inputs: InputFacts
    targets: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    service_count: int
    outputs: dict[str, OutputFact]
    manifest: OutputFact
    services: dict[str, ServiceMemory]
    format: int = _FORMAT


def memory_file(specs: Path, out: Path, targets: tuple[str, ...]) -> Path | None:
    """Where the memory of a build is kept: paths are seen from the working directory, so that one counts too."""
    folder = _cache_folder()
    if folder is None:
        return None
    told = "\0".join((os.getcwd(), str(specs), str(out), *targets))  # noqa: PTH109
    return Path(folder, "builds", sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32])


def _cache_folder() -> Path | None:
    """That of the user's caches, unless SLOCOMPILE_CACHE names another one."""
    named, caches = os.environ.get("SLOCOMPILE_CACHE"), os.environ.get("XDG_CACHE_HOME")
    if named:
        return Path(named)
    try:
        return (Path(caches) if caches else Path.home() / ".cache") / "slocompiler"
    except RuntimeError:  # there is no home
        return None


def recall(file: Path | None, identity: str) -> BuildMemory | None:
    """The memory of the last build; None when there is none, or it is damaged, or was left by another compiler."""
    if file is None:
        return None
    try:
        found = msgspec.msgpack.decode(file.read_bytes(), type=BuildMemory)
    except (OSError, ValueError):  # msgspec's errors are ValueErrors
        return None
    return found if found.format == _FORMAT and found.identity == identity else None


def remember(file: Path | None, memory: BuildMemory) -> None:
    """Replaces the memory in one step; where nothing can be written, the next build takes as long as this one."""
    if file is None:
        return
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft.write_bytes(msgspec.msgpack.encode(memory))
        draft.replace(file)
    except OSError:
        with suppress(OSError):  # where nothing can be written there may be nothing to remove either
            draft.unlink()
