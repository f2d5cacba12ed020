"""Every kind of change has an example, which is a case of the table."""

from slocompiler.diff.examples import FILE, backwards, example_of
from slocompiler.diff.registry import CHANGE_KINDS
from tests.diff.examples import examples_text


def test_the_examples_are_up_to_date() -> None:
    # To write them: python -m tests.diff.examples
    assert FILE.read_text(encoding="utf-8") == examples_text()


def test_every_kind_has_an_example_that_changes_something() -> None:
    kinds = {kind.name: kind for kind in CHANGE_KINDS}
    for kind in CHANGE_KINDS:
        signs = {line[:2] for line in example_of(kind).split("\n")}
        assert signs <= {"- ", "+ ", "  "}
        assert signs & {"- ", "+ "}
        assert kind.mirror == kind.name or example_of(kinds[kind.mirror]) == backwards(example_of(kind))


def test_backwards_what_came_goes_first() -> None:
    assert backwards("  slos:\n- a\n+ b\n+ c\n  d\n+ e") == "  slos:\n- b\n- c\n+ a\n  d\n- e"
