"""Burn-rate alerts of every form become one SLO with the same numbers."""

from pathlib import Path
from typing import Any

import pytest

from slocompiler.values import Duration
from tests.importing.hand_written.documents import (
    ALL,
    BAD,
    GOOD,
    SHARE,
    alert,
    both,
    codes,
    import_rules,
    record,
    specs,
)

#: One side of the `and`, with a long window of 1h -> objective and burn.
FORMS = {
    "product": (f"{SHARE} > 14.4 * 0.001", "99.9%", 14.4),
    "product the other way": (f"{SHARE} > (0.001 * 14.4)", "99.9%", 14.4),
    "quotient": (f"{SHARE} > 14.4 / 1000", "99.9%", 14.4),
    "percent in the product": (f"{SHARE} > 14.4 * 0.1 / 100", "99.9%", 14.4),
    "budget as a difference": (f"{SHARE} > 14.4 * (1 - 0.9995)", "99.95%", 14.4),
    "budget in floating point": (f"{SHARE} > 14.4 * 0.0009999999999999432", "99.9%", 14.4),
    "bare number": (f"{SHARE} > 0.0144", "99.9%", 14.4),
    "sides exchanged": (f"14.4 * 0.001 < {SHARE}", "99.9%", 14.4),
    "at the bound": (f"{SHARE} >= 14.4 * 0.001", "99.9%", 14.4),
    "percentage": (f"100 * {SHARE} > 1.44", "99.9%", 14.4),
    "percentage behind": (f"({SHARE}) * 100 > 14.4 * 0.1", "99.9%", 14.4),
    "percentage inside": (f"{BAD} * 100 / {ALL} > 1.44", "99.9%", 14.4),
    "one minus good": (f"1 - {GOOD} / {ALL} > 14.4 * 0.001", "99.9%", 14.4),
    "one minus good in brackets": (f"1 - ({GOOD} / {ALL}) > 14.4 * 0.001", "99.9%", 14.4),
    "good below": (f"{GOOD} / {ALL} < 1 - 14.4 * 0.001", "99.9%", 14.4),
    "good below a number": (f"{GOOD} / {ALL} < 0.9856", "99.9%", 14.4),
    "all but good": (f"({ALL} - {GOOD}) / {ALL} > 14.4 * 0.001", "99.9%", 14.4),
    "burn rate": (f"{SHARE} / 0.001 > 14.4", "99.9%", 14.4),
    "burn rate by a difference": (f"({SHARE}) / (1 - 0.999) > 14.4", "99.9%", 14.4),
    "filled with zeros": (f"({BAD} or vector(0)) / {ALL} > 14.4 * 0.001", "99.9%", 14.4),
    "guarded division": (f"{BAD} / ({ALL} > 0) > 14.4 * 0.001", "99.9%", 14.4),
    "a rate of one's own": (f"{SHARE} > 10 * 0.01", "99%", 10),
}


def slo(folder: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """The only SLO, with its window and its policy's entries."""
    written = specs(folder)
    organization: Any = written.pop("organization")
    (spec,) = written.values()
    (found,) = spec["slos"].values()  # type: ignore[attr-defined]
    found = {**organization["defaults"], **found}
    return found, organization["burn_rate_policies"][found["burn_rate_policy"]]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_the_same_slo(form: str, tmp_path: Path) -> None:
    comparison, objective, burn = FORMS[form]
    done = import_rules(tmp_path, alert(both(comparison), **{"for": "2m"}))
    found, policy = slo(tmp_path)
    assert (found["objective"], found["window"]) == (objective, "30d")
    ((_, entry),) = policy.items()
    assert (entry["burn"], entry["long"], entry["short"], entry["for"]) == (burn, "1h", "5m", "2m")
    assert ("SLO677" in codes(done)) == (form == "at the bound")
    signals: Any = specs(tmp_path)["shop"]["signals"]
    assert len(signals) == 1


def test_pairs_of_several_alerts_are_one_policy(tmp_path: Path) -> None:
    pairs = (("1h", "5m", 14.4, "page"), ("6h", "30m", 6, "page"), ("1d", "2h", 3, "ticket"), ("3d", "6h", 1, "ticket"))
    rules = [
        alert(both(f"{SHARE} > {burn} * 0.001", long, short), f"Burn{long}", severity)
        for long, short, burn, severity in pairs
    ]
    import_rules(tmp_path, *rules)
    found, policy = slo(tmp_path)
    assert found["burn_rate_policy"] == "workbook"
    numbers = [(each["burn"], each["long"], each["short"], each["severity"]) for each in policy.values()]
    assert numbers == [(burn, long, short, severity) for long, short, burn, severity in pairs]
    assert list(policy) == ["fast", "medium", "slow", "slower"]


@pytest.mark.parametrize(
    ("pairs", "window"),
    [
        ((("1h", "5m", "13.44"), ("6h", "30m", "5.6")), "28d"),
        ((("1h", "5m", "14"), ("6h", "30m", "7"), ("1d", "2h", "2"), ("4d", "6h", "1")), "28d"),
        ((("1h", "5m", "3.36"), ("6h", "30m", "1.4")), "7d"),
        ((("1h", "5m", "20"),), "30d"),
    ],
)
def test_the_window_is_told_by_the_burn_rates(pairs: Any, window: str, tmp_path: Path) -> None:
    rules = [alert(both(f"{SHARE} > {burn} * 0.01", long, short), f"B{long}") for long, short, burn in pairs]
    done = import_rules(tmp_path, *rules)
    assert slo(tmp_path)[0]["window"] == window
    assert "SLO674" in codes(done)


def test_a_window_that_is_asked_for_is_no_assumption(tmp_path: Path) -> None:
    done = import_rules(tmp_path, alert(both(f"{SHARE} > 14.4 * 0.001")), window=Duration.of(days=28))
    assert slo(tmp_path)[0]["window"] == "28d"
    assert "SLO674" not in codes(done)


def test_two_objectives_on_one_share_are_two_slos(tmp_path: Path) -> None:
    import_rules(
        tmp_path,
        alert(both(f"{SHARE} > 14.4 * 0.001"), "Strict"),
        alert(both(f"{SHARE} > 14.4 * 0.01"), "Lax"),
    )
    written: Any = specs(tmp_path)["shop"]
    assert {name: each["objective"] for name, each in written["slos"].items()} == {"strict": "99.9%", "lax": "99%"}
    assert len(written["signals"]) == 1


NO_SLO = {
    "unequal bounds": f"{SHARE.replace('WINDOW', '1h')} > 0.0144 and {SHARE.replace('WINDOW', '5m')} > 0.0072",
    "a guard beside": both(f"{SHARE} > 14.4 * 0.001") + f" and {ALL.replace('WINDOW', '5m')} > 1",
    "one window twice": both(f"{SHARE} > 14.4 * 0.001", "1h", "1h"),
    "no known multiple": both(f"{SHARE} > 0.0321"),
    "other labels": both(f"{SHARE} > 14.4 * 0.001").replace(" and ", " unless "),
    "without aggregation": both('rate(e{job="shop"}[WINDOW]) / rate(a{job="shop"}[WINDOW]) > 14.4 * 0.001'),
    "groups that are mixed": both(
        'sum by (a) (rate(e{job="shop"}[WINDOW])) / sum by (a) (rate(t{job="shop"}[WINDOW])) > 14.4 * 0.001'
    ).replace(" and ", " and on () "),
    "no share": both('sum(rate(errors_total{job="shop"}[WINDOW])) > 14.4 * 0.001'),
    "never fires": both(f"{SHARE} > 14.4 * 0.1"),
}


@pytest.mark.parametrize("case", NO_SLO)
def test_what_is_no_burn_rate_stays_an_alert(case: str, tmp_path: Path) -> None:
    done = import_rules(tmp_path, alert(NO_SLO[case]))
    if done.report.refused:
        assert [each.code for each in done.report.refused] == ["SLO647"]
        return
    written: Any = specs(tmp_path)["shop"]
    assert "slos" not in written
    assert "promql" in written["alerts"]["burns"]


def test_recordings_are_followed_through_labels_and_other_recordings(tmp_path: Path) -> None:
    by = "sum by (job) (rate({metric}[{window}]))"
    rules = [
        record(f"job:bad:rate{w}", by.format(metric='http_requests_total{code="500"}', window=w)) for w in ("1h", "5m")
    ]
    rules += [record(f"job:all:rate{w}", by.format(metric="http_requests_total", window=w)) for w in ("1h", "5m")]
    rules += [record(f"job:share:ratio{w}", f"job:bad:rate{w} / job:all:rate{w}") for w in ("1h", "5m")]
    rules += [record("job:other:sum", "sum by (job) (up)")]
    done = import_rules(tmp_path, *rules, alert(both('job:share:ratioWINDOW{job="shop"} > 14.4 * 0.001')))
    spec: Any = specs(tmp_path)["shop"]
    (signal,) = spec["signals"].values()
    assert signal["by"] == ["job"]
    assert signal["events"]["prometheus"]["total"] == 'http_requests_total{job="shop"}'
    assert codes(done).count("SLO678") == 6
    assert codes(done).count("SLO676") == 1


@pytest.mark.parametrize(
    ("alerted", "is_slo"),
    [
        ('share1h{kind="a"}', True),
        ('share1h{kind=~"a|x"}', True),
        ('share1h{kind="c"}', False),
        ("share1h offset 1h", False),
    ],
)
def test_rules_of_one_name_are_told_apart_by_their_labels(alerted: str, is_slo: bool, tmp_path: Path) -> None:
    rules = [
        record(f"share{w}", SHARE.replace("WINDOW", w).replace("5..", code), kind=kind)
        for w in ("1h", "5m")
        for kind, code in (("a", "5.."), ("b", "4.."))
    ]
    expr = f"{alerted} > 14.4 * 0.001 and {alerted.replace('share1h', 'share5m')} > 14.4 * 0.001"
    import_rules(tmp_path, *rules, alert(expr))
    written = specs(tmp_path)
    (spec,) = (each for name, each in written.items() if name != "organization")
    assert ("slos" in spec) == is_slo


def test_recordings_that_read_themselves_end(tmp_path: Path) -> None:
    import_rules(tmp_path, record("a", "b"), record("b", "a"), alert("a > 1", "Loop"))
    spec: Any = specs(tmp_path)["shop"]
    assert spec["alerts"]["loop"]["promql"] == "a > 1"


def test_a_name_is_kept_where_it_is_the_name_of_one_alert(tmp_path: Path) -> None:
    fast, slow = (
        alert(both(f"{SHARE} > {burn} * 0.001", long, short), name, severity)
        for burn, long, short, name, severity in (
            (14.4, "1h", "5m", "ShopIsBurning", "page"),
            (3, "1d", "2h", "Twice", "ticket"),
        )
    )
    fast["labels"] = {"severity": "page", "channel": "war-room", "site": "a"}
    fast["annotations"] = {"summary": "fast"}
    slow["labels"] = {"severity": "ticket", "site": "a"}
    done = import_rules(tmp_path, fast, slow, alert('up{job="shop"} == 0', "Twice", "ticket"))
    found, _ = slo(tmp_path)
    assert found["burn_alerts"] == {
        "fast": {"name": "ShopIsBurning", "labels": {"channel": "war-room"}, "annotations": {"summary": "fast"}}
    }
    assert found["labels"] == {"site": "a"}
    renamed = [remark.what for remark in done.report.remarks if remark.code == "SLO652"]
    assert renamed == ["alert name `ShopAvailabilityBurnSlow`", "alert name `ShopTwice`"]
