"""Lines such as `%YAML 1.1` before a document."""

from typing import Any

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.load.yaml import codes
from slocompiler.load.yaml.finding import error


def directive_finding(start: Any, span: SourceSpan) -> Diagnostic | None:
    """The finding about a document start that asks for another YAML than 1.2, or declares tags."""
    if start.version not in (None, (1, 2)):
        version = ".".join(map(str, start.version))
        return directive_error(f"specs are YAML 1.2, and this document asks for YAML {version}", span)
    return directive_error("a `%TAG` line: specs have no tags", span) if start.tags else None


def directive_error(message: str, span: SourceSpan) -> Diagnostic:
    return error(codes.DIRECTIVE, message, span, "delete the line")
