"""HTML from templates: whatever a value holds, a page shows it as text."""

from functools import cache
from typing import TYPE_CHECKING

from slocompiler.emit.templates import templates_folder
from slocompiler.values.columns import visible_lines

if TYPE_CHECKING:
    from jinja2 import Environment


def render_html(name: str, **values: object) -> str:
    """The template of that name, with its values, escaped. One that it asks for and does not get is an error."""
    return _environment().get_template(name).render(values)


def template_text(name: str) -> str:
    """A file of templates/ as it is."""
    return (templates_folder() / name).read_text(encoding="utf-8")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(templates_folder()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=True,
        finalize=_shown,
    )


def _shown(value: object) -> object:
    """Characters that no HTML may hold, or that nobody sees, as their escapes; what is markup already stays.

    Raises TypeError for None: a template asks first.
    """
    if value is None:
        raise TypeError("a template shows None")
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return "\n".join(visible_lines(value))
    return value
