"""The form of a spec means nothing."""

from functools import cache
from random import Random

import pytest
import yaml

from slocompiler.ir.compilation import CompilationIr
from slocompiler.pipeline.diff import diff_sides
from slocompiler.pipeline.diffing.compile_sides import compile_base
from slocompiler.pipeline.diffing.known import Wanted, differing
from tests.diff.compared import Files, file_side
from tests.diff.formatting import reformatted
from tests.diff.specs import FILES, edited

TEMPLATE = """\
version: slocompiler/v1
template: http
parameters: {job: {}, limit: {default: 300ms}}
signals:
  http:
    unit: seconds
    distribution:
      prometheus:
        histogram: http_seconds{job="$job"}
        buckets: [0.1, 0.3, 1]
slos:
  latency: {objective: 99.5%, signal: http, good: {below: $limit}, runbook: shared}
"""
EXTENDED = edited(
    FILES,
    ("_templates/http.yaml", "", TEMPLATE),
    ("cart.yaml", "tier: standard\n", "tier: standard\nextends: {http: {job: cart}}\n"),
)
MUTATIONS, ROUNDS = 200, 20


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_form_means_anything(seed: int) -> None:
    """Ten mutations in each round: every file of the workspace in another form."""
    for number in range(MUTATIONS // ROUNDS):
        random = Random(seed * 1000 + number)
        mutated = {name: reformatted(text, random) for name, text in EXTENDED.items()}
        assert_means_the_same(EXTENDED, mutated)


def assert_means_the_same(old: Files, new: Files) -> None:
    before, after = compiled_once(tuple(sorted(old.items()))), compiled(new)
    assert differing(before, after).told == frozenset()


@cache
def compiled_once(files: tuple[tuple[str, str], ...]) -> CompilationIr:
    return compiled(dict(files))


def compiled(files: Files) -> CompilationIr:
    """Without lint, which has nothing to say about form."""
    side = file_side(files)
    found = compile_base(side, [side.specs])
    assert found is not None
    assert found.errors == (), [f"{error.span}: {error.message}" for error in found.errors]
    assert found.compilation is not None
    return found.compilation


def test_the_mutations_are_what_they_claim() -> None:
    """They differ from the text and from each other, and read as the same data."""
    texts = {reformatted(EXTENDED["shop.yaml"], Random(seed)) for seed in range(30)}
    assert len(texts) == 30
    original = yaml.load(EXTENDED["shop.yaml"], yaml.BaseLoader)
    assert all(yaml.load(text, yaml.BaseLoader) == original for text in texts)
    for sign in ("#", "{", '"', "'", "\n\n"):
        assert any(sign in text for text in texts)


def test_the_whole_comparison_says_so() -> None:
    mutated = {name: reformatted(text, Random(7)) for name, text in EXTENDED.items()}
    wish = (Wanted(artifacts=True), lambda done, total, what: None)
    report = diff_sides(file_side(EXTENDED), file_side(mutated), wish).report
    assert (report.entries, report.artifacts, report.errors) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('total: http_requests_total{job="shop"}', "total: 'http_requests_total{ job = \"shop\" }'"),
        (
            'value: avg by (region, zone) (load_ratio{job="shop"})',
            'value: |\n          avg(load_ratio{job="shop"}) by (region, zone)',
        ),
        ("objective: 99.9%", "objective: 99.90%"),
        ("    for: 2m\n", "    for: 120s\n"),
        ("good: {below: 300ms}", "good: {below: 0.3s}"),
        ("p95: {above: 300ms, over: 5m}", "p95: {above: 0.3s, over: 5m}"),
        ("pages_at_most: 10/week", "pages_at_most: 10.0/week"),
        ("    lasts: 1h\n", "    lasts: 60m\n"),
        ("bad_ratio: 50%", "bad_ratio: 50.0%"),
        ("buckets: [0.1, 0.3, 1]", "buckets: [0.10, 0.3, 1.0]"),
        ("{path: /health, rate: 0%, traffic: 1/s}", "{path: /health, rate: 0%, traffic: 60/m}"),
    ],
)
def test_no_spelling_of_a_value_means_anything(old: str, new: str) -> None:
    assert_means_the_same(FILES, edited(FILES, ("shop.yaml", old, new)))
