"""The result as a picture: samples on a logarithmic scale, and the budget beside the truth."""

import math
from typing import Any
from xml.sax.saxutils import escape

_LEFT, _BARS, _GAP, _SPENT, _ROW, _TOP = 215, 330, 120, 260, 34, 70
_OURS, _OTHERS, _TRUE, _TEXT = "#74add1", "#b0b7bf", "#c0392b", "#222222"


def chart(result: dict[str, Any]) -> str:
    """An SVG of the JSON."""
    sets = result["sets"]
    height = _TOP + _ROW * len(sets) + 40
    width = _LEFT + _BARS + _GAP + _SPENT + 100
    largest = max(each["samples_per_evaluation"] for each in sets)
    truth = sets[0]["budget"]["truth"]
    scale = _SPENT / max(truth, *(each["budget"]["spent"] or 0 for each in sets))
    begin = _LEFT + _BARS + _GAP
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        ' font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
        _text(_LEFT, 28, "Samples read every 30 s (logarithmic)", bold=True),
        _text(begin, 28, "30-day error budget spent", bold=True),
        _text(begin, 48, f"truth: {truth:.1%}", fill=_TRUE),
    ]
    for place, each in enumerate(sets):
        parts += _row(each, _TOP + place * _ROW, largest, begin, scale)
    x = begin + truth * scale
    parts.append(f'<path d="M{x:.1f} {_TOP - 8}V{_TOP + _ROW * len(sets)}" stroke="{_TRUE}" stroke-width="2"/>')
    history = result["history"]
    about = f"{history['series']} raw series, {history['days']} days, Prometheus {result['machine']['prometheus']}"
    parts.append(_text(_LEFT, height - 14, about, size=11))
    return "\n".join([*parts, "</svg>\n"])


def _row(each: dict[str, Any], y: int, largest: int, begin: int, scale: float) -> list[str]:
    samples, spent = each["samples_per_evaluation"], each["budget"]["spent"]
    fill = _OURS if each["name"].startswith("slocompiler") else _OTHERS
    length = _BARS * (math.log10(samples) - 4) / (math.log10(largest) - 4)  # from 10,000 on
    length = max(2.0, length)
    idle = " (NaN after an idle night)" if each["budget_with_idle_night"]["spent"] is None else ""
    said = ("NaN" if spent is None else f"{spent:.1%}") + idle
    return [
        _text(_LEFT - 10, y + 15, each["name"], anchor="end"),
        _bar(_LEFT, y, length, fill),
        _text(_LEFT + length + 6, y + 15, f"{samples:,}"),
        _bar(begin, y, (spent or 0) * scale, fill),
        _text(begin + 8, y + 15, said),
    ]


def _bar(x: float, y: int, length: float, fill: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{length:.1f}" height="22" fill="{fill}"/>'


def _text(
    x: float, y: int, text: str, *, bold: bool = False, size: int = 13, anchor: str = "start", fill: str = _TEXT
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    place = f'x="{x:.1f}" y="{y}" font-size="{size}" text-anchor="{anchor}"'
    return f'<text {place} fill="{fill}"{weight}>{escape(text)}</text>'
