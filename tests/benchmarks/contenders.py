"""What slocompile and Sloth are asked to do with the same services, and in which order."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.measure import Cost, measure
from tests.benchmarks.services import change_one, middle, our_specs, sloths_specs

#: Ours must get along with this many open files at every size.
OUR_FILES = 256
#: Sloth's command for each of ours. Sloth knows no unchanged specs: whatever changed, it generates all of them.
BESIDE = {
    "build": "sloth generate",
    "build --target prometheus": "sloth generate",
    "build, 1 changed": "sloth generate",
    "build, nothing changed": "sloth generate",
    "build --check": "sloth generate, diff",
    "validate": "sloth validate",
    "validate, 1 file": "sloth validate, 1 file",
}
EMPTY_PROCESS = "python -c pass"


@dataclass(frozen=True)
class Workspace:
    """The services in both languages, and a folder for whatever is made of them."""

    folder: Path
    count: int
    sloth: Path

    def write(self) -> None:
        our_specs(self.folder / "ours", self.count)
        sloths_specs(self.folder / "sloths", self.count)

    def place(self, name: str) -> Path:
        return self.folder / name

    @property
    def sloths_files(self) -> int:
        """Sloth keeps every spec and every file it writes open to the end."""
        return max(1024, 3 * self.count)


@dataclass(frozen=True)
class Command:
    """`prepare` is not timed; it runs before the command."""

    name: str
    arguments: list[str]
    files: int
    prepare: Callable[[], object] = lambda: None


def commands(workspace: Workspace) -> list[Command]:
    """One round: the tools in turn. Some commands need what an earlier one made."""
    ours, sloths = _ours(workspace), _sloths(workspace)
    in_turn = [command for pair in zip(ours, sloths, strict=False) for command in pair]
    empty = Command(EMPTY_PROCESS, [sys.executable, "-c", "pass"], OUR_FILES)
    return [empty, *in_turn, *ours[len(sloths) :]]


def run(command: Command, workspace: Workspace) -> Cost:
    """One run. What we keep between runs is kept in the workspace."""
    command.prepare()
    variables = {"XDG_CACHE_HOME": str(workspace.place("cache"))}
    return measure(command.arguments, folder=workspace.folder, files=command.files, variables=variables)


def _ours(workspace: Workspace) -> list[Command]:
    specs, out, only = workspace.place("ours"), workspace.place("out"), workspace.place("only-prometheus")

    def command(name: str, *arguments: str | Path, prepare: Callable[[], object] = lambda: None) -> Command:
        return Command(name, [sys.executable, "-m", "slocompiler", *map(str, arguments)], OUR_FILES, prepare)

    def afresh() -> None:
        for folder in (out, only, workspace.place("cache")):
            shutil.rmtree(folder, ignore_errors=True)

    def change() -> None:
        change_one(specs, workspace.count)

    prometheus = ("--target", "prometheus")
    return [
        command("build", "build", specs, "--out", out, prepare=afresh),
        command("build, nothing changed", "build", specs, "--out", out),
        command("build --check", "build", specs, "--out", out, "--check"),
        command("build, 1 changed", "build", specs, "--out", out, prepare=change),
        command("build --target prometheus", "build", specs, "--out", only, *prometheus, prepare=afresh),
        command("validate, 1 file", "validate", middle(specs, workspace.count), prepare=afresh),
        command("validate", "validate", specs),
    ]


def _sloths(workspace: Workspace) -> list[Command]:
    sloth, specs, out, again = (str(each) for each in (workspace.sloth, *map(workspace.place, ("sloths", "a", "b"))))
    one = str(middle(Path(specs), workspace.count))

    def command(name: str, *arguments: str, prepare: Callable[[], object] = lambda: None) -> Command:
        return Command(name, list(arguments), workspace.sloths_files, prepare)

    def emptied(folder: str) -> Callable[[], None]:
        def empty() -> None:
            shutil.rmtree(folder, ignore_errors=True)
            Path(folder).mkdir()

        return empty

    generate_and_compare = f'"$0" generate --no-log -i "{specs}" -o "{again}" && diff -r "{out}" "{again}"'
    return [
        command("sloth generate", sloth, "generate", "--no-log", "-i", specs, "-o", out, prepare=emptied(out)),
        command("sloth validate", sloth, "validate", "--no-log", "-i", specs),
        command("sloth generate, diff", "sh", "-c", generate_and_compare, sloth, prepare=emptied(again)),
        command("sloth generate, 1 file", sloth, "generate", "--no-log", "-i", one, "-o", f"{again}/one.yaml"),
        command("sloth validate, 1 file", sloth, "validate", "--no-log", "-i", one),
    ]
