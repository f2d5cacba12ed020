"""What was changed in exported documents counts; what was not stays as it was in the spec."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusEventsIr
from slocompiler.ir.slos import EventsSli, SloIr
from slocompiler.pipeline.understand import understand
from tests.exporting.openslo.round_trip import there_and_back
from tests.snippets import workspace_of

SPEC = """\
slos:
  availability:
    objective: 99.9%
    signal: requests
    min_failures: 3
    runbook: fix-it
    description: Logins succeed
    labels: {area: front}
alerts:
  errors: {signal: requests, when: {bad_ratio: {above: 5%}}, for: 2m, severity: P1, runbook: fix-it}
"""


def back(tmp_path: Path, change: Callable[[str], str]) -> tuple[ServiceIr, list[str]]:
    """The service that a changed export becomes, and the codes of what is said."""
    (tmp_path / "specs.of").mkdir()
    source = workspace_of(SPEC, tmp_path / "specs.of")
    done = there_and_back(source, tmp_path, change)
    assert not done.report.refused
    compilation = understand([tmp_path / "specs"]).compilation
    assert compilation is not None
    (service,) = compilation.services
    return service, [remark.code for remark in done.report.remarks if remark.code]


def slo_of(service: ServiceIr) -> SloIr:
    (slo,) = service.slos
    return slo


@pytest.mark.parametrize(
    ("before", "after", "read"),
    [
        ("target: 0.999", "target: 0.9995", lambda slo: str(slo.default.objective) == "99.95%"),
        ("target: 0.999", "targetPercent: 99.5", lambda slo: str(slo.default.objective) == "99.5%"),
        ("duration: 30d", "duration: 4w", lambda slo: slo.window.text == "28d"),
        ("description: Logins succeed", "description: They do", lambda slo: slo.description == "They do"),
        ("    area: front", "    area: back", lambda slo: slo.default.labels["area"] == "back"),
        (
            '    slocompiler.io/min_failures: "3"',
            '    slocompiler.io/min_failures: "7"',
            lambda slo: slo.default.burn_alerts[0].min_failures == 7,
        ),
    ],
)
def test_what_openslo_says_is_read_there(
    before: str, after: str, read: Callable[[SloIr], bool], tmp_path: Path
) -> None:
    def change(text: str) -> str:
        return text.replace(before, after)

    service, codes = back(tmp_path, change)
    assert read(slo_of(service))
    assert codes == []


def test_another_query_is_another_signal(tmp_path: Path) -> None:
    service, codes = back(tmp_path, lambda text: text.replace('code=~"5..",', 'code=~"5..|429",'))
    sli = slo_of(service).sli
    assert isinstance(sli, EventsSli)
    source = service.signal(sli.signal).prometheus
    assert isinstance(source, PrometheusEventsIr)
    assert source.bad is not None
    assert "5..|429" in source.bad[0].text
    assert sli.signal == "availability"
    assert codes == ["SLO672"]
    assert slo_of(service).default.burn_alerts[0].min_failures == 3


def test_another_burn_rate_is_another_policy(tmp_path: Path) -> None:
    service, codes = back(tmp_path, lambda text: text.replace("threshold: 14.4", "threshold: 10"))
    assert sorted(codes) == ["SLO648", "SLO672"]
    assert [alert.entry for alert in slo_of(service).default.burn_alerts] == ["fast", "medium", "slow"]


def test_alert_policies_that_are_gone_are_gone(tmp_path: Path) -> None:
    _, codes = back(tmp_path, lambda text: re.sub(r"  - alertPolicyRef: standard-slow-web\n", "", text))
    assert {"SLO648", "SLO672"} <= set(codes)


def test_without_the_shared_file_the_policy_is_the_one_that_was_named(tmp_path: Path) -> None:
    def change(text: str) -> str:
        return text if "kind: Service" in text else "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: other}\n"

    (tmp_path / "specs").mkdir()
    (tmp_path / "source").mkdir()
    source = workspace_of(SPEC, tmp_path / "source")
    (tmp_path / "specs/organization.yaml").write_text((source / "organization.yaml").read_text())
    done = there_and_back(source, tmp_path, change)
    assert not done.report.refused
    assert "burn_rate_policy: standard" in (tmp_path / "specs/login.yaml").read_text()


def test_an_slo_that_was_written_by_hand_joins_the_service(tmp_path: Path) -> None:
    def change(text: str) -> str:
        if "kind: Service" not in text:
            return text
        slo = text.split("---\n")[1]
        own = re.sub(r"  annotations:\n(    .*\n)+", "", slo).replace("login-availability", "quick-logins")
        return f"{text}---\n{own}"

    service, _ = back(tmp_path, change)
    assert [slo.name for slo in service.slos] == ["availability", "quick-logins"]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (('slocompiler.io/min_failures: "3"', "slocompiler.io/min_failures: many"), None),
        (("slocompiler.io/runbook: fix-it", "slocompiler.io/runbook: '{'"), None),
        (("slocompiler.io/team: web", "slocompiler.io/team: '[a, b]'"), None),
    ],
)
def test_broken_annotations_are_refused_where_they_are(
    change: tuple[str, str], line: int | None, tmp_path: Path
) -> None:
    (tmp_path / "source").mkdir()
    source = workspace_of(SPEC, tmp_path / "source")
    places = {}

    def changed(text: str) -> str:
        places.update({number: each for number, each in enumerate(text.split("\n"), 1) if change[0] in each})
        return text.replace(*change)

    done = there_and_back(source, tmp_path, changed)
    assert {found.code for found in done.report.refused} == {"SLO673"}
    assert {found.span.line for found in done.report.refused} <= set(places) | {5}
