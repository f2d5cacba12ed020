"""Documents held against what Systems Manager takes."""

from collections.abc import Iterator, Mapping
from typing import Any

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.targets.automation.rules.rules_of_documents import DOCUMENT_TOO_LARGE

#: From the quotas of Systems Manager.
_MOST_BYTES = 64 * 1024


def document_findings(body: Mapping[str, Any], span: SourceSpan) -> Iterator[Diagnostic]:
    """What is wrong with a `CreateDocument`: its size, and all that the model of the operation says."""
    from slocompiler.aws.service_model import ModelProblem
    from slocompiler.aws.strict_walk import violations

    size = len(str(body["Content"]).encode())
    if size > _MOST_BYTES:
        message = f"the document has {size:,} bytes, and Systems Manager takes {_MOST_BYTES:,}"
        yield DOCUMENT_TOO_LARGE.at(span, message, "put long texts elsewhere, and name where they are")
    found = violations("ssm", "CreateDocument", body)
    for violation in () if isinstance(found, ModelProblem) else found:
        yield DOCUMENT_TOO_LARGE.at(span, f"ssm:CreateDocument would refuse this: {violation.message}", violation.help)
