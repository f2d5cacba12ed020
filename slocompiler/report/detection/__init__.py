"""When alerts fire, for people, programs and pull requests."""

from collections.abc import Sequence

from slocompiler.proof.table.service_table import ServiceDetection
from slocompiler.report.detection.as_json import detection_json
from slocompiler.report.detection.as_markdown import detection_markdown
from slocompiler.report.detection.as_text import detection_text
from slocompiler.report.detection.overview import overview_markdown, overview_text

DETECTION_FORMATS = ("text", "json", "markdown")


def render_detection(
    format: str, services: Sequence[ServiceDetection], *, is_overview: bool, width: int, color: bool = False
) -> str:
    """One of DETECTION_FORMATS, ending with a line break. An overview has a line for each SLO; JSON is always whole.

    `width` (columns of the terminal) and `color` matter to `text` only.
    """
    if format == "json":
        return detection_json(services)
    if format == "markdown":
        return overview_markdown(services) if is_overview else detection_markdown(services)
    if is_overview:
        return overview_text(services, width=width, color=color)
    return detection_text(services, width=width, color=color)
