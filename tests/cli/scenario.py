"""Scenarios: one Markdown file each, with input files, commands, and what they print.

    ```yaml specs/shop.yaml            a file; any language before the path
    ...
    ```

    ```console
    $ slocompile validate              a command; `slocompile` runs in a process of its own, everything else in bash
    1 service: no findings             what it writes to standard output
    2> error: ...                      what it writes to standard error
    [exit 1]                           its exit code, when it is not 0
    ```

In expected output `...` stands for any text within a line. `pytest --snapshot-update` writes what was really printed.
"""

import fnmatch
import re
from dataclasses import dataclass
from pathlib import Path

from tests.cli.command import Outcome

_BLOCK = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Step:
    """A command and the lines that follow it."""

    command: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    path: Path
    files: dict[str, str]
    steps: tuple[Step, ...]


def read_scenario(path: Path) -> Scenario:
    """Raises ValueError for a scenario that runs nothing."""
    files, steps = {}, []
    for language, name, body in _BLOCK.findall(path.read_text()):
        if language == "console":
            steps += [_step(part) for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]]
        elif name:
            files[name] = body
    if not steps:
        raise ValueError(f"{path.name} runs no command")
    return Scenario(path, files, tuple(steps))


def _step(text: str) -> Step:
    command, *expected = text.rstrip("\n").split("\n")
    return Step(command, tuple(expected))


def printed(outcome: Outcome) -> tuple[str, ...]:
    """The lines that a scenario shows for an outcome."""
    code = (f"[exit {outcome.code}]",) if outcome.code else ()
    errors = (f"2> {line}".rstrip() for line in outcome.errors.splitlines())
    return (*(line.rstrip() for line in outcome.output.splitlines()), *errors, *code)


def matches(expected: tuple[str, ...], actual: tuple[str, ...]) -> bool:
    return len(expected) == len(actual) and all(map(_line_matches, expected, actual))


def _line_matches(expected: str, actual: str) -> bool:
    pattern = "".join("*" if part == "..." else _literal(part) for part in re.split(r"(\.\.\.)", expected.rstrip()))
    return fnmatch.fnmatchcase(actual, pattern)


def _literal(text: str) -> str:
    return re.sub(r"([*?[])", r"[\1]", text)


def rewrite(scenario: Scenario, outputs: list[tuple[str, ...]]) -> None:
    """Puts what was really printed into the scenario's file, where it does not match already."""
    remaining = iter(outputs)

    def block(match: re.Match[str]) -> str:
        if match[1] != "console":
            return match[0]
        steps = [_step(part) for part in re.split(r"^\$ ", match[3], flags=re.MULTILINE)[1:]]
        parts = ["\n".join((f"$ {step.command}", *_kept_or_new(step, next(remaining)))) for step in steps]
        return "```console\n" + "\n".join(parts) + "\n```"

    scenario.path.write_text(_BLOCK.sub(block, scenario.path.read_text()))


def _kept_or_new(step: Step, actual: tuple[str, ...]) -> tuple[str, ...]:
    return step.expected if matches(step.expected, actual) else actual
