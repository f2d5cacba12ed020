"""A service with what it inherits."""

from pathlib import Path

import pytest

from slocompiler.load.yaml import MappingNode, YamlNode, parse_yaml, to_python
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.pipeline.expand import expand
from slocompiler.pipeline.expanded_text import expanded_text
from tests.pipeline.workspaces import replace, workspace

HOSTILE = """\
plain: 99.95%
query: sum(rate(x{a="b"}[5m])) > 1
number: 1
bool: true
text: "true"
colon: "a: b"
hash: "a #b"
empty: ""
indicator: "*x"
quoted: 'it''s'
escapes: "tab\\there"
block: |
  one
    two

  three
keep: |+
  one

folded: >
  one
  two
list: [1, "2", {a: b, c: [d, e]}, [f, "g: h"]]
empty_list: []
empty_map: {}
"odd key": x
"yes": {no: deep}
"""


def parsed(text: str) -> YamlNode:
    result = parse_yaml(text, "specs/shop.yaml")
    assert not result.diagnostics
    return result.documents[0]


def test_the_text_reads_as_the_same_values() -> None:
    tree = parsed(HOSTILE)
    assert isinstance(tree, MappingNode)
    again = parsed(expanded_text(tree))
    assert to_python(again) == to_python(tree)


@pytest.mark.parametrize(
    "value", ["a: b", "a #b", "", "true", "12", "- x", "{a: b}", "*x", "'", '"', "a\nb", "é", "\t"]
)
def test_a_filled_in_parameter_is_quoted_where_it_must_be(value: str) -> None:
    """Templates fill plain scalars with any text."""
    from msgspec.structs import replace as change

    tree = parsed("key: filled\n")
    assert isinstance(tree, MappingNode)
    entry = tree.entries["key"]
    filled = change(tree, entries={"key": change(entry, value=change(entry.value, text=value, value=value))})
    assert to_python(parsed(expanded_text(filled))) == {"key": value}


def test_the_expanded_service_compiles_to_the_same(tmp_path: Path) -> None:
    specs = workspace(tmp_path, "shop")
    before = compile_specs([specs]).compilation
    text = expand([specs], "shop").text
    assert before
    assert text
    (specs / "shop.yaml").write_text(text)
    after = compile_specs([specs])
    assert after.diagnostics == ()
    assert after.compilation
    assert [slo.default.objective for slo in after.compilation.services[0].slos] == [
        slo.default.objective for slo in before.services[0].slos
    ]


def test_every_environment_is_a_document(tmp_path: Path) -> None:
    specs = workspace(tmp_path, "shop")
    replace(specs / "organization.yaml", "defaults:\n", "environments: {production: {}, staging: {}}\ndefaults:\n")
    both = expand([specs], "shop").text
    one = expand([specs], "shop", "staging").text
    assert both
    assert one
    assert [line for line in both.splitlines() if line.startswith("# ")] == [
        "# shop in production",
        "# shop in staging",
    ]
    assert both.endswith(f"---\n{one}")


@pytest.mark.parametrize(
    ("service", "environment", "similar"), [("shpo", None, ("shop",)), ("zzz", None, ()), ("shop", "staging", ())]
)
def test_no_such_service(tmp_path: Path, service: str, environment: str | None, similar: tuple[str, ...]) -> None:
    expanded = expand([workspace(tmp_path, "shop")], service, environment)
    assert expanded.text is None
    assert expanded.similar == similar
