"""Text."""

from slocompiler.targets.grafana.own_panels.convert.look import Look
from slocompiler.targets.grafana.own_panels.convert.part import Part

#: Plain text is code without a language today.
_MODES = {"markdown": "markdown", "html": "html", "text": "code"}


def text(panel: Part) -> Look:
    options = panel.at("options")
    mode = options.at("mode").text() or "markdown"
    if mode not in _MODES:
        raise options.at("mode").misfit(f"one of {', '.join(_MODES)}")
    return Look("text", {"mode": _MODES[mode], "content": options.at("content").text() or ""})
