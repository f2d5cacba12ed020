"""At which minutes alerts of rule files fire, asked of promtool."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.judges.programs import run_rule_tests

_SAMPLE = re.compile(r'\{(?:\w+="([^"]*)")?\} \d')
_AT = re.compile(r"time: ((?:\d+[hms])+)")
_METRIC = re.compile(r"[a-zA-Z_:][a-zA-Z0-9_:]*")
_UNITS = {"h": 60, "m": 1}


def firing_minutes(
    rules: Path, folder: Path, series: Mapping[str, str], minutes: Sequence[int], label: str
) -> dict[str, set[int]]:
    """Value of a label -> the minutes, of those asked for, at which an alert with that value fires.

    promtool prints what it got wherever a test expects something else: every minute is expected to be silent.
    """
    kept = only_needed(yaml.load(rules.read_text(), Loader=yaml.CSafeLoader)["groups"])
    needed = folder / f"{rules.stem}.needed.yaml"
    needed.write_text(yaml.dump({"groups": kept}, Dumper=yaml.CSafeDumper))
    groups = [group["name"] for group in kept]
    expr = f'count by ({label}) (ALERTS{{alertstate="firing"}})'
    test = {
        "rule_files": [str(needed)],
        "evaluation_interval": "30s",
        "group_eval_order": groups,
        "tests": [
            {
                "interval": "30s",
                "input_series": [{"series": name, "values": values} for name, values in series.items()],
                "promql_expr_test": [
                    {"expr": expr, "eval_time": f"{minute}m", "exp_samples": []} for minute in minutes
                ],
            }
        ],
    }
    path = folder / f"{rules.stem}.test.yaml"
    path.write_text(yaml.safe_dump(test, sort_keys=False, width=1000))
    return _read(run_rule_tests([path]).output)


def only_needed(groups: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The alerts and what they read, and what that reads: budgets and dashboards cost most and raise nothing."""
    rules = [rule for group in groups for rule in group["rules"]]
    wanted = [rule["expr"] for rule in rules if "alert" in rule]
    recorded = {name: [rule["expr"] for rule in rules if rule.get("record") == name] for name in map(_record, rules)}
    names: set[str] = set()
    while wanted:
        read = {name for expr in wanted for name in _METRIC.findall(expr) if name in recorded} - names
        names |= read
        wanted = [expr for name in read for expr in recorded[name]]
    kept = ({**group, "rules": [r for r in group["rules"] if "alert" in r or r["record"] in names]} for group in groups)
    return [group for group in kept if group["rules"]]


def _record(rule: Mapping[str, Any]) -> str:
    return str(rule.get("record", ""))


def _read(output: str) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for part in output.split("expr:")[1:]:
        at = _AT.search(part)
        assert at, part
        for value in _SAMPLE.findall(part):
            found.setdefault(value, set()).add(_minutes(at[1]))
    return found


def _minutes(text: str) -> int:
    return sum(int(count) * _UNITS.get(unit, 0) for count, unit in re.findall(r"(\d+)([hms])", text))


def spans(minutes: set[int]) -> list[tuple[int, int]]:
    """The minutes as stretches: first and last of each."""
    found: list[tuple[int, int]] = []
    for minute in sorted(minutes):
        if found and minute == found[-1][1] + 1:
            found[-1] = (found[-1][0], minute)
        else:
            found.append((minute, minute))
    return found
