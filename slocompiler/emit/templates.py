"""The texts in templates/: where they are, and how they are filled in; and templates of the user's own."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import slocompiler

if TYPE_CHECKING:
    from jinja2 import BaseLoader
    from jinja2.sandbox import SandboxedEnvironment

#: Before the name of a template of the compiler's, for a template that extends or includes it.
BUILT_IN = "slocompiler"
_OWN = "own"


class TemplateProblem(Struct, frozen=True):
    """Why a template of the user's could not be filled in. `undefined`: the name that it asked for, if that is it."""

    message: str
    line: int
    undefined: str | None = None


def render(name: str, **values: object) -> str:
    """The template of that name, with its values. One that it asks for and does not get is an error."""
    return _built_in().get_template(name).render(values)


@cache
def _built_in() -> "SandboxedEnvironment":
    """One for all services: it keeps what it has compiled."""
    from jinja2 import FileSystemLoader

    return _environment(FileSystemLoader(templates_folder()))


def render_own(
    text: str, path: str, values: Mapping[str, object], filters: Mapping[str, Callable[..., Any]]
) -> str | TemplateProblem:
    """A template of the user's with its values: in a sandbox, without other files than the compiler's own templates."""
    from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, PrefixLoader
    from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError, UndefinedError

    own = FunctionLoader(lambda name: (text, path, lambda: True) if name == _OWN else None)
    built_in = PrefixLoader({BUILT_IN: FileSystemLoader(templates_folder())})
    environment = _environment(ChoiceLoader([own, built_in]))
    environment.filters.update(filters)
    try:
        return environment.get_template(_OWN).render(values)
    except TemplateSyntaxError as error:
        return TemplateProblem(error.message or "this is no template", error.lineno)
    except UndefinedError as error:
        return TemplateProblem(_message(error), _line(error, path), _undefined(error, values))
    except TemplateNotFound as error:
        return TemplateProblem(f"there is no template `{error.name}` for it to use", _line(error, path))
    except Exception as error:
        return TemplateProblem(_message(error), _line(error, path))


def _environment(loader: "BaseLoader") -> "SandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=loader,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # what comes out is YAML or markdown, not HTML
    )


def _message(error: Exception) -> str:
    """What the library says, on one line."""
    return " ".join(str(error).split()) or type(error).__name__


def _line(error: Exception, path: str) -> int:
    """The last line of the user's template that was being filled in: the library maps its code back to lines."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _undefined(error: Exception, values: Mapping[str, object]) -> str | None:
    """The name in `'titel' is undefined`; a value's attribute has another message."""
    name, _, rest = str(error).removeprefix("'").partition("'")
    return name if rest.strip() == "is undefined" and name not in values else None


def templates_folder() -> Path:
    """Inside the installed package; beside it in a checkout."""
    package = Path(slocompiler.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"
