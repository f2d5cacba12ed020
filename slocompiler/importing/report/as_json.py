"""What an import did, as JSON."""

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.emit import write_json
from slocompiler.importing.remark import Remark
from slocompiler.importing.report.import_report import ImportReport

FORMAT_VERSION = 1


def import_json(report: ImportReport) -> str:
    """`{"version": 1, "written": [...], "unchanged": [...], "counts": {...}, "remarks": [...], "refused": [...]}`."""
    return write_json(
        {
            "version": FORMAT_VERSION,
            "trial": report.is_trial,
            "written": list(report.written),
            "unchanged": list(report.unchanged),
            "counts": dict(report.counts),
            "remarks": [_remark(remark) for remark in report.remarks],
            "refused": [_refusal(diagnostic) for diagnostic in report.refused],
        }
    )


def _remark(remark: Remark) -> dict[str, object]:
    return {
        "fate": remark.fate.value,
        "code": remark.code or None,
        "what": remark.what,
        "why": remark.why or None,
        **_place(remark.span),
    }


def _refusal(diagnostic: Diagnostic) -> dict[str, object]:
    place = _place(diagnostic.span)
    return {"code": diagnostic.code, "message": diagnostic.message, "help": diagnostic.help, **place}


def _place(span: SourceSpan) -> dict[str, object]:
    return {"path": span.path, "line": span.line, "column": span.column}
