"""The organization tells whom the configuration told: amtool names the receivers for both."""

from pathlib import Path

import pytest

from tests.importing.alertmanager.imported import CASES, destinations, recompiled, run, with_services
from tests.judges.programs import check_config, routes_test

#: File -> labels of an alert of the source, and the team and severity that it has with us.
ALERTS: dict[str, list[tuple[dict[str, str], str, str]]] = {
    "teams": [
        *(
            ({"team": team, "severity": severity}, team, severity)
            for team in ("payments", "ledger", "search")
            for severity in ("critical", "warning", "info", "page")
        ),
        *(({"severity": severity}, "platform", severity) for severity in ("critical", "warning", "page")),
        ({"team": "unheard-of", "severity": "warning"}, "platform", "warning"),
    ],
    "services": [
        ({"service": "cart", "priority": "1"}, "cart", "severity-1"),
        ({"service": "checkout", "priority": "1"}, "cart", "severity-1"),
        ({"service": "cart"}, "cart", "warning"),
        ({"service": "mail", "priority": "1"}, "mail", "severity-1"),
        ({"service": "mail", "priority": "9"}, "mail", "warning"),
        ({"service": "else", "priority": "1"}, "platform", "severity-1"),
        ({"service": "else"}, "platform", "warning"),
    ],
}


@pytest.mark.parametrize("source", CASES, ids=lambda path: path.stem)
def test_the_same_receivers_are_told(source: Path, tmp_path: Path) -> None:
    assert not run(source, tmp_path / "specs").report.refused
    ours = recompiled(with_services(tmp_path / "specs"), tmp_path / "alertmanager.yaml")
    assert check_config(ours).ok
    theirs, own = destinations(source), destinations(ours)
    for labels, team, severity in ALERTS[source.stem]:
        before = {place for name in routes_test(source, labels) for place in theirs[name]}
        sent = {**labels, "team": team, "severity": severity}
        after = {place for name in routes_test(ours, sent) for place in own[name]}
        assert after == before, (labels, team, severity)
        assert {place for name in routes_test(ours, {**sent, "slo": "x"}) for place in own[name]} == before


def test_the_table_tells_teams_and_severities_apart() -> None:
    """It has pairs with other receivers: else everything could go to one."""
    for source in CASES:
        told = {frozenset(routes_test(source, labels)) for labels, _, _ in ALERTS[source.stem]}
        assert len(told) >= 4
