"""The texts in templates/: where they are, and how they are filled in."""

from pathlib import Path

import slocompiler


def render(name: str, **values: object) -> str:
    """The template of that name, with its values. One that it asks for and does not get is an error."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    environment = SandboxedEnvironment(
        loader=FileSystemLoader(_folder()),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # what comes out is YAML, not HTML
    )
    return environment.get_template(name).render(values)


def _folder() -> Path:
    """Inside the installed package; beside it in a checkout."""
    package = Path(slocompiler.__file__).parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"
