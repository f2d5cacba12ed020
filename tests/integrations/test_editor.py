"""An editor with the YAML language server and our schema: what it completes, explains and finds wrong."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from slocompiler.cli.commands.schema import command as schema_command
from slocompiler.pipeline.schema import schema
from tests.integrations.language_server import Json, LanguageServer, language_server
from tests.integrations.readme import README

SPECS = Path(__file__).parents[2] / "specs"
# The server's own catalogue of schemas is left out: it would be asked over the network.
SETTINGS: Json = {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}}
SWITCH = "# yaml-language-server: $schema=../.slocompile.schema.json\n"
NUMBERS = count()
SHOP = f"""{SWITCH}version: slocompiler/v1
service: shop
team: search-platform
slos:
  availability:
    objective: 99.9%
    signal: requests
    no_data: ignore
    runbook: fix-it
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The worked example's schema, where the line at the top of a spec says that it is."""
    folder = tmp_path_factory.mktemp("editor")
    (folder / ".slocompile.schema.json").write_text(schema(None, SPECS).text or "", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    with language_server(folder, SETTINGS) as server:
        yield server


@pytest.fixture
def shop(folder: Path) -> Path:
    """A spec of its own for each test: what is said of one that was open before may come late."""
    return folder / "specs" / f"shop-{next(NUMBERS)}.yaml"


def place(text: str, beginning: str, after: str) -> tuple[int, int]:
    """Line and column, from 0, behind the text in the one line that begins so."""
    ((number, line),) = [(n, line) for n, line in enumerate(text.splitlines()) if line.strip().startswith(beginning)]
    return number, line.index(after) + len(after)


def test_keys_are_completed_and_explained(server: LanguageServer, shop: Path) -> None:
    text = SHOP.replace("    no_data", "    \n    no_data")  # an indented line, where the cursor stands
    assert server.open(shop, text) == []
    line, column = place(text, "no_data:", "    ")
    offered = server.complete(shop, line - 1, column)
    assert {"window", "good", "burn_rate_policy", "detect"} <= set(offered)
    assert not {"objective", "no_data", "service"} & set(offered)
    assert offered["window"]["documentation"] == "a rolling window, or a calendar window (UTC)"
    assert all(item["documentation"] for item in offered.values())


@pytest.mark.parametrize(
    ("key", "values"),
    [
        ("no_data", {"ignore", "bad"}),
        ("team", {"search-platform", "ml-platform"}),
        ("max_severity", {"P0", "P1", "P2"}),
        ("burn_rate_policy", {"standard"}),
    ],
)
def test_words_are_completed_with_what_they_mean(
    server: LanguageServer, shop: Path, key: str, values: set[str]
) -> None:
    text = SHOP.replace("no_data: ignore", f"{key}: ") if key != "team" else SHOP.replace(": search-platform", ": ")
    server.open(shop, text)
    offered = server.complete(shop, *place(text, f"{key}:", f"{key}: "))
    assert values <= set(offered)
    assert all(offered[value]["documentation"] for value in values)


def test_the_line_is_the_one_that_the_readme_and_the_command_show() -> None:
    for text in (README.read_text(encoding="utf-8"), schema_command.help or ""):
        shown = [line.strip() for line in text.splitlines() if "yaml-language-server: $schema=" in line]
        assert shown == [SWITCH.strip()]


def test_a_key_is_explained_with_examples(server: LanguageServer, shop: Path) -> None:
    server.open(shop, SHOP)
    shown = server.hover(shop, *place(SHOP, "objective:", "obj"))
    assert shown.startswith("share of good events that is promised")
    assert "```yaml\n99.95%\n```" in shown


@pytest.mark.parametrize(
    ("right", "wrong", "beginning", "message"),
    [
        ("no_data:", "no_date:", "no_date", "Property no_date is not allowed."),
        ("no_data: ignore", "no_data: maybe", "maybe", 'Value is not accepted. Valid values: "ignore", "bad".'),
        ("no_data: ignore", "min_failures: many", "many", 'Incorrect type. Expected "integer".'),
        ("99.9%", "99.9", "99.9", 'Incorrect type. Expected "string".'),
        ("search-platform", "search-plattform", "search-plattform", "Value is not accepted. Valid values: "),
        ("    signal: requests\n", "", "availability", 'Missing property "signal".'),
    ],
)
def test_mistakes_are_shown_where_they_are(
    server: LanguageServer, shop: Path, right: str, wrong: str, beginning: str, message: str
) -> None:
    assert right in SHOP
    text = SHOP.replace(right, wrong, 1)
    found = server.open(shop, text)
    (matching,) = [one for one in found if one["message"].startswith(message)]
    start = matching["range"]["start"]
    assert text.splitlines()[start["line"]][start["character"] :].startswith(beginning)


@pytest.mark.parametrize("path", sorted(SPECS.rglob("*.yaml")), ids=lambda path: path.name)
def test_nothing_is_wrong_with_the_worked_example(server: LanguageServer, folder: Path, path: Path) -> None:
    shown = folder / "specs" / path.relative_to(SPECS).name
    assert server.open(shown, SWITCH + path.read_text(encoding="utf-8")) == []
