"""The names are written down so that nothing is loaded to know them; they are those of the targets."""

from slocompiler.targets.names import TARGET_NAMES
from slocompiler.targets.registry import TARGETS


def test_the_names_are_those_of_the_targets_in_their_order() -> None:
    assert tuple(target.name for target in TARGETS) == TARGET_NAMES
