"""Routes on a terminal: a paragraph for each team and severity."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap

from slocompiler.proof.delivery.table.cloudwatch_rows import CloudWatchRow
from slocompiler.proof.delivery.table.routes_report import RoutesReport
from slocompiler.report.plural import counted
from slocompiler.report.routes.block import Block, blocks
from slocompiler.report.routes.wording import NOBODY, moment_words
from slocompiler.report.text.paint import Paint
from slocompiler.values.columns import visible

_WIDTH = 118
_LABEL = "    {:<8}"


def routes_text(report: RoutesReport, *, color: bool = False) -> str:
    """Teams, then CloudWatch, then the notes."""
    paint = Paint(color)
    lines = [] if report.moment is None else [f"At {moment_words(report.moment)}:", ""]
    for team, of_team in groupby(blocks(report.rows), key=lambda block: block.team):
        lines += [paint.style("bold", visible(team or "no team")), *_paragraphs(of_team, paint)]
    if report.cloudwatch:
        lines += [paint.style("bold", "CloudWatch tells these itself, at all hours, without Alertmanager")]
        lines += [*_cloudwatch(report.cloudwatch, paint)]
    for note in report.notes:
        lines += [*_wrapped("note: ", note), ""]
    if not (report.rows or report.cloudwatch):
        lines.append("no alerts")
    return "\n".join(lines).rstrip("\n") + "\n"


def _paragraphs(of_team: Iterable[Block], paint: Paint) -> Iterator[str]:
    for block in of_team:
        title = " ".join(filter(None, (block.severity, block.when)))
        yield f"  {paint.style('bold', visible(title))}: {counted(block.count, 'alert')}"
        for told in block.told:
            for label, text in (("told", told.receivers), ("hours", told.hours), ("then", told.then)):
                yield from _labelled(label, text, paint) if text else ()
        for silence, places in block.alerts.items():
            yield from _labelled("silent", silence, paint) if silence else ()
            for place, names in places.items():
                yield from _labelled("" if silence else "alerts", f"{place}: {', '.join(names)}", paint)
        yield ""


def _cloudwatch(rows: Iterable[CloudWatchRow], paint: Paint) -> Iterator[str]:
    by_severity: dict[tuple[str, str | None], list[CloudWatchRow]] = {}
    for row in rows:
        by_severity.setdefault((row.severity, row.topic), []).append(row)
    for (severity, topic), of_severity in by_severity.items():
        count = sum(len(row.alerts) for row in of_severity)
        yield f"  {paint.style('bold', severity)}: {counted(count, 'alert')}"
        yield from _labelled("told", topic or f"{NOBODY}: `cloudwatch.actions` has none for {severity}", paint)
        for row in of_severity:
            place = " ".join(filter(None, (row.service, row.environment)))
            yield from _labelled("alerts", f"{place}: {', '.join(row.alerts)}", paint)
        yield ""


def _labelled(label: str, text: str, paint: Paint) -> Iterator[str]:
    head = _LABEL.format(label)
    first, *others = _wrapped(head, visible(text))
    yield paint.style("dim", head) + first.removeprefix(head)
    yield from others


def _wrapped(head: str, text: str) -> list[str]:
    lines = wrap(text, _WIDTH - len(head), break_long_words=False, break_on_hyphens=False) or [""]
    return [head + lines[0], *(" " * len(head) + line for line in lines[1:])]
