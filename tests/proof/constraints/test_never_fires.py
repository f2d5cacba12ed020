"""Alerts and entries that nothing can set off, and policies in which one entry makes another redundant."""

from pathlib import Path

import pytest

from tests.proof.constraints.specs import findings, spec
from tests.snippets import ORGANIZATION

_SIGNALS = """\
  duration:
    unit: seconds
    distribution: {prometheus: {histogram: http_request_duration_seconds, buckets: [0.1, 0.5, 1]}}
  up: {unit: bool, gauge: {prometheus: {value: up}}}
  cpu: {unit: ratio, gauge: {prometheus: {value: cpu_ratio}}}
slos:"""


def with_alert(signal: str, when: str, for_: str) -> str:
    alert = f"alerts: {{it: {{signal: {signal}, when: {when}, for: {for_}, severity: P1, runbook: fix-it}}}}"
    return spec("", service=alert).replace("    detect: {}\n", "").replace("slos:", _SIGNALS)


@pytest.mark.parametrize(
    ("signal", "when", "for_", "text"),
    [
        ("requests", "{bad_ratio: {above: 100%}}", "0s", "bad_ratio is never above 100%"),
        ("requests", "{bad_ratio: {above: 99%}}", "0s", None),
        ("requests", "{rate: {below: 0/s}}", "0s", "rate is never below 0"),
        ("requests", "{count: {below: 0}}", "0s", "count is never below 0"),
        ("requests", "{count: {below: 1}}", "0s", None),
        ("duration", "{p95: {below: 0s}}", "0s", "p95 is never below 0"),
        ("up", "{value: {above: 1}}", "0s", "value is never above 1"),
        ("up", "{value: {below: 1}}", "0s", None),
        ("cpu", "{value: {above: 120%}}", "0s", None),
        ("requests", "{rate: {drops: 50%}}", "1d", "after 1d a drop has become the median of 1h, 1d and 1w ago"),
        ("requests", "{rate: {drops: 50%}}", "23h", None),
        ("requests", "{rate: {drops: 50%, against: 1h}}", "1h", "after 1h a drop has become what was 1h ago"),
        ("requests", "{rate: {rises: 50%, against: 15m}}", "15m", None),
        ("requests", "{rate: {drops: 100%}}", "5m", "nothing falls by more than 100%"),
        ("requests", "{absent: {seen_within: 1h}}", "1h", "a group is forgotten 1h after its last event"),
        ("requests", "{absent: {seen_within: 1h}}", "30m", None),
        ("requests", "{bad_ratio: {above: 1%, over: 30s}}", "0s", "30s never holds two samples"),
        ("duration", "{p95: {above: 50ms, over: 1m}}", "0s", None),
        ("cpu", "{value: {above: 90%, over: 30s, as: mean}}", "0s", None),
    ],
)
def test_alerts(signal: str, when: str, for_: str, text: str | None, tmp_path: Path) -> None:
    found = [one for one in findings(tmp_path / "specs", with_alert(signal, when, for_)) if one.code == "SLO455"]
    assert [text in one.message for one in found if text] == ([] if text is None else [True])
    assert not (text is None and found)


def entries(*texts: str) -> str:
    """The organization with these entries, named `a`, `b`, ... as its policy."""
    head, rest = ORGANIZATION.split("  standard:\n", 1)
    after = rest[rest.index("defaults:") :]
    lines = "".join(f"    {name}: {{{text}}}\n" for name, text in zip("abcd", texts, strict=False))
    return f"{head}  standard:\n{lines}{after}"


def codes(folder: Path, *texts: str, service: str | None = None) -> list[str]:
    text = service or spec("").replace("    detect: {}\n", "")
    return [f"{one.code} {one.span.line}" for one in findings(folder / "specs", text, entries(*texts))]


GAUGE = """\
version: slocompiler/v1
service: login
team: web
signals: {queue: {unit: count, gauge: {prometheus: {value: max(queue_length)}}}}
slos: {short-queue: {objective: 99%%, signal: queue, good: {below: 100}, runbook: fix-it%s}}
runbooks: {fix-it: {title: Fix it, steps: [{do: Restart it}]}}
"""


def test_an_entry_whose_short_window_never_holds_two_samples(tmp_path: Path) -> None:
    assert codes(tmp_path, "burn: 14.4, long: 1h, short: 30s, severity: P1") == ["SLO455 11"]


def test_a_long_window_that_holds_too_few_slices(tmp_path: Path) -> None:
    entry = "burn: 14.4, long: 2h, short: 5m, severity: P1"
    assert codes(tmp_path / "few", entry, service=GAUGE % ", min_failures: 241")[-1:] == ["SLO455 5"]


def test_an_entry_within_the_windows_of_another_is_redundant_once(tmp_path: Path) -> None:
    wide = "burn: 14.4, long: 6h, short: 5m, for: 2m, severity: P1"
    assert codes(tmp_path, wide, "burn: 6, long: 1h, short: 30m, for: 2m, severity: P1") == ["SLO456 20"]


@pytest.mark.parametrize(
    "policy",
    [
        ("burn: 14.4, long: 6h, short: 5m, for: 2m, severity: P0", "burn: 6, long: 1h, short: 30m, severity: P1"),
        ("burn: 14.4, long: 1h, short: 5m, severity: P1", "burn: 6, long: 6h, short: 30m, severity: P1"),
        ("burn: 14.4, long: 1h, short: 5m, severity: P1", "burn: 6, long: 1h, short: 5m, for: 15m, severity: P1"),
    ],
)
def test_entries_that_are_there_for_something(policy: tuple[str, ...], tmp_path: Path) -> None:
    assert codes(tmp_path, *policy) == []


def test_a_cap_that_makes_severities_equal_in_one_environment_is_no_mistake(tmp_path: Path) -> None:
    organization = entries(
        "burn: 14.4, long: 6h, short: 5m, for: 2m, severity: P0", "burn: 6, long: 1h, short: 30m, severity: P1"
    ).replace("tiers:", "environments: {production: {}, staging: {max_severity: P2}}\ntiers:")
    text = spec("").replace("    detect: {}\n", "")
    assert [one.code for one in findings(tmp_path / "specs", text, organization)] == []
