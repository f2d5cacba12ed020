"""Detection tables on a terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from slocompiler.proof.table.service_table import ServiceDetection
from slocompiler.report.detection.sections import Section, sections
from slocompiler.report.detection.wording import LEGEND, service_title
from slocompiler.report.text.paint import Paint
from slocompiler.values.columns import visible
from slocompiler.values.columns import width as columns_of

_GAP = "  "
#: Numbers are aligned on the right; the first two columns of an SLO, and the first of an alert, are words.
_WORDS = ("failure", "change", "alert", "SLO")


def detection_text(services: Sequence[ServiceDetection], *, width: int, color: bool = False) -> str:
    """Service by service, with a legend below; on a narrow terminal a line for each alert instead of columns."""
    paint = Paint(color)
    blocks = [_service(service, width, paint) for service in services]
    legend = "\n".join(legend_lines(width, paint))
    return "\n\n\n".join([*("\n\n".join(block) for block in blocks), legend]) + "\n"


def _service(service: ServiceDetection, width: int, paint: Paint) -> list[str]:
    found = ["\n".join(_section(section, width, paint)) for section in sections(service)]
    return [paint.style("bold", visible(service_title(service))), *(found or ["no alerts"])]


def _section(section: Section, width: int, paint: Paint) -> Iterator[str]:
    yield from (paint.style("bold", line) for line in hanging("", section.title, width))
    entries = max((len(entry) for entry, _, _ in section.told), default=0)
    severities = max((len(severity) for _, severity, _ in section.told), default=0)
    for entry, severity, words in section.told:
        lead = f"  {entry:{entries}}{_GAP if entries else ''}{severity:{severities}}{_GAP}"
        yield from hanging(lead, words, width)
    if section.basis:
        yield from hanging(_GAP, section.basis, width)
    if section.rows:
        yield from table(section.head, section.rows, width, paint)


def table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int, paint: Paint) -> Iterator[str]:
    """Aligned columns without those that are empty, or a line for each row where they do not fit."""
    whole = [row for row in rows if len(row) > 1]
    shown = [index for index, _ in enumerate(head) if index == 0 or any(row[index] for row in whole)]
    widths = {index: max(columns_of(row[index]) for row in (head, *whole)) for index in shown}
    if sum(widths.values()) + len(_GAP) * len(shown) > width:
        yield from _stacked(head, rows, width)
        return
    yield paint.style("dim", _line(head, head, shown, widths))
    for row in rows:
        if len(row) > 1:
            yield _line(head, row, shown, widths)
        else:
            yield from hanging(_GAP, row[0], width)


def _line(head: Sequence[str], row: Sequence[str], shown: Sequence[int], widths: dict[int, int]) -> str:
    cells = []
    for index in shown:
        text = visible(row[index])
        padding = " " * (widths[index] - columns_of(text))
        cells.append(f"{text}{padding}" if head[index] in _WORDS else f"{padding}{text}")
    return (_GAP + _GAP.join(cells)).rstrip()


def _stacked(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for row in rows:
        if row[0]:
            yield f"{_GAP}{visible(row[0])}"
        if len(row) > 1:
            cells = zip(head[1:], row[1:], strict=True)
            named = (text if name in _WORDS else f"{name} {text}" for name, text in cells if text)
            yield from hanging(_GAP * 2, ", ".join(named), width)


def hanging(lead: str, text: str, width: int) -> Iterator[str]:
    """`text` behind `lead`, its further lines indented as far."""
    lines = wrap(visible(text), max(20, width - len(lead)), break_long_words=False, break_on_hyphens=False) or [""]
    yield f"{lead}{lines[0]}".rstrip()
    yield from (f"{' ' * len(lead)}{line}" for line in lines[1:])


def legend_lines(width: int, paint: Paint) -> Iterator[str]:
    for name, meaning in LEGEND:
        lead = f"{name:7}{_GAP}"
        first, *others = hanging(lead, meaning, width)
        yield paint.style("dim", name) + first[len(name) :]
        yield from others
