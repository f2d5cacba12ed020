"""Runs random cases through promtool and compares every firing with the model.

The committed test runs a few hundred. For more:
`python -m tests.proof.detection.promtool_batches --cases 5000 --seed 7`.
"""

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from slocompiler.emit import write_yaml
from slocompiler.proof.detection.outcome import Firing
from slocompiler.proof.detection.simulate import simulate
from tests.judges.programs import run_rule_tests
from tests.proof.detection.case_texts import expectations, rule_group, series
from tests.proof.detection.random_cases import Case, random_cases, random_form_cases

#: Scrape and evaluation interval in seconds; one batch each.
GRIDS = ((10, 20), (15, 15), (15, 40), (20, 60), (30, 20), (30, 30), (30, 60), (60, 30), (60, 60))
#: Seconds after the beginning of the series at which every test ends: history, outage and what follows it.
ENDS = 9_000
FORM_ENDS = 6_000


@dataclass(frozen=True)
class Batch:
    """Cases on one grid; promtool runs them as one test."""

    number: int
    cases: tuple[Case, ...]
    ends: int = ENDS

    @property
    def fired(self) -> int:
        return sum(isinstance(simulate(case.alert, case.facts, case.scenario), Firing) for case in self.cases)


def batches(seed: int, count: int) -> Iterator[Batch]:
    """`count` cases on all grids in turn, the same for the same seed."""
    random = Random(seed)
    each = -(-count // len(GRIDS))
    for number, (scrape, interval) in enumerate(GRIDS):
        yield Batch(number, tuple(random_cases(random, scrape, interval, each)))


def form_batches(seed: int, count: int) -> Iterator[Batch]:
    """The same for gauges, time slices, distributions and ratios."""
    random = Random(seed)
    each = -(-count // len(GRIDS))
    for number, (scrape, interval) in enumerate(GRIDS):
        yield Batch(200 + number, tuple(random_form_cases(random, scrape, interval, each)), FORM_ENDS)


def write_batch(batch: Batch, folder: Path) -> Path:
    """The rule file and the test file of a batch; the path of the latter."""
    groups = [rule_group(case) for case in batch.cases]
    rules, tests = folder / f"rules{batch.number}.yaml", folder / f"tests{batch.number}.yaml"
    rules.write_text(write_yaml({"groups": groups}))
    facts = batch.cases[0].facts
    test = {
        "interval": str(facts.scrape),
        "input_series": [line for case in batch.cases for line in series(case, batch.ends)],
        "promql_expr_test": [
            expected
            for case in batch.cases
            for expected in expectations(case, simulate(case.alert, case.facts, case.scenario), batch.ends)
        ],
    }
    document = {
        "rule_files": [rules.name],
        "evaluation_interval": str(facts.interval),
        "group_eval_order": [group["name"] for group in groups],
        "tests": [test],
    }
    tests.write_text(json.dumps(document))
    return tests


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path, help="folder to leave the files in")
    options = arguments.parse_args()
    with TemporaryDirectory() as folder:
        for batch in (*batches(options.seed, options.cases), *form_batches(options.seed, options.cases)):
            verdict = run_rule_tests([write_batch(batch, options.keep or Path(folder))])
            state = "agrees" if verdict.ok else f"DISAGREES\n{verdict.output[:4000]}"
            print(f"{GRIDS[batch.number % 100]}: {len(batch.cases)} cases, {batch.fired} fired: {state}")  # noqa: T201


if __name__ == "__main__":
    main()
