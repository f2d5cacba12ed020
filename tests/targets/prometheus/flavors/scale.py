"""How rules grow with the number of SLOs: counted on specs of the benchmarks, and multiplied.

`python -m tests.targets.prometheus.flavors.scale` prints the table of ENGINES.md.
"""

import json
import sys
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

from slocompiler.pipeline.cost import cost
from slocompiler.pipeline.make import make
from slocompiler.targets.prometheus import PROMETHEUS
from slocompiler.targets.prometheus.flavors.amp import MAX_BYTES
from slocompiler.targets.prometheus.flavors.amp import MAX_RULES as MAX_RULES_OF_A_WORKSPACE
from slocompiler.targets.prometheus.flavors.mimir import MAX_GROUPS
from tests.benchmarks import services

MANY = 100_000
SLOS = 3  # of each service of the benchmarks
RAW_SERIES = 250
MEASURED = Path(services.__file__).with_name("beside_sloth.json")


def table() -> str:
    """Rows of markdown: per SLO, and for a hundred thousand."""
    rows = [("", "one SLO", f"{MANY:,} SLOs"), ("---", "---:", "---:")]
    rows += [(what, _number(amount), _number(amount * MANY)) for what, amount in _amounts().items()]
    return "".join(f"| {' | '.join(row)} |\n".replace("|  |", "| |") for row in rows)


def _amounts() -> dict[str, Fraction]:
    with TemporaryDirectory() as folder:
        specs = Path(folder) / "specs"
        services.our_specs(specs, 1)
        report = cost(specs, series=RAW_SERIES).report
        assert report is not None
        (service,) = report.services
        rules = service.rules
        artifacts = make(specs, [PROMETHEUS]).artifacts
    assert artifacts is not None
    text = next(made.text for made in artifacts[PROMETHEUS.name] if made.path.endswith("/rules.yaml"))
    a_second = [Fraction(group.samples * 1000, group.interval.milliseconds) for group in rules.groups]
    amounts = {
        "rule groups": Fraction(len(rules.groups)),
        "rules": Fraction(rules.rules),
        "recorded series": Fraction(rules.series),
        "samples read a second": sum(a_second, start=Fraction(0)),
        "KiB of rules": Fraction(len(text.encode()), 1024),
        "CPU seconds of a build": _build_seconds() * SLOS,
        "tenants of Mimir, as limited by default": Fraction(len(rules.groups), MAX_GROUPS),
        "workspaces of Amazon, as limited by default": Fraction(rules.rules, MAX_RULES_OF_A_WORKSPACE),
        "namespaces of Amazon, if filled": Fraction(len(text.encode()), MAX_BYTES),
    }
    return {what: amount / SLOS for what, amount in amounts.items()}


def _build_seconds() -> Fraction:
    """CPU time of a whole build for each SLO, at the largest number of services that was measured."""
    sizes = json.loads(MEASURED.read_text(encoding="utf-8"))["sizes"]
    largest = max(sizes, key=int)
    milliseconds = Fraction(str(sizes[largest]["commands"]["build"]["cpu_ms"]))
    return milliseconds / 1000 / int(largest) / SLOS


def _number(amount: Fraction) -> str:
    """Two significant digits, or whole where there are more; what is below one has its digits after the point."""
    if amount >= 10:
        digits = max(len(str(int(amount))) - 2, 0)
        return f"{round(amount, -digits if digits > 1 else 0).numerator:,}"
    places = 1
    while amount * 10**places < 10 and places < 6:
        places += 1
    return f"{float(round(amount, places)):.{places}f}".rstrip("0").rstrip(".")


if __name__ == "__main__":
    sys.stdout.write(table())
