"""An annotation that shows a label which its alert never has."""

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from slocompiler.diagnostics import Diagnostic, Rule, Severity, SourceSpan
from slocompiler.lint.lint_rule import LintContext, LintRule
from slocompiler.lint.written_texts import WrittenText, written_texts

if TYPE_CHECKING:
    from slocompiler.routing.labels.alert_labels import AlertLabels

#: A label that is shown. After `if` and `with` it is asked for, which is fair.
_SHOWN = re.compile(r"\{\{-?\s*(?:\$labels|\.Labels)\.(\w+)[^{}]*\}\}")


def check(context: LintContext) -> Iterator[Diagnostic]:
    texts = [
        found
        for document in context.workspace.services
        for found in written_texts(document, "annotations")
        if found.owner and _SHOWN.search(found.text)
    ]
    alerts = _labels_of_alerts(context) if texts else {}
    for found in texts:
        declared_at = _place(context, found)
        labels = alerts.get(declared_at, []) if declared_at else []
        for label in dict.fromkeys(_SHOWN.findall(found.text)):
            if labels and not any(each.may_carry(label) for each in labels):
                yield RULE.rule.at(
                    found.document.span(*found.route),
                    f"the alert has no label `{label}`: nothing will stand there",
                    _help(labels),
                )


def _labels_of_alerts(context: LintContext) -> Mapping[SourceSpan, "list[AlertLabels]"]:
    """By the place that declares them; imported only when an annotation asks for a label."""
    from slocompiler.routing.labels.sent_alerts import sent_alerts

    found: dict[SourceSpan, list[AlertLabels]] = {}
    for alert in sent_alerts(context.compilation):
        found.setdefault(alert.declared_at, []).append(alert.labels)
    return found


def _place(context: LintContext, found: WrittenText) -> SourceSpan | None:
    """The place of the SLO or the alert, as the IR has it."""
    kind, name = found.owner
    document = found.document
    for service in context.compilation.services:
        if service.name == document.spec.service and service.environment in (None, document.environment):
            declared = service.slos if kind == "slos" else service.alerts
            return next((each.span for each in declared if each.name == name), None)
    return None


def _help(labels: "list[AlertLabels]") -> str:
    names = sorted({name for each in labels for name in (*each.known, *each.varying) if name != "alertname"})
    return f"keep it apart with `by`, or show one that is there: {', '.join(f'`{name}`' for name in names)}"


RULE = LintRule(
    Rule(
        code="SLO609",
        name="label-not-on-alert",
        severity=Severity.WARNING,
        summary="an annotation shows a label that the alert never has",
        why=(
            "Prometheus prints nothing for a label that is not there. ` is out of disk space` is what the person paged "
            "reads at 3 a.m., and then looks through forty hosts for the one that is meant."
        ),
        failing="""\
slos:
  availability:
    objective: 99.9%
    signal: requests
    runbook: fix-it
    annotations: {where: "{{ $labels.region }}"}
""",
        passing="""\
signals:
  requests:
    by: [region]
    events: {prometheus: {total: 'http_requests_total{job="login"}', bad_where: 'code=~"5.."'}}
slos:
  availability:
    objective: 99.9%
    signal: requests
    runbook: fix-it
    annotations: {where: "{{ $labels.region }}"}
""",
    ),
    check,
)
