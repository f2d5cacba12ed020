"""One generated test with its rules, either of them changed on purpose, as promtool sees it."""

import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import DistributionSli
from slocompiler.proof.rule_tests.rule_test_file import rule_tests
from slocompiler.values import Duration
from tests.ir_builders import (
    above,
    absent,
    alert,
    by,
    deviates,
    distribution_signal,
    drops,
    events_signal,
    gauge_signal,
    maintenance,
    measure,
    organization,
    partition,
    rises,
    service,
    slo,
    weekly,
)
from tests.judges.programs import Verdict, run_rule_tests
from tests.proof.rule_tests.generated import rules_of, write

NOW = measure("value", None)
BOUNDARIES = ("0.01", "0.03", "1")
LATENCY = slo("latency", DistributionSli("duration", Decimal("0.03"), None), partition("99.9%", prefix="SvcLatency"))
SOON = Duration.of(minutes=2)
NIGHT = maintenance("reindex", weekly("night", range(7), "02:00", "03:00"), excludes_budget=True)
SERVICES: dict[str, ServiceIr] = {
    "events": service(events_signal(), slo()),
    "good": service(events_signal(bad=None, good='req_total{code!~"5..",job="svc"}'), slo()),
    "groups": service(events_signal(by=by("region")), slo(by=("region",))),
    "classic": service(distribution_signal(boundaries=BOUNDARIES), LATENCY),
    "native": service(distribution_signal(boundaries=None), LATENCY),
    "masked": service(events_signal(), slo(masked=True), NIGHT),
    "ratio": service(events_signal(), alert("ratio", above(measure("bad_ratio"), "0.01"))),
    "count": service(events_signal(), alert("many", above(measure("count"), "1000"))),
    "quantile": service(
        distribution_signal(boundaries=BOUNDARIES),
        alert("slow", above(measure("p95"), "0.03"), on="duration"),
    ),
    "mean": service(
        distribution_signal(boundaries=BOUNDARIES),
        alert("mean", above(measure("mean"), "0.2"), on="duration"),
    ),
    "gauge": service(
        gauge_signal('level{job="svc"}'), alert("level", above(measure("value", "10m", "mean"), "90"), on="gauge")
    ),
    "level": service(gauge_signal('level{job="svc"}'), alert("level", above(NOW, "90"), on="gauge")),
    "drop": service(events_signal(), alert("drop", drops(measure("rate")))),
    "rise": service(gauge_signal("sum(level)"), alert("rise", rises(NOW, against="15m"), on="gauge")),
    "band": service(events_signal(), alert("odd", deviates(measure("rate")))),
    "absent": service(events_signal(), alert("gone", absent())),
    "silent": service(events_signal(by=by("region")), alert("silent", absent("1d"), by=("region",))),
}


def verdict(folder: Path, name: str, test: str, broken: Callable[[str], str] = str) -> Verdict:
    """What promtool says about the tests of that name, run on the rules as `broken` makes them, without budgets."""
    one, known = SERVICES[name], organization()
    forget()
    chosen = tuple(each for each in rule_tests(one, known).tests if test in each.name)
    assert chosen, f"{name} has no test `{test}`"
    rules = rules_of(one, known)
    changed = broken(rules)
    assert broken is str or changed != rules, "the mutant changes nothing"
    return run_rule_tests([write(folder, one, known, chosen[:1], changed)])


def forget() -> None:
    """Empties every cache of the models, which a mutant would not reach."""
    for name, module in list(sys.modules.items()):
        if name.startswith("slocompiler.proof"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def replaced(old: str, new: str) -> Callable[[str], str]:
    """Another text in its place, wherever it stands."""
    return lambda rules: rules.replace(old, new)


def matched(pattern: str, new: str) -> Callable[[str], str]:
    """The same for a regular expression."""
    return lambda rules: re.sub(pattern, new, rules)
