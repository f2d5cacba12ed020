"""Sites, made once for all tests of a process."""

from functools import cache
from pathlib import Path

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.site import catalogue
from slocompiler.site.site_pages import site_pages

SPECS = Path(__file__).parents[2] / "specs"


@cache
def example() -> dict[str, str]:
    """The pages of the worked example: path -> HTML."""
    compilation = compile_specs([SPECS]).compilation
    assert compilation is not None
    return pages_of(compilation)


def pages_of(compilation: CompilationIr) -> dict[str, str]:
    return {page.path: page.html for page in site_pages(catalogue(compilation))}


def write(pages: dict[str, str], folder: Path) -> Path:
    """Puts pages into a folder; gives it."""
    for path, html in pages.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    return folder
