"""What `slocompile routes` prints, beside the scenario of the command."""

import json

from slocompiler.proof.delivery.table.channel import Channel, Opening
from slocompiler.proof.delivery.table.cloudwatch_rows import CloudWatchRow
from slocompiler.proof.delivery.table.routes_report import RoutesReport
from slocompiler.proof.delivery.table.routes_table import TellingKey, TellingRow
from slocompiler.report.routes import render_routes
from slocompiler.values import Duration

MINUTE = Duration.of(minutes=1)


def channel(*receivers: tuple[str, str], hours: str = "always", at: Opening | None = None) -> Channel:
    return Channel(receivers, hours, "Europe/Berlin", MINUTE, MINUTE, MINUTE, at)


def row(*told: Channel, copies: tuple[Channel, ...] = (), when: tuple[str, ...] = ()) -> TellingRow:
    key = TellingKey("web", "P0", True, when, told, copies, ())
    return TellingRow(key, (("shop", "production", ("ShopCpu",)),))


def report(*rows: TellingRow, cloudwatch: tuple[CloudWatchRow, ...] = (), moment: int | None = None) -> RoutesReport:
    return RoutesReport(rows, cloudwatch, (), moment)


def test_rows_that_read_alike_are_one_paragraph() -> None:
    pager = channel(("pager", "pagerduty"))
    text = render_routes("text", report(row(pager), row(pager, copies=(channel(("chat", "slack")),))))
    assert (
        text
        == """\
web
  P0, wakes somebody: 2 alerts
    told    pager (pagerduty)
    hours   always; 1m after it fires, again every 1m
    alerts  shop production: ShopCpu
    alerts  shop production (copy to chat): ShopCpu
"""
    )


def test_conditions_several_receivers_and_nobody() -> None:
    text = render_routes(
        "text",
        report(
            row(channel(("a", "email")), channel(("b", ""), hours="Mon UTC"), when=('region="eu"', "a zone")),
            row(when=('region!="eu"',)),
        ),
    )
    assert (
        text
        == """\
web
  P0, wakes somebody when region="eu" and a zone: 1 alert
    told    a (email)
    hours   always; 1m after it fires, again every 1m
    told    b (tells nobody)
    hours   Mon UTC, at most 1m after they begin; 1m after it fires, again every 1m
    alerts  shop production: ShopCpu

  P0, wakes somebody when region!="eu": 1 alert
    told    nobody
    alerts  shop production: ShopCpu
"""
    )


def test_a_moment() -> None:
    closed = channel(("a", "email"), hours="Mon Berlin", at=Opening(False, 1_774_854_000))
    never = channel(("b", "email"), hours="never", at=Opening(False, None))
    lines = render_routes("text", report(row(closed, never), moment=1_774_000_000)).splitlines()
    assert lines[0] == "At Fri 2026-03-20 09:46 UTC:"
    assert "    then    closed until Mon 2026-03-30 07:00 UTC (Mon 09:00 Berlin), told by 1m later" in lines
    assert "    then    closed, and not open within a year" in lines


def test_cloudwatch_without_a_topic() -> None:
    rows = (
        CloudWatchRow("edge", "", "P0", None, ("EdgeCpu",)),
        CloudWatchRow("edge", "", "P2", "arn:x", ("EdgeSlow",)),
    )
    text = render_routes("text", report(cloudwatch=rows))
    assert "    told    nobody: `cloudwatch.actions` has none for P0\n    alerts  edge: EdgeCpu\n" in text
    markdown = render_routes("markdown", report(cloudwatch=rows))
    assert "| `edge` |  | P0 | nobody | `EdgeCpu` |\n| `edge` |  | P2 | `arn:x` | `EdgeSlow` |" in markdown


def test_no_alerts() -> None:
    assert render_routes("text", report()) == render_routes("markdown", report()) == "no alerts\n"


def test_json_has_every_row() -> None:
    document = json.loads(render_routes("json", report(row(channel(("a", "email"), at=Opening(False, 60))), moment=0)))
    (route,) = document["routes"]
    assert (document["version"], document["at"]) == (1, "1970-01-01T00:00:00Z")
    assert route["told"][0]["then"] == {"open": False, "opens": "1970-01-01T00:01:00Z"}
    assert route["alerts"] == [{"service": "shop", "environment": "production", "names": ["ShopCpu"]}]


def test_text_of_others_does_no_harm() -> None:
    evil = row(channel(("\x1b[2Jpager", "slack\nforged: line")), when=('a="|<b>"',))
    text = render_routes("text", report(evil))
    assert "\x1b" not in text
    assert "\nforged" not in text
    markdown = render_routes("markdown", report(evil))
    assert "<b>" not in markdown
    assert "\x1b" not in markdown
    assert len(markdown.splitlines()) == 3


def test_colour() -> None:
    told = report(row(channel(("a", "email"))))
    plain, painted = render_routes("text", told), render_routes("text", told, color=True)
    assert "\x1b[1mweb\x1b[0m" in painted
    assert "\x1b" not in plain
