"""Every command that the README names, run where its reader would run it."""

import importlib.util
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

from slocompiler.cli.main import run
from slocompiler.cli.program import COMMANDS, program
from tests.judges.servers import prometheus_config, running_prometheus
from tests.pipeline.diffing.repositories import repository

REPOSITORY = Path(__file__).parents[1]
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
CORPUS = REPOSITORY / "tests/importing/corpus"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROSE = BLOCK.sub("", README)
TABLE = [line for line in PROSE.splitlines() if line.startswith("| `slocompile")]
TEXT = re.sub(r"\s*\n\s*", " ", "\n".join(line for line in PROSE.splitlines() if line not in TABLE))
NAMED = tuple(dict.fromkeys(re.findall(r"`(slocompile [^`]+)`", TEXT)))

#: What has to be there first, made in a folder: the words of the README that stand for something there.
Ground = Callable[[Path], dict[str, str]]


def nothing(folder: Path) -> dict[str, str]:
    return {}


def worked_example(folder: Path) -> dict[str, str]:
    shutil.copytree(REPOSITORY / "specs", folder / "specs")
    return {}


def foreign(source: Path, target: str) -> Ground:
    """A file of another program, and no specs yet."""

    def ground(folder: Path) -> dict[str, str]:
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, folder / target)
        return {"FILE...": target}

    return ground


def raised_objective(folder: Path) -> dict[str, str]:
    """The worked example with a stricter objective on a branch of its own."""
    specs = REPOSITORY / "specs"
    files = {path.relative_to(specs).as_posix(): path.read_text() for path in specs.rglob("*") if path.is_file()}
    found = repository(folder, files=files)
    found.git("update-ref", "refs/remotes/origin/main", "HEAD")
    found.edit("akidb-rest.yaml", "objective: 99.95%", "objective: 99.99%")
    found.commit("promise more")
    return {}


def new_service(folder: Path) -> dict[str, str]:
    """A service called shop, and the rules that were there before."""
    assert run(["init", "shop"]) == 0
    (folder / "old-rules").mkdir()
    shutil.copyfile(CORPUS / "rules/every-field.yaml", folder / "old-rules/rules.yaml")
    return {}


@dataclass(frozen=True)
class Setting:
    """`more`: words that the sentence leaves to its reader. `shown`: what of the README must be in the output."""

    ground: Ground = worked_example
    more: str = ""
    shown: tuple[str, ...] = ()
    code: int = 0


def _console() -> str:
    (shown,) = [text for language, text in BLOCK.findall(README) if language == "console"]
    return str(shown)


SETTINGS = {
    "slocompile init shop": Setting(nothing),
    "slocompile cost": Setting(),
    "slocompile schema": Setting(),
    "slocompile schema --for specs/": Setting(),
    "slocompile expand": Setting(more="akidb-rest --environment production"),
    "slocompile explain SLO401": Setting(nothing, shown=("SLO401",)),
    "slocompile fmt": Setting(),
    "slocompile validate --fix": Setting(),
    "slocompile detect": Setting(),
    'slocompile routes --at "2026-11-28T03:00"': Setting(),
    "slocompile diff --base origin/main": Setting(raised_objective, shown=(_console(),)),
    "slocompile import sloth slos/*.yml": Setting(foreign(CORPUS / "sloth/every-field.yaml", "slos/shop.yml")),
    "slocompile import pyrra slos/*.yaml --service shop": Setting(
        foreign(CORPUS / "pyrra/indicators.yaml", "slos/shop.yaml")
    ),
    "slocompile import openslo FILE...": Setting(
        foreign(REPOSITORY / "tests/importing/openslo/corpus/v1.yaml", "slos/shop.yaml")
    ),
    "slocompile import rules rules/*.yaml": Setting(foreign(CORPUS / "rules/operator.yaml", "rules/shop.yaml")),
    "slocompile import alertmanager alertmanager.yml": Setting(
        foreign(CORPUS / "alertmanager/teams.yaml", "alertmanager.yml")
    ),
    "slocompile export openslo": Setting(),
    "slocompile site": Setting(),
    "slocompile build --allow-code": Setting(),
    "slocompile fmt --stdin-name specs/shop.yaml -": Setting(new_service),
    "slocompile explain DIF124": Setting(nothing, shown=("DIF124",)),
}
#: Those that need another program to run are tested by name below; the workflow's are run with the others of it.
ELSEWHERE = {
    "slocompile backtest shop --prometheus URL --since 30d --against old-rules/",
    "slocompile prove",
}


def test_every_command_of_the_text_has_a_setting() -> None:
    assert set(NAMED) - ELSEWHERE - SETTINGS.keys() == set()


def words_of(command: str, folder: Path, meant: dict[str, str]) -> Iterator[str]:
    """The arguments as a shell gives them to the program."""
    for word in shlex.split(command)[1:]:
        word = meant.get(word, word)
        found = sorted(path.relative_to(folder).as_posix() for path in folder.glob(word)) if "*" in word else []
        yield from found or [word]


@pytest.mark.parametrize("command", [command for command in NAMED if command not in ELSEWHERE])
def test_a_command_of_the_text(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    setting = SETTINGS[command]
    monkeypatch.chdir(tmp_path)
    meant = setting.ground(tmp_path)
    capsys.readouterr()
    if command.endswith(" -"):
        monkeypatch.setattr("sys.stdin", (tmp_path / "specs/shop.yaml").open(encoding="utf-8"))
    assert run([*words_of(command, tmp_path, meant), *setting.more.split()]) == setting.code
    printed = capsys.readouterr()
    for shown in setting.shown:
        assert shown in printed.out
    assert printed.out
    assert "internal error" not in printed.err


def test_the_backtest_of_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (command,) = [command for command in NAMED if command.startswith("slocompile backtest")]
    monkeypatch.chdir(tmp_path)
    new_service(tmp_path)
    with running_prometheus(prometheus_config(tmp_path), tmp_path) as prometheus:
        code = run(list(words_of(command, tmp_path, {"URL": prometheus.url})))
    assert code == 0, capsys.readouterr().err
    assert "shop" in capsys.readouterr().out


@pytest.mark.parametrize("module", re.findall(r"`python -m ([\w.]+)`", TEXT))
def test_a_module_of_the_text_is_there(module: str) -> None:
    assert importlib.util.find_spec(module) is not None


def _usages() -> Iterator[tuple[str, str]]:
    """Each command of the table with each option that its row shows."""
    for row in TABLE:
        usage = row.split("`")[1]
        name = usage.split()[1]
        yield from ((name, option) for option in re.findall(r"--[a-z-]+", row.rsplit("|", 2)[0]))


@pytest.mark.parametrize(("name", "option"), sorted(set(_usages())))
def test_an_option_of_the_table_is_one(name: str, option: str) -> None:
    assert option in _options(name)


def _options(name: str) -> set[str]:
    command = program.get_command(click.Context(program), name)
    assert command is not None
    subcommands = command.commands.values() if isinstance(command, click.Group) else ()
    return {spelled for each in (command, *subcommands) for option in each.params for spelled in option.opts}


def test_the_table_names_every_command() -> None:
    assert {row.split("`")[1].split()[1] for row in TABLE} == set(COMMANDS)
