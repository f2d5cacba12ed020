"""The rows of `slocompile routes`."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.organization import CloudWatchActionIr
from slocompiler.ir.signals import Store
from slocompiler.proof.delivery.configuration.configuration import read_configuration
from slocompiler.proof.delivery.delivered import deliver
from slocompiler.proof.delivery.table.channel import Opening
from slocompiler.proof.delivery.table.cloudwatch_rows import cloudwatch_rows
from slocompiler.proof.delivery.table.notes import notes
from slocompiler.proof.delivery.table.routes_table import TellingRow, routes_table
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.alertmanager.document import alertmanager_document
from tests.ir_organization import alert, compilation, extra_rules, organization, service, slo, span, with_base
from tests.targets.alertmanager.example import two_teams


def rows_of(of: CompilationIr, service_name: str | None = None, at: str | None = None) -> tuple[TellingRow, ...]:
    configuration = read_configuration(alertmanager_document(of))
    severities = [severity.name for severity in of.organization.severities]
    moment = None if at is None else int(datetime.fromisoformat(at).replace(tzinfo=UTC).timestamp())
    return routes_table(configuration, deliver(configuration, sent_alerts(of)), severities, service_name, moment)


def told(row: TellingRow) -> tuple[str, str, list[str], list[str], tuple[str, ...]]:
    """Team, severity, who is told, who reads along, what silences."""
    names = [
        [name for channel in channels for name, _ in channel.receivers] for channels in (row.key.told, row.key.copies)
    ]
    return row.key.team, row.key.severity, names[0], names[1], row.key.silent_while


BURNING = "P0 of the same service and slo"


def test_rows_of_the_example() -> None:
    assert [told(row) for row in rows_of(two_teams())] == [
        ("models", "P0", ["pager"], ["chat"], ()),
        ("models", "P0", ["pager"], ["chat"], ()),  # held for ten minutes: an incident kind
        ("models", "P1", ["pager"], ["chat"], (BURNING,)),
        ("models", "P1", ["pager"], ["chat"], ()),
        ("models", "P2", ["tickets"], ["chat"], (BURNING,)),
        ("search", "P0", ["aws", "pager"], [], ()),
        ("search", "P1", ["pager"], [], (BURNING,)),
        ("search", "P2", ["chat"], [], (BURNING,)),
    ]


def test_the_rows_of_one_service_know_all_others() -> None:
    rows = rows_of(two_teams(), "rest")
    assert {place[0] for row in rows for place in row.alerts} == {"rest"}
    assert [row.key.silent_while for row in rows] == [(), (BURNING,), (BURNING,)]


def test_a_dependency_silences_tickets() -> None:
    ticket = alert("Queue", "P2")
    ticket = replace(ticket, partitions=(replace(ticket.default, page=False),))
    front = service("front", depends_on=("back",), alerts=(ticket, alert("Cpu", "P0")))
    rows = rows_of(compilation(organization(), front, service("back", alerts=(alert("Down", "P0"),))), "front")
    assert [(row.key.severity, row.key.silent_while) for row in rows] == [("P0", ()), ("P2", ("P0 of back",))]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-27T20:00", Opening(True, None)),
        ("2026-11-28T03:00", Opening(False, int(datetime(2026, 11, 30, 14, tzinfo=UTC).timestamp()))),
        # Winter ends in New York on 8 March: nine o'clock is an hour earlier in UTC.
        ("2026-03-07T03:00", Opening(False, int(datetime(2026, 3, 9, 13, tzinfo=UTC).timestamp()))),
    ],
)
def test_a_moment(at: str, expected: Opening) -> None:
    openings = {row.key.severity: row.key.told[0].at for row in rows_of(two_teams(), "rest", at)}
    assert openings == {"P0": Opening(True, None), "P1": expected, "P2": Opening(True, None)}


def test_a_route_that_never_opens_again() -> None:
    base = {
        "route": {
            "receiver": "ops",
            "routes": [{"receiver": "ops", "continue": True, "active_time_intervals": ["past"]}],
        },
        "receivers": [{"name": "ops", "email_configs": [{"to": "a@example.com"}]}],
        "time_intervals": [{"name": "past", "time_intervals": [{"years": ["2020"]}]}],
    }
    of = compilation(with_base(organization(), base), service("jobs", alerts=(alert("Cpu", "P0"),)))
    (row,) = rows_of(of, at="2026-01-01T00:00")
    (copy,) = row.key.copies
    assert (copy.receivers, copy.hours, copy.at) == ((("ops", "email"),), "never", Opening(False, None))


def test_a_label_that_is_known_later_parts_the_rows() -> None:
    of = organization(extra_rules=(extra_rules("Down", "P0", team="{{ $labels.team }}"),))
    rows = rows_of(compilation(of))
    assert [(row.key.conditions, len(row.key.told)) for row in rows] == [(('team!="web"',), 0), (('team="web"',), 1)]
    assert rows[0].alerts == (("", "", ("Down",)),)


def test_notes_are_said_when_there_is_cause() -> None:
    assert list(notes(rows_of(compilation(organization(), service("jobs", alerts=(alert("Cpu", "P0"),)))))) == []
    said = list(notes(rows_of(two_teams())))
    assert [note.split()[0] for note in said] == ["P1:", "An"]


def test_cloudwatch_tells_by_the_topics_of_the_severities() -> None:
    actions = {"P0": CloudWatchActionIr("arn:aws:sns:us-east-1:123456789012:pages", span())}
    built = organization()
    of = replace(built, cloudwatch=replace(built.cloudwatch, actions=actions))
    edge = service(
        "edge",
        slos=(
            replace(slo("availability", {"Fast": "P0", "Slow": "P2"}), store=Store.CLOUDWATCH),
            slo("other", {"X": "P0"}),
        ),
        alerts=(alert("Cpu", "P0", store=Store.CLOUDWATCH), alert("Disk", "P0")),
    )
    found = [(row.severity, row.topic, row.alerts) for row in cloudwatch_rows(compilation(of, edge))]
    assert found == [("P0", actions["P0"].arn, ("Fast", "Cpu")), ("P2", None, ("Slow",))]
    assert cloudwatch_rows(compilation(of, edge), "other") == ()


def test_the_hours_of_an_ordinary_week_are_those_of_the_zone() -> None:
    hour, day = 3600, 86_400
    weeks = {channel.hours: channel.week for row in rows_of(two_teams()) for channel in row.key.told}
    assert weeks["always"] == ((0, 7 * day),)
    assert weeks["Mon-Fri 09:00-18:00 New York"] == tuple(
        (number * day + 9 * hour, number * day + 18 * hour) for number in range(5)
    )
