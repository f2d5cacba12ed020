"""Output folders for tests: what is made, and what a folder holds."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from slocompiler.pipeline.output.manifest import read_manifest
from slocompiler.pipeline.output.names import MANIFEST
from slocompiler.targets.target import Artifact


def made(target: str = "rules", **files: str) -> dict[str, list[Artifact]]:
    """`made(shop__rules="x")`: the target made `shop/rules.yaml` with the text `x`."""
    return {target: [Artifact(f"{name.replace('__', '/')}.yaml", text) for name, text in files.items()]}


#: Two builds that differ in every way: files that stay, change, come and go, and a folder that goes with its last file.
OLD = made(a__same="same", a__changed="old", gone__only="old", a__moved="old")
NEW = made(a__same="same", a__changed="new", b__c__fresh="new", fresh="new")


def texts(made: Mapping[str, Iterable[Artifact]]) -> dict[str, str]:
    return {artifact.path: artifact.text for files in made.values() for artifact in files}


def content(root: Path) -> dict[str, str]:
    """path -> text of everything below `root`, links as `-> target`, empty folders as `/`; the manifest left out."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            found[name] = f"-> {path.readlink()}"
        elif path.is_file() and name != MANIFEST:
            found[name] = path.read_text()
        elif path.is_dir() and not any(path.iterdir()):
            found[name] = "/"
    return found


def listed(root: Path) -> set[str]:
    """The paths of the manifest."""
    return set(read_manifest(root).hashes)
