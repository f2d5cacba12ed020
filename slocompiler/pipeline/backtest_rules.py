"""The rules that a replay is about: those that would be deployed, and those that are."""

from collections.abc import Sequence
from pathlib import Path

from slocompiler.ir.service import ServiceIr
from slocompiler.proof.backtest.api_errors import BacktestError
from slocompiler.proof.backtest.read_rules import read_rules
from slocompiler.proof.backtest.rules import RuleSet, together
from slocompiler.targets.target import Artifact, service_folder
from slocompiler.values import Duration

_RULE_FILES = (".yaml", ".yml", ".rules", ".json")


def proposed_rules(artifacts: Sequence[Artifact], services: Sequence[ServiceIr], interval: Duration) -> RuleSet:
    """The rules as they would be deployed: all recordings, as a composite reads those of others, and chosen alerts."""
    wanted = {f"{service_folder(service)}/rules.yaml" for service in services}
    read = [
        (artifact.path, rules)
        for artifact in artifacts
        if artifact.path.endswith("/rules.yaml") and (rules := read_rules(artifact.text, artifact.path, interval))
    ]
    everything = together(rules for _, rules in read)
    alerts = tuple(alert for path, rules in read if path in wanted for alert in rules.alerts)
    unreadable = tuple(rule for path, rules in read if path in wanted for rule in rules.unreadable)
    return RuleSet(everything.recordings, alerts, unreadable)


def read_rule_files(place: Path, evaluation_interval: Duration) -> RuleSet:
    """The rules of a file, or of all rule files in a folder. Raises BacktestError when there are none."""
    files = sorted(path for path in place.rglob("*") if path.suffix in _RULE_FILES) if place.is_dir() else [place]
    found = [
        rules
        for path in files
        if (rules := read_rules(path.read_text(encoding="utf-8", errors="replace"), str(path), evaluation_interval))
    ]
    if not found:
        raise BacktestError(f"there are no Prometheus rules in {place}", "name a file that starts with `groups:`")
    return together(found)
