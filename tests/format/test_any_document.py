"""Whatever is written, the one layout means the same, keeps every comment in its place, and is its own layout."""

import re
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from slocompiler.diff.meaning import is_same
from slocompiler.format import format_text
from slocompiler.load.yaml import parse_yaml
from slocompiler.spec import OrganizationSpec, ServiceDocument, SpecModel, TemplateSpec
from tests.format.places import is_about, key_below
from tests.format.written import Writer
from tests.property.output import fresh_folder, output_of
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces

MODELS: dict[str, type[SpecModel]] = {
    "organization": OrganizationSpec,
    "service": ServiceDocument,
    "template": TemplateSpec,
}
#: Keys that say what a document is.
NAMING = ("version", *MODELS)


def laid_out(text: str) -> str:
    parsed = parse_yaml(text, "spec.yaml")
    assert not parsed.diagnostics, (parsed.diagnostics, text)
    return format_text(text, parsed, "spec.yaml")


def written(workspace: Workspace, seed: int) -> list[tuple[Writer, str]]:
    """Every document of a workspace as somebody may have written it."""
    found = []
    for document in workspace.documents.values():
        writer = Writer(seed, next(model for key, model in MODELS.items() if key in document))
        found.append((writer, writer.document(document)))
    return found


def stays_with(line: str, key: str) -> bool:
    """Above what names the document a comment is about all of it: it stays at the top, above whichever comes first."""
    return any(is_about(line, other) for other in (NAMING if key in NAMING else (key,)))


@profile(25)
@given(workspaces(2), st.integers(0, 2**32))
def test_comments_stay_with_their_keys_and_nothing_changes_twice(workspace: Workspace, seed: int) -> None:
    for writer, text in written(workspace, seed):
        once = laid_out(text)
        assert laid_out(once) == once, text
        assert not any(line != line.rstrip() for line in once.split("\n"))
        for comment, key in writer.comments.items():
            assert once.count(f"{comment}\n") == 1, (comment, text)
            if key is not None:
                assert stays_with(key_below(once, comment), key), (comment, key, text, once)


@profile(8)
@given(workspaces(2), st.integers(0, 2**32))
def test_another_layout_means_the_same(workspace: Workspace, seed: int) -> None:
    with fresh_folder() as folder:
        plain = output_of(workspace.write(folder / "specs"))
        for path, (_, text) in zip(workspace.documents, written(workspace, seed), strict=True):
            (folder / "specs" / path).write_text(laid_out(text), encoding="utf-8")
        other = output_of(folder / "specs")
    assert other.errors == plain.errors == []
    assert is_same(plain.compilation, other.compilation)
    assert _without_source(other.texts) == _without_source(plain.texts)


def _without_source(texts: Mapping[str, str]) -> dict[str, str]:
    """The artifacts without the hash of what they were made of."""
    return {path: re.sub(r"[0-9a-f]{64}", "", text) for path, text in texts.items()}
