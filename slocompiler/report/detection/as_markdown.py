"""Detection tables for pull requests."""

from collections.abc import Iterator, Sequence

from slocompiler.emit.markdown import escape, table
from slocompiler.proof.table.service_table import ServiceDetection
from slocompiler.report.detection.sections import Section, sections
from slocompiler.report.detection.wording import LEGEND, service_title


def detection_markdown(services: Sequence[ServiceDetection]) -> str:
    """A heading for each service, a table for each SLO and alert, the meaning of the columns at the end."""
    parts: list[str] = []
    for service in services:
        parts.append(f"### {escape(service_title(service))}")
        for section in sections(service):
            parts += _section(section)
    legend = "\n".join(f"- **{name}**: {escape(meaning)}" for name, meaning in LEGEND)
    return "\n\n".join([*parts, legend]) + "\n"


def _section(section: Section) -> Iterator[str]:
    yield f"**{escape(section.title)}**"
    told = (" ".join(filter(None, (entry, severity, words))) for entry, severity, words in section.told)
    yield "<br>".join(map(escape, (*told, *([section.basis] if section.basis else []))))
    whole = [tuple(map(escape, row)) for row in section.rows if len(row) > 1]
    if whole:
        yield table(section.head, whole, right=range(len(section.head) - 4, len(section.head)))
    remarks = [escape(row[0]) for row in section.rows if len(row) == 1]
    if remarks:
        yield "<br>".join(remarks)
