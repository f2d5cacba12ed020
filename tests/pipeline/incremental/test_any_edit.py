"""Whatever is edited: the next build gives what a build from nothing gives, in one process or in several."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slocompiler.pipeline import workers
from slocompiler.pipeline.build import build
from tests.pipeline.output.trees import content
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces

#: How one document becomes another: something that many artifacts show, or a part that is gone.
EDITS = ("description", "tracing", "depends_on", "slos", "alerts", "labels", "tier")


@st.composite
def edited(draw: st.DrawFn) -> tuple[Workspace, Workspace]:
    """A workspace, and the same with one or two of its files changed."""
    before = draw(workspaces())
    documents = dict(before.documents)
    for path in draw(st.lists(st.sampled_from(sorted(documents)), min_size=1, max_size=2, unique=True)):
        document = dict(documents[path])
        key = draw(st.sampled_from(EDITS))
        if key == "description" or key not in document:
            document["description"] = draw(st.sampled_from(("Another text", "And another")))
        else:
            del document[key]
        documents[path] = document
    return before, Workspace(documents)


@profile(25)
@given(edited())
def test_a_second_build_is_as_good_as_a_first(both: tuple[Workspace, Workspace]) -> None:
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        specs = both[0].write(folder / "specs")
        build(specs, folder / "generated")
        for path, text in both[1].texts().items():
            (specs / path).write_text(text, encoding="utf-8")
        second = build(specs, folder / "generated")
        first = build(specs, folder / "anew", use_memory=False)
        assert second.diagnostics == first.diagnostics
        assert (second.outcome is None) is (first.outcome is None)
        if first.outcome is not None:
            assert content(folder / "generated") == content(folder / "anew")
            again = build(specs, folder / "generated")
            assert (again.diagnostics, again.outcome and again.outcome.is_clean) == (first.diagnostics, True)


def many_services(folder: Path) -> Path:
    """More than one process has to do at least, in folders of the worked example's size."""
    specs = folder / "specs"
    specs.mkdir()
    example = Path(__file__).parents[3] / "specs"
    (specs / "organization.yaml").write_text((example / "organization.yaml").read_text())
    for number in range(6):
        text = (example / "karpenter-spot.yaml").read_text().replace("karpenter-spot", f"karpenter-{number}")
        (specs / f"karpenter-{number}.yaml").write_text(text)
    return specs


def test_several_processes_write_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    specs = many_services(tmp_path)
    one = build(specs, tmp_path / "one", use_memory=False)
    monkeypatch.setattr(workers, "WORTH_IT", 1)
    monkeypatch.setattr(workers, "_CHUNK", 2)
    monkeypatch.setattr(workers, "_processors", lambda: 3)
    monkeypatch.setattr(workers, "_can_fork", lambda: True)
    several = build(specs, tmp_path / "several", use_memory=False)
    assert several == one
    assert one.outcome
    assert content(tmp_path / "several") == content(tmp_path / "one")
