"""Constraints on detection that alerts do not meet, for the rules that tell them apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, RelatedSpan, Rule
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import DetectionIr, SloIr, SloPartitionIr
from slocompiler.lint.lint_rule import LintContext
from slocompiler.lint.walk import slos

if TYPE_CHECKING:
    from slocompiler.proof.constraints.subject import Guard
    from slocompiler.proof.constraints.verdict import Miss


class MissedDetection(Struct, frozen=True):
    """A constraint that a partition of an SLO does not meet, with what its alerts are judged by."""

    service: ServiceIr
    slo: SloIr
    partition: SloPartitionIr
    detection: DetectionIr
    guard: "Guard"
    miss: "Miss"

    @property
    def subject(self) -> str:
        """`availability`, or `availability` (region=eu) of api in staging: enough to tell it from others."""
        group = ", ".join(f"{label}={value}" for label, value in self.partition.group)
        text = f"`{self.slo.name}`" + (f" ({group})" if group else "")
        if self.is_inherited:
            text += f" of `{self.service.name}`"
        return text + (f" in {self.service.environment}" if self.service.environment else "")

    @property
    def is_inherited(self) -> bool:
        return self.detection.span.path != self.slo.span.path

    def found(self, rule: Rule, message: str, help: str) -> Diagnostic:
        """The finding at the constraint; where it is inherited, the SLO stands beside it."""
        related = (RelatedSpan(self.slo.span, f"`{self.slo.name}` inherits it"),) if self.is_inherited else ()
        return rule.at(self.detection.span, message, help, related)


def missed_detections(context: LintContext, kind: str) -> Iterator[MissedDetection]:
    """The constraints that are missed in one way (the name of a Kind), each once.

    Only the first partition that misses it is given, and the first environment: it is one mistake.
    The model is imported only when there is a constraint to judge.
    """
    seen: set[tuple[str, str, str]] = set()
    for service, slo in slos(context.compilation):
        for detection in slo.detect:
            key = (service.name, slo.name, detection.name)
            if key in seen:
                continue
            missed = _missed(context, service, slo, detection)
            if missed is not None:
                seen.add(key)
                if missed.miss.kind.name == kind:
                    yield missed


def _missed(context: LintContext, service: ServiceIr, slo: SloIr, detection: DetectionIr) -> MissedDetection | None:
    from slocompiler.proof.constraints.subject import guard_of
    from slocompiler.proof.constraints.verdict import miss_of
    from slocompiler.proof.table.why_not_modelled import why_not_modelled

    if why_not_modelled(slo, service) is not None:
        return None
    for partition in slo.partitions:
        guard = guard_of(slo, partition, service, context.compilation.organization)
        miss = miss_of(detection, guard)
        if miss is not None:
            return MissedDetection(service, slo, partition, detection, guard, miss)
    return None


def help_words(missed: MissedDetection) -> str:
    """What would help: the smallest changes of the alerts, else the demand that they meet."""
    from slocompiler.proof.constraints.remedies import promise, remedies

    texts = [remedy.text for remedy in remedies(missed.detection, missed.guard)]
    lower = promise(missed.detection, missed.guard)
    if lower is not None:
        texts.append(f"ask for {lower}")
    return "; or ".join(texts) or "no single change of the policy is enough: choose another, or ask for less"
