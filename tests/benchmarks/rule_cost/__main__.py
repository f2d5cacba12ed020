"""Runs the benchmark, prints it and keeps it."""

import json
import sys
from pathlib import Path

from tests.benchmarks.rule_cost.chart import chart
from tests.benchmarks.rule_cost.report import as_json, lines, prometheus_is_there
from tests.benchmarks.rule_cost.run import FULL, ROUNDS, run

RESULT = Path(__file__).parents[1] / "rule_cost.json"


def main() -> None:
    prometheus_is_there()
    result = run(say=lambda text: print(text, file=sys.stderr, flush=True))
    kept = as_json(result, FULL, ROUNDS)
    RESULT.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")
    RESULT.with_suffix(".svg").write_text(chart(kept), encoding="utf-8")
    print("\n".join(lines(result)))


if __name__ == "__main__":
    main()
