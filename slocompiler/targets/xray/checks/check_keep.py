"""Findings about tail sampling behind a head that drops traces."""

from collections.abc import Iterator

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.service import ServiceIr
from slocompiler.targets.xray.rules import DROPPED_BEFORE_KEEP, KEEPS_NOTHING
from slocompiler.targets.xray.tail_sampling import keeps_anything

_HELP = "sample `rate: 100%`, and write the share of ordinary traces under keep: `rest: 10%`"


def check_keep(service: ServiceIr) -> Iterator[Diagnostic]:
    """The service has tracing. A narrow rule with 0 % leaves requests out on purpose: health checks."""
    assert service.tracing is not None
    if service.tracing.keep is None:
        return
    if not keeps_anything(service.tracing.keep):
        yield KEEPS_NOTHING.at(
            service.tracing.keep.span,
            "nothing is kept: of no trace does `keep` say so",
            "write `bad: 100%`, `slower_than: 1s`, or the share of all others, `rest: 10%`",
        )
    for rule in service.tracing.rules:
        if rule.rate.ratio < 1 and (rule.rate.ratio or rule.matches_all):
            yield DROPPED_BEFORE_KEEP.at(
                rule.spans["rate"],
                f"`keep` cannot keep what `{rule.name}` dropped: it sees {rule.rate} of these traces",
                _HELP,
            )
    if not any(rule.matches_all for rule in service.tracing.rules):
        yield DROPPED_BEFORE_KEEP.at(
            service.tracing.keep.span,
            "`keep` sees 5 % of the traces that no sampling rule matches: X-Ray's own rule drops the rest",
            "add a rule for everything else: `sampling: {default: {rate: 100%}}`",
        )
