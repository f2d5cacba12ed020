"""From artifacts to files: the only place from which the compiler writes to the disk."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from msgspec import Struct

from slocompiler.pipeline.output import disk
from slocompiler.pipeline.output.artifact_paths import check_artifact_paths
from slocompiler.pipeline.output.changes import Changes, Obstacle, find_changes
from slocompiler.pipeline.output.commit import commit, recover
from slocompiler.pipeline.output.journal import has_journal
from slocompiler.pipeline.output.lock import output_lock
from slocompiler.pipeline.output.manifest import read_manifest
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.output.tree import Tree, scan
from slocompiler.targets.target import Artifact

#: Target -> what it made.
ByTarget = Mapping[str, Iterable[Artifact]]


class WriteOutcome(Struct, frozen=True):
    """What a build did to the output folder, or would do; paths are sorted and below that folder.

    `refused`: files that were in the way, with the reason; nothing at all was written then.
    `is_manifest_stale`: the manifest is not, or was not, the one of these files.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    refused: tuple[tuple[str, str], ...] = ()
    is_manifest_stale: bool = False

    @property
    def is_clean(self) -> bool:
        """The folder holds what was made already."""
        return not (self.added or self.changed or self.removed or self.is_manifest_stale)


def write_artifacts(out: Path, made: ByTarget, *, all_targets: bool = True, force: bool = False) -> WriteOutcome:
    """Makes the output folder hold exactly what was made, beside files that are not ours, wholly or not at all.

    With `all_targets` files of targets that are not in `made` are removed. Files that were edited by hand, or were
    there before, are overwritten with `force` only. Raises OutputError when the folder or a path cannot be used.
    """
    root = _resolve(out)
    _make_parent(root, out)
    with output_lock(root):
        recover(root)
        tree = scan(root)
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
    artifacts = {target: list(files) for target, files in made.items()}
    kept = () if all_targets else tuple(path for target in old.files.keys() - made.keys() for path in old.files[target])
    check_artifact_paths([*kept, *(artifact.path for files in artifacts.values() for artifact in files)])
    encoded = {
        target: {artifact.path: artifact.text.encode() for artifact in files} for target, files in artifacts.items()
    }
    return find_changes(tree, old, encoded, all_targets=all_targets)


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
