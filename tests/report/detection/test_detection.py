"""Detection tables for people, programs and pull requests."""

import json
from fractions import Fraction

import pytest
from msgspec.structs import replace

from slocompiler.ir.slos import SloIr
from slocompiler.proof.table.condition_words import condition_words
from slocompiler.proof.table.service_table import ServiceDetection, service_detection
from slocompiler.report.detection import DETECTION_FORMATS, render_detection
from slocompiler.report.detection.wording import LEGEND, length, percent, short_length
from slocompiler.values import Duration
from tests.ir_builders import (
    above,
    absent,
    alert,
    deviates,
    drops,
    events_signal,
    measure,
    organization,
    partition,
    raw,
    rises,
    service,
    slo,
)


def detection(*slos: SloIr, environment: str | None = None) -> ServiceDetection:
    """A service with the standard policy and two alerts, one of which nobody can model."""
    error_ratio = alert("error-ratio", above(measure("bad_ratio"), "0.01", "1%"))
    disk = alert("disk", raw("disk_free < 1"), on=None)
    one = service(events_signal(), *(slos or (slo(),)), error_ratio, disk, environment=environment)
    return service_detection(one, organization())


def text(*services: ServiceDetection, width: int = 80, is_overview: bool = False) -> list[str]:
    return render_detection("text", services, is_overview=is_overview, width=width).splitlines()


def test_a_service_on_a_terminal() -> None:
    lines = text(detection(environment="production"))
    assert lines[:13] == [
        "svc in production",
        "",
        "availability: 99.95% over 30d",
        "  fast    P0  told 30s to 5m later: pager",
        "  medium  P1  told 30s to 5m later: nobody",
        "  slow    P2  told 30s to 5m later: tickets",
        "  failure        alert      fires   at most  budget   quiet",
        "  100 %          fast       2m30s     3m56s    12 %  19m30s",
        "                 medium       18m    19m38s    83 %",
        "                 slow     1h6m30s    1h8m5s   308 %",
        "  50 %           fast          3m     4m22s   6.9 %  19m30s",
        "                 medium    19m30s    20m55s    45 %",
        "                 slow       1h11m  1h12m24s   164 %",
    ]


def test_what_has_no_model_says_so() -> None:
    lines = text(detection())
    at = lines.index("disk: PromQL of its own, for 5m")
    assert lines[at + 2] == "  not modelled: PromQL of its own can mean anything"


def test_nobody_and_never() -> None:
    lines = text(detection())
    assert "  1x the budget  nobody" in lines
    assert "  1 % bad    never" in lines


@pytest.mark.parametrize("width", [44, 50, 72, 80, 200])
@pytest.mark.parametrize("is_overview", [True, False])
def test_no_line_is_wider_than_the_terminal(width: int, is_overview: bool) -> None:
    lines = text(detection(), width=width, is_overview=is_overview)
    assert [line for line in lines if len(line) > width] == []


def test_columns_become_lines_on_a_narrow_terminal() -> None:
    lines = text(detection(), width=50)
    at = lines.index("  100 %")
    assert lines[at + 1 : at + 3] == ["    fast, fires 2m30s, at most 3m56s, budget 12 %,", "    quiet 19m30s"]


def test_the_overview_has_a_line_for_each_slo() -> None:
    lines = text(detection(slo(), slo("latency", None, partition("99%", prefix="Lat"))), is_overview=True)
    assert lines[0] == "svc"
    assert lines[1].split() == ["SLO", "100", "%", "50", "%", "10", "%", "5", "%", "1", "%", "2x", "1x"]
    assert lines[2].split()[:5] == ["availability", "P0", "3m56s", "P0", "4m22s"]
    assert lines[3].split()[0] == "latency"
    assert lines[4:6] == [
        "  disk: P1, not modelled: PromQL of its own can mean anything",
        "  error-ratio: P1 6m33s to 7m30s; not when 1 % bad",
    ]


def test_json_has_everything_in_seconds() -> None:
    document = json.loads(render_detection("json", [detection()], is_overview=True, width=80))
    assert document["version"] == 1
    (one,) = document["services"]
    (availability,) = one["slos"]
    assert availability["alerts"][0]["told"] == {
        "severity": "P0",
        "page": True,
        "team": "web",
        "receivers": ["pager"],
        "hours": None,
        "earliest_s": 30,
        "latest_s": 300,
    }
    total = availability["failures"][0]
    assert (total["bad_ratio"], total["first"], total["quiet_after_s"]) == (1, "fast", 1170)
    assert total["alerts"][0] == {"entry": "fast", "fires_s": 150, "at_most_s": 235.92, "budget_spent": 0.1157}
    assert availability["failures"][-1]["alerts"][0]["fires_s"] is None
    disk, ratio = one["alerts"]
    assert disk["not_modelled"] == "PromQL of its own can mean anything"
    assert ratio["changes"][0]["change"] == "100 % bad"


def test_markdown_is_a_table_for_each_slo_and_alert() -> None:
    document = render_detection("markdown", [detection()], is_overview=False, width=80)
    assert "| 100 % | fast | 2m30s | 3m56s | 12 % | 19m30s |" in document
    assert "### svc" in document
    assert all(f"- **{name}**:" in document for name, _ in LEGEND)
    overview = render_detection("markdown", [detection()], is_overview=True, width=80)
    assert "| svc | `availability` | P0 3m56s |" in overview


def test_an_echo_is_told_below_its_failure() -> None:
    """Without the third term the medium entry fires after a short total outage (SEMANTICS 3)."""
    rest = partition()
    bare = replace(rest, burn_alerts=tuple(replace(one, still_burning=None) for one in rest.burn_alerts))
    assert "  medium fires 10m30s after the end, until 44m30s after it" in text(detection(slo("a", None, bare)))


@pytest.mark.parametrize("format", DETECTION_FORMATS)
@pytest.mark.parametrize("is_overview", [True, False])
def test_no_service_and_no_alert(format: str, is_overview: bool) -> None:
    empty = service_detection(service(events_signal()), organization())
    for services in ([], [empty]):
        assert render_detection(format, services, is_overview=is_overview, width=80).endswith("\n")


@pytest.mark.parametrize(
    ("duration", "exact", "short"),
    [
        ("5m40s200ms", "5m41s", "5m41s"),
        ("48m20s", "48m20s", "49m"),
        ("1h44m12s", "1h44m12s", "1h45m"),
        ("15h24m30s", "15h24m30s", "16h"),
        ("2d13h30s", "2d13h30s", "2d14h"),
        ("1d", "1d", "1d"),
    ],
)
def test_lengths_are_rounded_up(duration: str, exact: str, short: str) -> None:
    parsed = Duration.parse(duration)
    assert (length(parsed), short_length(parsed)) == (exact, short)


def test_shares_of_a_budget() -> None:
    assert [percent(Fraction(share)) for share in ("0.0064", "0.1157", "3.08")] == ["0.6 %", "12 %", "308 %"]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (above(measure("p95"), "0.05", "50ms"), "p95 above 50ms over 5m"),
        (above(measure("value", "15m", "mean"), "9"), "value above 9 as mean over 15m"),
        (drops(measure("rate", None)), "rate drops 50%"),
        (rises(measure("value", None), "100%", "1h"), "value rises 100% against 1h"),
        (deviates(measure("p95", None)), "p95 deviates 4, season 7d"),
        (absent("1d"), "absent, seen within 1d"),
        (absent(), "absent"),
        (raw("up == 0"), "PromQL of its own"),
    ],
)
def test_conditions_in_words(condition: object, words: str) -> None:
    assert condition_words(condition) == words  # type: ignore[arg-type]
