"""The page about engines says what is true."""

from pathlib import Path

from slocompiler.ir.organization import Flavor
from slocompiler.targets.prometheus import flavors
from slocompiler.targets.prometheus.flavors.mimir import MAX_GROUPS
from slocompiler.targets.prometheus.flavors.rules import FLAVOR_RULES
from tests.targets.prometheus.flavors.scale import table

PAGE = (Path(flavors.__file__).parents[1] / "ENGINES.md").read_text(encoding="utf-8")


def test_the_table_is_up_to_date() -> None:
    # To write it: python -m tests.targets.prometheus.flavors.scale
    assert table() in PAGE


def test_every_flavor_and_every_finding_is_on_the_page() -> None:
    assert [word for word in Flavor if f"| `{word}` |" not in PAGE] == []
    assert [rule.code for rule in FLAVOR_RULES if rule.code not in PAGE] == []


def test_so_many_slos_are_over_the_limit_of_groups() -> None:
    assert f"{MAX_GROUPS // 2 + 1} SLOs are" in PAGE
