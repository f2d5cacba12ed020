"""The formats there are."""

from importlib import import_module
from typing import Protocol, cast

from slocompiler.report.report import Report

#: The word that `--format` takes -> the module that has its `render`. Only the one that is used is imported.
FORMATS: dict[str, str] = {
    "text": "slocompiler.report.text.document",
    "json": "slocompiler.report.json_report",
    "sarif": "slocompiler.report.sarif",
    "github": "slocompiler.report.github",
    "gitlab": "slocompiler.report.gitlab",
}


class _Renderer(Protocol):
    def render(self, report: Report, *, color: bool) -> str: ...


def render(format: str, report: Report, *, color: bool = False) -> str:
    """The report as text that ends with a line break, or nothing where a format has nothing to say.

    `color` matters to `text` only. Raises KeyError for a format that is not in FORMATS.
    """
    return cast(_Renderer, import_module(FORMATS[format])).render(report, color=color)
