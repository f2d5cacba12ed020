"""All findings about delivery."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.proof.delivery.findings.grouped_as_one import grouped_as_one
from slocompiler.proof.delivery.findings.inhibition_findings import inhibition_findings
from slocompiler.proof.delivery.findings.mute_each_other import mute_each_other
from slocompiler.proof.delivery.findings.never_open import never_open
from slocompiler.proof.delivery.findings.nobody_is_told import nobody_is_told
from slocompiler.proof.delivery.findings.subject import Subject
from slocompiler.proof.delivery.findings.told_twice import told_twice


def delivery_findings(subject: Subject) -> Iterator[Diagnostic]:
    """What keeps alerts from those who must be told of them, in no order.

    Generated inhibition rules mute nothing more urgent than their source and only where the source is told as well, so
    the rules are looked at only when the user brings some of their own.
    """
    yield from nobody_is_told(subject)
    yield from told_twice(subject)
    if subject.base_routes:
        yield from never_open(subject)
        yield from grouped_as_one(subject)
    if subject.base_rules:
        yield from inhibition_findings(subject)
        yield from mute_each_other(subject)
