"""Two sides from a repository: commits, or a commit and what is on the disk now."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from slocompiler.load.documents.find_files import ORGANIZATION_FILES
from slocompiler.load.files import Disk, StoredFiles
from slocompiler.pipeline.diffing.blobs import Blobs
from slocompiler.pipeline.diffing.file_side import FileSide
from slocompiler.pipeline.diffing.git import GitError, Repository

_LINK, _SUBMODULE = "120000", "160000"
_SHORT = 12


class GitSides(Struct, frozen=True):
    """`is_direct`: the base itself is compared, as no commit is known that both sides come from."""

    old: FileSide
    new: FileSide
    is_direct: bool


class _Tree(Struct, frozen=True):
    """Path -> blob of files, path -> target of links."""

    files: Mapping[str, str]
    links: Mapping[str, str]


def git_sides(repository: Repository, blobs: Blobs, specs: Path, base: str, head: str | None) -> GitSides:
    """The specs where the base and the head part, and those of the head; None: of the work tree.

    As a pull request shows it: what others did to the base since does not count. Raises GitError.
    """
    if head is None and repository.is_bare:
        head = "HEAD"
    base_id = repository.commit(base)
    head_id = repository.commit("HEAD" if head is None else head)
    common = base_id if base_id == head_id else repository.merge_base(base_id, head_id)
    folder = _from_top(repository, specs)
    old_id = common or base_id
    tree = _tree(repository, blobs, old_id, folder)
    is_direct = common is None
    old = _side(repository, blobs, tree, folder, base if old_id == base_id else f"{base} ({old_id[:_SHORT]})", old_id)
    if head is None:
        return GitSides(old, _work_tree(repository, tree, folder, old_id), is_direct)
    return GitSides(
        old, _side(repository, blobs, _tree(repository, blobs, head_id, folder), folder, head, old_id), is_direct
    )


def _from_top(repository: Repository, specs: Path) -> str:
    """The folder of the specs, as git names it."""
    path = specs
    if specs.is_absolute():
        try:
            path = Path(specs.resolve()).relative_to(Path(repository.folder).resolve())
        except ValueError:
            raise GitError(f"{specs} is outside of the repository", "name a folder of specs in it") from None
        return path.as_posix()
    joined = posixpath.normpath(posixpath.join(repository.prefix, path.as_posix()))
    if joined.startswith(".."):
        raise GitError(f"{specs} is outside of the repository", "name a folder of specs in it")
    return joined


def _tree(repository: Repository, blobs: Blobs, commit: str, folder: str) -> _Tree:
    """The files of the specs, and the organizations of the folders above."""
    wanted = (f"{folder}/", *_above(folder)) if folder != "." else ()
    _, output = repository.run("ls-tree", "-r", "-z", "--full-tree", commit, "--", *wanted)
    files, links = dict[str, str](), dict[str, str]()
    for line in filter(None, output.split(b"\0")):
        head, _, name = line.partition(b"\t")
        mode, _, id = head.decode().split(" ")
        path = name.decode("utf-8", "surrogateescape")
        if mode == _LINK:
            links[path] = blobs.content(id).decode("utf-8", "surrogateescape")
        elif mode != _SUBMODULE:
            files[path] = id
    return _Tree(files, links)


def _above(folder: str) -> Iterator[str]:
    parents = [*PurePosixPath(folder).parents]
    return (str(parent / name) for parent in parents for name in ORGANIZATION_FILES)


def _side(repository: Repository, blobs: Blobs, tree: _Tree, folder: str, title: str, searched: str) -> FileSide:
    return FileSide(
        title=title,
        files=StoredFiles(tree.files, blobs.content, tree.links),
        specs=Path(folder),
        contents={**tree.files, **{path: f"link to {target}" for path, target in tree.links.items()}},
        path_of=Path,
        mentioning=lambda words: _mentioning(repository, searched, folder, words),
    )


def _work_tree(repository: Repository, base: _Tree, folder: str, base_id: str) -> FileSide:
    """What is on the disk; git tells which files are not what they are in the base."""
    where = folder if folder == "." else f":(top,literal){folder}"
    above = [f":(top,literal){path}" for path in _above(folder)] if folder != "." else []
    _, differing = repository.run("diff-index", "--name-status", "--no-renames", "-z", base_id, "--", where, *above)
    _, untracked = repository.run("ls-files", "--others", "-z", "--", where, *above)
    contents = {**base.files, **{path: f"link to {target}" for path, target in base.links.items()}}
    fields = [field.decode("utf-8", "surrogateescape") for field in differing.split(b"\0")]
    for status, path in zip(fields[::2], fields[1::2], strict=False):
        if status == "D":
            contents.pop(path, None)
        else:
            contents[path] = "changed on the disk"
    for name in filter(None, untracked.split(b"\0")):
        contents[name.decode("utf-8", "surrogateescape")] = "untracked"
    return FileSide(
        title="the work tree",
        files=Disk(Path(repository.top)) if repository.top else Disk(),
        specs=Path(folder),
        contents=contents,
        path_of=Path,
        mentioning=lambda words: _mentioning(repository, base_id, folder, words),
    )


def _mentioning(repository: Repository, commit: str, folder: str, words: Sequence[str]) -> frozenset[str]:
    patterns = [part for word in words for part in ("-e", word)]
    where = ["--", f":(top,literal){folder}"] if folder != "." else []
    command = ("grep", "-l", "-z", "-F", "-w", *patterns, commit, *where)
    _, output = repository.run(*command, accepted=(0, 1))
    found = (name.decode("utf-8", "surrogateescape") for name in output.split(b"\0") if name)
    return frozenset(name.removeprefix(f"{commit}:") for name in found)
