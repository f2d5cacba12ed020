"""A group whose commands are imported when they are used: `--help` imports none, `validate` only its own."""

from collections.abc import Mapping
from importlib import import_module

import click


class ClosedPipeError(Exception):
    """Whoever read our output has gone away."""


class LazyGroup(click.Group):
    """`lazy`: command -> (module that has it as `command`, the line that help lists it with)."""

    def __init__(self, *, lazy: Mapping[str, tuple[str, str]], **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.lazy:
            return None
        command: click.Command = import_module(self.lazy[cmd_name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in self.lazy.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Runs the command. A closed pipe gets a name of its own, before click makes findings of it."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise ClosedPipeError from None
