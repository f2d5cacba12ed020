"""Time and memory over the number of services, as a picture: both axes logarithmic."""

import math
from collections.abc import Iterator
from typing import Any

#: Command -> (its name in the picture, its colour, its dashes).
_LINES = {
    "sloth generate": ("Sloth, rules only", "#c2410c", ""),
    "build": ("all targets", "#1d4ed8", ""),
    "build --target prometheus": ("rules and their tests", "#1d4ed8", "6 3"),
    "build, 1 changed": ("1 changed", "#047857", ""),
    "build, nothing changed": ("nothing changed", "#047857", "2 3"),
}
_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP = 300, 220, 60, 40, 90
_STYLE = (
    "text{font:12px sans-serif;fill:#374151}.title{font-weight:bold}.grid{stroke:#d1d5db}"
    ".line{fill:none;stroke-width:2}"
    "@media(prefers-color-scheme:dark){text{fill:#d1d5db}.grid{stroke:#4b5563}}"
)

Point = tuple[float, float]


def plot(result: dict[str, Any]) -> str:
    """An SVG of two panels, with a legend below."""
    sizes = result["sizes"]
    width, height = 2 * _WIDTH + _GAP + _LEFT + 20, _HEIGHT + _TOP + 40 + 20 * len(_LINES) + 20
    body = [
        *_panel(_LEFT, "Seconds", _points(sizes, "wall_ms", 0.001)),
        *_panel(_LEFT + _WIDTH + _GAP, "MiB, all processes together", _points(sizes, "tree_mib", 1)),
        *_legend(_TOP + _HEIGHT + 60),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">\n'
        f"<title>slocompile and Sloth: time and memory over the number of services</title>\n<style>{_STYLE}</style>\n"
        + "\n".join(body)
        + "\n</svg>\n"
    )


def _points(sizes: dict[str, Any], figure: str, unit: float) -> dict[str, list[Point]]:
    return {
        name: [(float(size), unit * each["commands"][name][figure]) for size, each in sizes.items()] for name in _LINES
    }


def _panel(left: int, title: str, lines: dict[str, list[Point]]) -> Iterator[str]:
    across = _decades(x for points in lines.values() for x, _ in points)
    up = _decades(y for points in lines.values() for _, y in points)
    yield f'<text class="title" x="{left}" y="{_TOP - 16}">{title}</text>'
    for decade in up:
        y = _TOP + _HEIGHT - _share(10**decade, up) * _HEIGHT
        yield f'<line class="grid" x1="{left}" x2="{left + _WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{10.0**decade:,g}</text>'
    for decade in across:
        x = left + _share(10**decade, across) * _WIDTH
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP}" y2="{_TOP + _HEIGHT}"/>'
        yield f'<text x="{x:.1f}" y="{_TOP + _HEIGHT + 18}" text-anchor="middle">{10**decade:,}</text>'
    for name, points in lines.items():
        placed = [
            (left + _share(x, across) * _WIDTH, _TOP + _HEIGHT - _share(y, up) * _HEIGHT) for x, y in sorted(points)
        ]
        yield from _line(name, placed)


def _line(name: str, points: list[Point]) -> Iterator[str]:
    _, colour, dashes = _LINES[name]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline class="line" stroke="{colour}" stroke-dasharray="{dashes or "none"}" points="{path}"/>'
    yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in points)


def _legend(top: int) -> Iterator[str]:
    yield f'<text x="{_LEFT + _WIDTH}" y="{top - 20}" text-anchor="middle">services of 3 SLOs</text>'
    for number, (label, colour, dashes) in enumerate(_LINES.values()):
        y = top + 20 * number
        dashed = dashes or "none"
        yield f'<line class="line" stroke="{colour}" stroke-dasharray="{dashed}" x1="60" x2="90" y1="{y}" y2="{y}"/>'
        yield f'<text x="98" y="{y + 4}">{label}</text>'


def _decades(values: Iterator[float]) -> range:
    """Powers of ten from at or below the least to at or above the greatest value; two of them at least."""
    logarithms = [math.log10(value) for value in values]
    least = math.floor(min(logarithms))
    return range(least, max(math.ceil(max(logarithms)), least + 1) + 1)


def _share(value: float, decades: range) -> float:
    """0 at the first of the decades, 1 at the last."""
    return (math.log10(value) - decades[0]) / (decades[-1] - decades[0])
