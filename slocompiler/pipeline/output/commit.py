"""Which way an output folder is changed, and what a killed build left of it."""

from pathlib import Path

from slocompiler.pipeline.output import journal, swap
from slocompiler.pipeline.output.changes import Changes
from slocompiler.pipeline.output.output_error import OutputError
from slocompiler.pipeline.output.tree import Tree


def recover(root: Path) -> None:
    """Brings a folder whose build was killed to the old tree or the new one. Needs the lock."""
    journal.finish_journal(root)
    swap.clear_work(root)


def commit(tree: Tree, changes: Changes) -> None:
    """Changes the folder of `tree` wholly or not at all; raises OutputError when it cannot. Needs the lock."""
    if Path.cwd().is_relative_to(tree.root):
        # After an exchange the user's shell would stand in a folder that is gone.
        _commit_in_place(tree.root, changes)
        return
    try:
        swap.swap_in(tree, changes)
    except OSError as problem:
        if not tree.root.is_dir():
            raise OutputError(f"{tree.root} cannot be made: {problem.strerror}", "choose another folder") from None
        _commit_in_place(tree.root, changes)


def _commit_in_place(root: Path, changes: Changes) -> None:
    try:
        journal.write_with_journal(root, changes)
    except OSError as problem:
        if not journal.has_journal(root):
            journal.finish_journal(root)
        raise OutputError(
            f"{problem.filename or root} cannot be written: {problem.strerror}",
            "check its permissions and the space on its disk",
        ) from None
