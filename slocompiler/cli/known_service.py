"""A service that the user names must be there."""

from pathlib import Path

import click

from slocompiler.cli.similar_names import did_you_mean
from slocompiler.ir.compilation import CompilationIr


def require_service(compilation: CompilationIr, service: str | None, specs: Path) -> None:
    """Raises click.UsageError, with the names that may have been meant, for a service that no spec describes."""
    names = {one.name for one in compilation.services}
    if service is None or service in names:
        return
    from difflib import get_close_matches

    similar = get_close_matches(service, sorted(names), 3)
    raise click.UsageError(f"There is no service {service} in {specs}.{did_you_mean(similar)}")
