"""One promtool unit test: input series, what expressions are worth at moments, which alerts fire."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from slocompiler.emit import write_yaml
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.prometheus.target import PROMETHEUS
from tests.ir_builders import compilation
from tests.judges.programs import run_rule_tests

#: Counters start high, or the first failure is extrapolated differently from all others.
START = 10_000_000


def counter(per_step: int, steps: int, *more: tuple[int, int]) -> str:
    """A counter of whole numbers: so many per step for so many steps, and so on."""
    value, parts = START, []
    for rate, count in ((per_step, steps), *more):
        parts.append(f"{value}+{rate}x{count}")
        value += rate * (count + 1)
    return " ".join(parts)


@dataclass
class PromtoolCase:
    """Rules with input, and checks to 9 decimals. Samples of the input are `scrape` apart, else one per evaluation.

    Groups are evaluated in the order of the file, `late_groups` after all others: what reads them reads the past.
    """

    rules: str
    series: Mapping[str, str]
    interval: str = "30s"
    scrape: str | None = None
    start: str | None = None
    late_groups: tuple[str, ...] = ()
    checks: list[dict[str, Any]] = field(default_factory=list)

    @staticmethod
    def of(service: ServiceIr, series: Mapping[str, str], built: CompilationIr | None = None) -> "PromtoolCase":
        return PromtoolCase(rules_of(service, built), series)

    def value(self, at: str, expr: str, expected: Mapping[str, float] | float | None) -> None:
        """At the moment, the expression has these samples: `{'{region="eu"}': 1}`, one without labels, or none."""
        samples = {} if expected is None else expected if isinstance(expected, Mapping) else {"{}": expected}
        self.checks.append(
            {
                "expr": f"round(1e9 * ({expr}))",
                "eval_time": at,
                "exp_samples": [{"labels": labels, "value": round(value * 1e9)} for labels, value in samples.items()],
            }
        )

    def firing(self, at: str, alert: str, count: int = 1) -> None:
        """At the moment, so many alerts of that name fire."""
        firing = f'count(ALERTS{{alertname="{alert}",alertstate="firing"}}) or vector(0)'
        self.checks.append(
            {"expr": firing, "eval_time": at, "exp_samples": [{"labels": "{}", "value": count}]},
        )

    def fires_from_to(self, alert: str, silent: Iterable[str], firing: Iterable[str]) -> None:
        for at in silent:
            self.firing(at, alert, 0)
        for at in firing:
            self.firing(at, alert)

    def run(self, folder: Path) -> None:
        """Runs promtool and fails with what it says."""
        (folder / "rules.yaml").write_text(self.rules, encoding="utf-8")
        test = {
            "rule_files": ["rules.yaml"],
            "evaluation_interval": self.interval,
            "group_eval_order": self._order(),
            "tests": [
                {
                    **({} if self.start is None else {"start_timestamp": self.start}),
                    "interval": self.scrape or self.interval,
                    "input_series": [{"series": name, "values": values} for name, values in self.series.items()],
                    "promql_expr_test": self.checks,
                }
            ],
        }
        path = folder / "rules.test.yaml"
        path.write_text(write_yaml(test), encoding="utf-8")
        verdict = run_rule_tests([path])
        assert verdict.ok, verdict.output

    def _order(self) -> list[str]:
        names = [group["name"] for group in yaml.safe_load(self.rules)["groups"]]
        return sorted(names, key=self.late_groups.__contains__)


def rules_of(service: ServiceIr, built: CompilationIr | None = None) -> str:
    """The plain rule file of a service."""
    output = PROMETHEUS.for_service(service, built or compilation(service))
    return next(artifact.text for artifact in output.artifacts if artifact.path.endswith("rules.yaml"))


def only(rules: str, *prefixes: str) -> str:
    """The rules whose record or alert starts with one of the prefixes, in their groups."""
    groups = yaml.safe_load(rules)["groups"]
    for group in groups:
        group["rules"] = [rule for rule in group["rules"] if (rule.get("record") or rule["alert"]).startswith(prefixes)]
    return write_yaml({"groups": [group for group in groups if group["rules"]]})
