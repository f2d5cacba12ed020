"""What a build changes in an output folder."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct

from slocompiler.pipeline.output.made_file import LostOutputError, MadeFile
from slocompiler.pipeline.output.manifest import Manifest
from slocompiler.pipeline.output.tree import Tree, folders_of


class Obstacle(StrEnum):
    """Why a file is not touched without `--force`."""

    EDITED = "edited by hand"
    FOREIGN = "not written by slocompile"
    LINK = "a symbolic link or a special file"
    IN_THE_WAY = "in the way of a generated file"


class Changes(Struct, frozen=True):
    """`added` and `replaced` hold the new bytes; `manifest` is the new manifest's text, None when it stays as it is.

    `obstacles` are files that stand in the way; those that even force does not remove are `IN_THE_WAY`.
    """

    added: Mapping[str, bytes]
    replaced: Mapping[str, bytes]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    manifest: str | None
    obstacles: Mapping[str, Obstacle]

    @property
    def written(self) -> dict[str, bytes]:
        return {**self.added, **self.replaced}

    @property
    def is_empty(self) -> bool:
        return not (self.added or self.replaced or self.removed or self.manifest is not None)


def find_changes(tree: Tree, old: Manifest, made: Mapping[str, Sequence[MadeFile]], *, all_targets: bool) -> Changes:
    """Compares a tree with what was made: target -> files.

    Files of targets that were not built stay, unless `all_targets` says that what was not made is gone for good.
    Raises LostOutputError when a file that was not made again is not what it was.
    """
    kept = {} if all_targets else {target: files for target, files in old.files.items() if target not in made}
    wanted = {file.path: file for files in made.values() for file in files}
    kept_paths = {path for files in kept.values() for path in files}
    known = {path: digest for path, digest in old.hashes.items() if path not in kept_paths}
    added, replaced, unchanged, obstacles = _compare(tree, known, wanted)
    removed, edited = _find_removed(tree, known, wanted)
    obstacles |= edited | _in_the_way(tree, wanted, removed)
    manifest = _new_manifest(kept, made).text()
    return Changes(added, replaced, removed, unchanged, None if manifest == old.source else manifest, obstacles)


def _compare(
    tree: Tree, known: Mapping[str, str], wanted: Mapping[str, MadeFile]
) -> tuple[dict[str, bytes], dict[str, bytes], tuple[str, ...], dict[str, Obstacle]]:
    added, replaced, unchanged = {}, {}, []
    obstacles: dict[str, Obstacle] = {}
    for path, file in wanted.items():
        present = tree.digest(path) if path in tree.files else None
        if present == file.digest:
            unchanged.append(path)
            continue
        if file.data is None:
            raise LostOutputError(path)
        if path not in tree.files:
            added[path] = file.data
            continue
        replaced[path] = file.data
        obstacle = _obstacle(present, known.get(path))
        if obstacle:
            obstacles[path] = obstacle
    return added, replaced, tuple(unchanged), obstacles


def _obstacle(present: str | None, written: str | None) -> Obstacle | None:
    if present is None:
        return Obstacle.LINK
    if written is None:
        return Obstacle.FOREIGN
    return None if present == written else Obstacle.EDITED


def _find_removed(
    tree: Tree, known: Mapping[str, str], wanted: Mapping[str, MadeFile]
) -> tuple[tuple[str, ...], dict[str, Obstacle]]:
    """Files that were made once and no longer are; what is a link now was not made by us."""
    removed, edited = [], {}
    for path, digest in known.items():
        present = tree.digest(path) if path in tree.files and path not in wanted else None
        if present is None:
            continue
        removed.append(path)
        if present != digest:
            edited[path] = Obstacle.EDITED
    return tuple(sorted(removed)), edited


def _in_the_way(tree: Tree, wanted: Iterable[str], removed: Iterable[str]) -> dict[str, Obstacle]:
    """Files where a folder is needed, and folders where a file is needed."""
    staying = tree.files.keys() - set(removed)
    folders = {folder for path in staying for folder in folders_of(path)} | set(tree.empty_folders)
    blocking = {path for path in wanted if path in folders}
    blocking |= {folder for path in wanted for folder in folders_of(path) if folder in staying}
    return dict.fromkeys(sorted(blocking), Obstacle.IN_THE_WAY)


def _new_manifest(kept: Mapping[str, Mapping[str, str]], made: Mapping[str, Sequence[MadeFile]]) -> Manifest:
    hashed = {target: {file.path: file.digest for file in files} for target, files in made.items()}
    return Manifest({**kept, **hashed})
