"""One promtool test: what the series of a subject are over time, and what is expected then."""

from collections.abc import Mapping

from msgspec import Struct

from slocompiler.promql import VectorSelector
from slocompiler.proof.rule_tests.checks import Check
from slocompiler.values import Duration


class PromtoolTest(Struct, frozen=True):
    """A test of one subject: `title` says whose, `name` what happens.

    `series`: name of an input series -> its values, one every `scrape`. `reads`: what the subject's rules read.
    `ends`: the last moment (ms) that is looked at. `start`: when the test takes place; None: at any time.
    """

    title: str
    name: str
    scrape: Duration
    series: Mapping[str, str]
    reads: tuple[VectorSelector, ...]
    checks: tuple[Check, ...]
    ends: int
    start: str | None = None
