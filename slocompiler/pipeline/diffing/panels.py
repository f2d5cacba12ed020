"""The panels of a service's dashboards, from the files that the Grafana target makes."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from slocompiler.diff.side import Panel
from slocompiler.emit import compact_json
from slocompiler.targets.target import Artifact

_PLACE = frozenset(("id", "gridPos"))
_ROW = "row"


def panels_of(artifacts: Sequence[Artifact]) -> tuple[Panel, ...]:
    """In their order. Of several with one title in a section, the second is `Title (2)`."""
    return tuple(panel for artifact in artifacts if artifact.path.endswith(".json") for panel in _of_file(artifact))


def _of_file(artifact: Artifact) -> Iterator[Panel]:
    dashboard = PurePosixPath(artifact.path).stem.removeprefix("grafana-")
    seen: Counter[tuple[str, str]] = Counter()
    for section, panel in _shown(json.loads(artifact.text).get("panels", ())):
        title = str(panel.get("title", "")).strip() or str(panel.get("type", ""))
        seen[section, title] += 1
        count = seen[section, title]
        content = tuple((key, compact_json(value)) for key, value in sorted(panel.items()) if key not in _PLACE)
        yield Panel(dashboard, section, title if count == 1 else f"{title} ({count})", content)


def _shown(panels: Sequence[dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every panel with the title of the row above it."""
    section = ""
    for panel in panels:
        if panel.get("type") == _ROW:
            # What follows the name is the objective, which is a change of its own.
            section = str(panel.get("title", "")).partition(":")[0]
            yield from ((section, inner) for inner in panel.get("panels") or ())
        else:
            yield section, panel
