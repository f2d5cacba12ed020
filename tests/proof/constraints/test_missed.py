"""Constraints that are missed: which finding, what it says is slow, and that the change it names helps."""

import re
from pathlib import Path

import pytest

from slocompiler.diagnostics import Diagnostic
from tests.proof.constraints.specs import findings, spec
from tests.snippets import ORGANIZATION

_MAINTENANCE = """\
maintenance: {reindex: {during: business-hours, mute: [P2], budget: exclude}}
"""

#: Detect, further arguments of the spec, code (None: met), what its message names.
CASES = [
    ("a: {bad_ratio: 100%, within: 5m}", {}, None, ""),
    ("a: {bad_ratio: 100%, within: 4m}", {}, "SLO451", "after up to 4m22s"),
    ("a: {bad_ratio: 100%, within: 3m}", {}, "SLO451", "2m of `for`"),
    ("a: {bad_ratio: 5%, within: 10m}", {}, "SLO451", "17m17s until its 1h window is 1.44% bad"),
    ("a: {bad_ratio: 100%, within: 5m}", {"service": _MAINTENANCE}, "SLO451", "summed up from recorded counts"),
    ("a: {bad_ratio: 100%, within: 10m}", {"traffic": "traffic: 1/m"}, "SLO451", "5 failures (`min_failures`)"),
    ("a: {bad_ratio: 1%, within: 5h}", {}, None, ""),
    ("a: {bad_ratio: 0.15%, within: 3d}", {}, "SLO452", "`slow`, its most sensitive alert, waits for more than 0.2%"),
    ("a: {bad_ratio: 10%, within: 1d}", {"traffic": "traffic: {mean: 1/m, low: 1/d}"}, "SLO452", "may never see 5"),
    ("a: {bad_ratio: 1%, within: 1d}", {"slo": "baseline: 1%", "objective": "98%"}, "SLO452", "`baseline` of 1%"),
    ("a: {bad_ratio: 5%, lasts: 8m, within: 20m}", {"objective": "99.95%"}, "SLO453", "8m) is over before"),
    ("a: {bad_ratio: 5%, lasts: 15m, within: 20m}", {"objective": "99.95%"}, None, ""),
    ("a: {bad_ratio: 100%, lasts: 2m, within: 5m}", {}, None, ""),
    ("a: {bad_ratio: 100%, lasts: 2m, within: 3m30s}", {}, None, ""),
    ("a: {bad_ratio: 100%, lasts: 2m, within: 3m}", {}, "SLO451", "after up to 3m30s"),
    ("a: {bad_ratio: 100%, lasts: 10m, within: 5m, resets_within: 21m}", {}, None, ""),
    ("a: {bad_ratio: 100%, lasts: 10m, within: 5m, resets_within: 18m}", {}, "SLO454", "kept firing for 15m"),
]


@pytest.mark.parametrize(("detect", "others", "code", "text"), CASES)
def test_a_constraint_is_met_or_says_what_is_slow(
    detect: str, others: dict[str, str], code: str | None, text: str, tmp_path: Path
) -> None:
    found = findings(tmp_path / "specs", spec(detect, **others))
    assert [one.code for one in found] == ([] if code is None else [code])
    for one in found:
        assert text in one.message
        assert one.span.path.endswith("login.yaml")


@pytest.mark.parametrize(("detect", "others", "code", "text"), [case for case in CASES if case[2] is not None])
def test_every_change_that_is_named_helps(
    detect: str, others: dict[str, str], code: str, text: str, tmp_path: Path
) -> None:
    """Each remedy of the help is made in the documents, and they are compiled again."""
    (found,) = findings(tmp_path / "before", spec(detect, **others))
    assert found.help is not None
    for number, remedy in enumerate([] if found.help.startswith("no single") else found.help.split("; or ")):
        organization, text = changed(remedy, ORGANIZATION, spec(detect, **others))
        after = findings(tmp_path / f"after{number}", text, organization)
        assert [one for one in after if one.code.startswith("SLO45") and one.code <= "SLO454"] == [], remedy


def changed(remedy: str, organization: str, text: str) -> tuple[str, str]:
    """Both documents with `key: value` in place of an old value: of an entry, Prometheus, the SLO or the demand."""
    asked = re.fullmatch(r"ask for `(\w+): (\w+)`", remedy)
    if asked:
        return organization, re.sub(rf"\b{asked[1]}: \w+", f"{asked[1]}: {asked[2]}", text)
    made = re.fullmatch(r"`(\w+): ([\w.]+)` instead of ([\w.]+)(?: in (?:`(\w+)`|the organization))?", remedy)
    assert made, remedy
    key, value, old, entry = made.groups()
    if key == "min_failures":
        return organization, text.replace("runbook: fix-it", f"runbook: fix-it\n    min_failures: {value}", 1)
    if entry is None:
        return organization.replace(f"{key}: {old}", f"{key}: {value}"), text
    line = next(one for one in organization.splitlines() if one.strip().startswith(f"{entry}: {{burn"))
    new = re.sub(rf"\b{key}: {re.escape(old)}", f"{key}: {value}", line)
    if key == "keep_firing_for":
        new = line.replace("severity:", f"keep_firing_for: {value}, severity:")
    assert new != line, remedy
    return organization.replace(line, new), text


def tier(detect: str) -> str:
    return ORGANIZATION.replace("tiers: {critical: {}, standard: {}}", f"tiers: {{critical: {{detect: {{{detect}}}}}}}")


def test_an_inherited_constraint_is_shown_where_it_stands_with_the_slo_beside_it(tmp_path: Path) -> None:
    text = spec("", service="tier: critical").replace("    detect: {}\n", "")
    (found,) = findings(tmp_path / "specs", text, tier("outage: {bad_ratio: 100%, within: 3m}"))
    assert found.span.path.endswith("organization.yaml")
    assert (found.code, found.related[0].span.path[-10:], found.related[0].span.line) == ("SLO451", "login.yaml", 11)
    assert "`availability` of `login`" in found.message


def environments(text: str) -> str:
    return text.replace("tiers:", "environments: {production: {}, staging: {}}\ntiers:")


def test_one_mistake_in_two_environments_is_one_finding(tmp_path: Path) -> None:
    found = findings(tmp_path / "specs", spec("a: {bad_ratio: 100%, within: 3m}"), environments(ORGANIZATION))
    assert [one.code for one in found] == ["SLO451"]


def test_every_group_must_meet_it(tmp_path: Path) -> None:
    """10 % of errors take long for a group of 98 %."""
    text = spec("a: {bad_ratio: 10%, within: 15m}", slo="groups: {method: {Slow: {objective: 98%}}}")
    text = text.replace("  requests:\n", "  requests:\n    by: [method]\n")
    (found,) = findings(tmp_path / "specs", text)
    assert found.code == "SLO451"
    assert "`availability` (method=Slow)" in found.message


def test_a_constraint_in_cloudwatch(tmp_path: Path) -> None:
    source = 'prometheus:\n        total: http_requests_total{job="login"}\n        bad_where: code=~"5.."'
    cloudwatch = "cloudwatch: {namespace: Shop/Web, total: Requests, bad: Errors, regions: [us-east-1]}"
    text = spec("a: {bad_ratio: 10%, within: 5m}", objective="99%").replace(source, cloudwatch)
    found: list[Diagnostic] = [one for one in findings(tmp_path / "specs", text) if one.code.startswith("SLO45")]
    assert [one.code for one in found] == ["SLO451"]
    assert "that until its 6h window is 6% bad, and is evaluated" in found[0].message
