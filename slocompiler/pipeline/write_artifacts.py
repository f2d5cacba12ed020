"""From artifacts to files: the only place from which the compiler writes to the disk."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from slocompiler.pipeline.built import Writing
from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.artifact_paths import check_artifact_paths
from slocompiler.pipeline.output.changes import Changes, Obstacle, find_changes
from slocompiler.pipeline.output.commit import commit, recover
from slocompiler.pipeline.output.journal import has_journal
from slocompiler.pipeline.output.lock import output_lock
from slocompiler.pipeline.output.made_file import MadeFile, OutputFact, made_file
from slocompiler.pipeline.output.manifest import read_manifest
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.output.tree import NOTHING_KNOWN, Tree, scan
from slocompiler.pipeline.output.write_outcome import WriteOutcome
from slocompiler.targets.target import Artifact

#: Target -> what it made.
ByTarget = Mapping[str, Iterable[Artifact | MadeFile]]
#: Path -> what an earlier build wrote there.
Known = Mapping[str, OutputFact]


def write(out: Path, made: ByTarget, all_targets: bool, writing: Writing, known: Known = NOTHING_KNOWN) -> WriteOutcome:
    """Makes the folder hold what was made, or only compares, and then trusts no file that looks as it did."""
    if writing is Writing.CHECK:
        return check_artifacts(out, made, all_targets=all_targets)
    return write_artifacts(out, made, all_targets=all_targets, force=writing is Writing.FORCE, known=known)


def write_artifacts(
    out: Path, made: ByTarget, *, all_targets: bool = True, force: bool = False, known: Known = NOTHING_KNOWN
) -> WriteOutcome:
    """Makes the output folder hold exactly what was made, beside files that are not ours, wholly or not at all.

    With `all_targets` files of targets that are not in `made` are removed. Files that were edited by hand, or were
    there before, are overwritten with `force` only. Raises OutputError when the folder or a path cannot be used, and
    LostOutputError when a file that was not made again is not what it was.
    """
    root = _resolve(out)
    _make_parent(root, out)
    with output_lock(root):
        recover(root)
        tree = scan(root, known)
        changes = _changes(tree, made, all_targets, force)
        refused = _refused(changes, force)
        if not refused and not changes.is_empty:
            commit(tree, changes)
    return _outcome(changes, refused)


def check_artifacts(out: Path, made: ByTarget, *, all_targets: bool = True) -> WriteOutcome:
    """How the output folder differs from what was made. Writes nothing, but finishes a build that was killed."""
    root = _resolve(out)
    with _lock_if_possible(root):
        if has_journal(root):
            recover(root)
        return _outcome(_changes(scan(root), made, all_targets, force=True), ())


def _resolve(out: Path) -> Path:
    """The folder itself, where `out` is a link to it: links inside it are not followed."""
    root = Path(out).resolve()
    if root.exists() and not root.is_dir():
        raise OutputError(f"{out} is not a folder", "choose another folder with --out")
    if root.parent == root:
        raise OutputError("the output folder cannot be the root of the file system", "choose another folder with --out")
    return root


def _make_parent(root: Path, out: Path) -> None:
    try:
        disk.make_folder(root.parent)
    except OSError as problem:
        raise OutputError(f"{out} cannot be made: {problem.strerror}", "choose another folder with --out") from None


def _lock_if_possible(root: Path) -> AbstractContextManager[None]:
    return output_lock(root, required=False) if root.parent.is_dir() else nullcontext()


def _changes(tree: Tree, made: ByTarget, all_targets: bool, force: bool) -> Changes:
    old = read_manifest(tree.root, force=force)
    artifacts = {target: [_made(file) for file in files] for target, files in made.items()}
    kept = () if all_targets else tuple(path for target in old.files.keys() - made.keys() for path in old.files[target])
    check_artifact_paths([*kept, *(artifact.path for files in artifacts.values() for artifact in files)])
    return find_changes(tree, old, artifacts, all_targets=all_targets)


def _made(file: Artifact | MadeFile) -> MadeFile:
    return file if isinstance(file, MadeFile) else made_file(file.path, file.text)


def _refused(changes: Changes, force: bool) -> tuple[tuple[str, str], ...]:
    """What force does not help against is refused always."""
    return tuple(
        (path, obstacle.value)
        for path, obstacle in sorted(changes.obstacles.items())
        if obstacle is Obstacle.IN_THE_WAY or not force
    )


def _outcome(changes: Changes, refused: tuple[tuple[str, str], ...]) -> WriteOutcome:
    return WriteOutcome(
        added=tuple(sorted(changes.added)),
        changed=tuple(sorted(changes.replaced)),
        removed=changes.removed,
        unchanged=len(changes.unchanged),
        refused=refused,
        is_manifest_stale=changes.manifest is not None,
    )
