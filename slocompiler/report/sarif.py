"""Findings as SARIF 2.1.0, for code scanning."""

from pathlib import PurePosixPath
from urllib.parse import quote

from slocompiler import __version__
from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule, Severity, SourceSpan
from slocompiler.emit import write_json
from slocompiler.report.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(report: Report, *, color: bool = False) -> str:
    """One run. Its rules are those that have findings, with what `slocompile explain` says about them."""
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    severities = {diagnostic.code: diagnostic.severity for diagnostic in report.diagnostics}
    driver = {
        "name": "slocompiler",
        "version": __version__,
        "rules": [_rule(code, severities[code], report.rules.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in report.diagnostics],
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, severity: Severity, rule: Rule | None) -> dict[str, object]:
    descriptor: dict[str, object] = {"id": code, "defaultConfiguration": {"level": severity.label}}
    if rule:
        descriptor |= {
            "name": rule.name,
            "shortDescription": {"text": rule.summary},
            "fullDescription": {"text": rule.why},
            "help": {"text": _help_text(rule), "markdown": _help_markdown(rule)},
        }
    return descriptor


def _help_text(rule: Rule) -> str:
    return f"{rule.why}\n\nFails:\n\n{rule.failing.rstrip()}\n\nPasses:\n\n{rule.passing.rstrip()}\n"


def _help_markdown(rule: Rule) -> str:
    failing, passing = (f"```yaml\n{snippet.rstrip()}\n```" for snippet in (rule.failing, rule.passing))
    return f"{rule.why}\n\nFails:\n\n{failing}\n\nPasses:\n\n{passing}\n"


def _result(diagnostic: Diagnostic, rule_index: int) -> dict[str, object]:
    text = diagnostic.message + (f"\n\n{diagnostic.help}" if diagnostic.help else "")
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": diagnostic.severity.label,
        "message": {"text": text},
        "locations": [{"physicalLocation": _physical(diagnostic.span)}],
    }
    if diagnostic.related:
        result["relatedLocations"] = [_related(index, other) for index, other in enumerate(diagnostic.related)]
    return result


def _related(index: int, other: RelatedSpan) -> dict[str, object]:
    return {"id": index, "message": {"text": other.message}, "physicalLocation": _physical(other.span)}


def _physical(span: SourceSpan) -> dict[str, object]:
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": {"uri": _uri(span.path)}, "region": region}


def _uri(path: str) -> str:
    """A relative reference for a relative path: a viewer resolves it against its checkout."""
    if path.startswith("/"):
        return PurePosixPath(path).as_uri()
    # A colon in the first segment would read as a scheme.
    return quote(path, safe="/")
