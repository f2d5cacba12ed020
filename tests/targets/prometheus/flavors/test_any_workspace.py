"""Whatever the specs say, every engine gets the same rules, in their order, within its limits."""

from collections import Counter
from typing import Any

from hypothesis import given

from slocompiler.ir.organization import Flavor
from slocompiler.pipeline.understand import understand
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces
from tests.targets.prometheus.flavors.engines import Group, groups_of, rule_files

_MOST = 20


@profile(15)
@given(workspaces())
def test_every_engine_gets_the_same_rules_in_their_order(workspace: Workspace) -> None:
    with fresh_folder() as folder:
        built = understand([workspace.write(folder / "specs")]).compilation
    assert built is not None
    plain = _by_folder(rule_files(built, Flavor.PROMETHEUS), "rules.yaml")
    for flavor, name in (
        (Flavor.THANOS, "thanos-rules.yaml"),
        (Flavor.MIMIR, "mimir-rules.yaml"),
        (Flavor.AMP, "amp-cloudformation.json"),
        (Flavor.VICTORIAMETRICS, "vm-rule.yaml"),
    ):
        made = _by_folder(rule_files(built, flavor), name)
        assert made.keys() == plain.keys()
        for folder_name, groups in made.items():
            _are_the_same(plain[folder_name], groups)
            assert flavor is not Flavor.MIMIR or max(len(group["rules"]) for group in groups) <= _MOST
            assert max(Counter(group["name"] for group in groups).values()) == 1


def _by_folder(made: dict[str, str], name: str) -> dict[str, list[Group]]:
    return {path.rpartition("/")[0]: groups_of(path, text) for path, text in made.items() if path.endswith(f"/{name}")}


def _are_the_same(plain: list[Group], groups: list[Group]) -> None:
    """The same rules at the same intervals; those of a group stand in one group before, in the same order."""
    assert Counter(_keys(plain)) == Counter(_keys(groups))
    places = {key: place for place, key in enumerate(_keys(plain))}
    for group in groups:
        found = [places[key] for key in _keys([group])]
        assert found == sorted(found)


def _keys(groups: list[Group]) -> list[Any]:
    return [(group.get("interval"), repr(rule)) for group in groups for rule in group["rules"]]
