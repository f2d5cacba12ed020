"""Routes as JSON and as markdown."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from slocompiler.emit import write_json
from slocompiler.emit.markdown import code, escape, table
from slocompiler.proof.delivery.table.channel import Channel
from slocompiler.proof.delivery.table.cloudwatch_rows import CloudWatchRow
from slocompiler.proof.delivery.table.routes_report import RoutesReport
from slocompiler.proof.delivery.table.routes_table import TellingRow
from slocompiler.report.routes.block import Block, blocks
from slocompiler.report.routes.wording import NOBODY, moment_words

FORMAT_VERSION = 1


def routes_json(report: RoutesReport) -> str:
    """`{"version": 1, "at": null, "routes": [...], "cloudwatch": [...], "notes": [...]}`."""
    return write_json(
        {
            "version": FORMAT_VERSION,
            "at": _time(report.moment),
            "routes": [_route(row) for row in report.rows],
            "cloudwatch": [_cloudwatch(row) for row in report.cloudwatch],
            "notes": list(report.notes),
        }
    )


def routes_markdown(report: RoutesReport) -> str:
    """A table for Alertmanager and one for CloudWatch, with the notes below."""
    parts = [] if report.moment is None else [f"At {escape(moment_words(report.moment))}:"]
    if report.rows:
        is_timed = report.moment is not None
        head = ("team", "severity", "told", "hours", *(("then",) if is_timed else ()), "alerts")
        parts.append(table(head, (tuple(_cells(block, is_timed)) for block in blocks(report.rows))))
    if report.cloudwatch:
        head = ("service", "environment", "severity", "told", "alerts")
        parts += [
            "CloudWatch tells these itself, at all hours:",
            table(head, map(_cloudwatch_cells, report.cloudwatch)),
        ]
    parts += [escape(note) for note in report.notes]
    return "\n\n".join(parts or ["no alerts"]) + "\n"


def _cells(block: Block, is_timed: bool) -> Iterator[str]:
    yield escape(block.team)
    yield escape(" ".join(filter(None, (block.severity, block.when))))
    yield _stacked(told.receivers for told in block.told)
    yield _stacked(told.hours for told in block.told)
    if is_timed:
        yield _stacked(told.then for told in block.told)
    lines = []
    for silence, places in block.alerts.items():
        lines += [f"silent {escape(silence)}:"] if silence else []
        lines += [f"{escape(place)}: {_names(tuple(names))}" for place, names in places.items()]
    yield "<br>".join(lines)


def _cloudwatch_cells(row: CloudWatchRow) -> tuple[str, ...]:
    told = code(row.topic) if row.topic else NOBODY
    return code(row.service), escape(row.environment), escape(row.severity), told, _names(row.alerts)


def _stacked(texts: Iterable[str]) -> str:
    return "<br>".join(map(escape, texts))


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(map(code, names))


def _route(row: TellingRow) -> dict[str, object]:
    key = row.key
    return {
        "team": key.team,
        "severity": key.severity,
        "page": key.page,
        "when": list(key.conditions),
        "told": [_channel(channel) for channel in key.told],
        "copies": [_channel(channel) for channel in key.copies],
        "silent_while": list(key.silent_while),
        "alerts": [
            {"service": service, "environment": environment, "names": list(names)}
            for service, environment, names in row.alerts
        ],
    }


def _channel(channel: Channel) -> dict[str, object]:
    at = channel.at
    return {
        "receivers": [{"name": name, "kind": kind} for name, kind in channel.receivers],
        "hours": channel.hours,
        "group_wait": str(channel.group_wait),
        "group_interval": str(channel.group_interval),
        "repeat_interval": str(channel.repeat_interval),
        "then": None if at is None else {"open": at.is_open, "opens": _time(at.opens)},
    }


def _cloudwatch(row: CloudWatchRow) -> dict[str, object]:
    return {
        "service": row.service,
        "environment": row.environment,
        "severity": row.severity,
        "topic": row.topic,
        "alerts": list(row.alerts),
    }


def _time(moment: int | None) -> str | None:
    return None if moment is None else f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%SZ}"
