"""Pages in a real browser: nothing is said on the console, every link leads somewhere, nothing of a spec runs."""

from pathlib import Path

from msgspec.structs import replace

from slocompiler.ir.runbooks import StepIr
from slocompiler.pipeline.site import site
from slocompiler.values.columns import visible
from tests.emit.hostile_strings import HOSTILE
from tests.ir_builders import SPAN, compilation
from tests.judges.programs import judge_pages
from tests.site.hostile import PAYLOAD, hostile_workspace
from tests.site.made import example, pages_of, write
from tests.site.reading import ReadPage, faults
from tests.targets.runbooks.test_pages import runbook, watched

#: One of each kind of page, and of each kind of objective.
PAGES = (
    "index.html",
    "services/production/akidb-rest.html",
    "services/production/akidb-front-door.html",
    "runbooks/raise-on-demand-floor.html",
)


def test_the_worked_example(tmp_path: Path) -> None:
    assert judge_pages(write(example(), tmp_path), PAGES) == []


def test_hostile_specs_run_and_load_nothing(tmp_path: Path) -> None:
    built = site(hostile_workspace(tmp_path), tmp_path / "site")
    assert built.outcome is not None, built.diagnostics
    pages = {path: (tmp_path / "site" / path).read_text(encoding="utf-8") for path in built.outcome.added}
    assert faults(pages) == []
    shown = [page for page, html in pages.items() if PAYLOAD in "".join(ReadPage(html).texts)]
    assert len(shown) == len(pages)
    assert judge_pages(tmp_path / "site", sorted(pages), widths=[390], schemes=["dark"]) == []


def test_strings_that_no_page_may_hold_are_shown_as_their_escapes(tmp_path: Path) -> None:
    steps = tuple(StepIr("do", text, None, text, SPAN) for text in HOSTILE)
    pages = pages_of(compilation(watched(replace(runbook(), steps=steps))))
    page = "runbooks/svc/fix-it.html"
    texts = "".join(ReadPage(pages[page]).texts)
    assert [text for text in HOSTILE if not all(visible(line) in texts for line in text.split("\n"))] == []
    assert judge_pages(write(pages, tmp_path), [page], widths=[390], schemes=["light"]) == []
