"""The CloudWatch source of a signal, and whether alarms can be made of it at all."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic, SourceSpan
from slocompiler.ir.references import GroupIr
from slocompiler.ir.signals import ByLabelIr, CloudWatchSourceIr, SignalIr
from slocompiler.targets.cloudwatch.alarms.place import REGION, Grouped, Place, is_within, places_of
from slocompiler.targets.cloudwatch.rules.rules_of_alarms import DYNAMIC_GROUPS, NO_REGION


class Origin(Struct, frozen=True):
    """A signal that CloudWatch evaluates, and its source there."""

    signal: SignalIr
    source: CloudWatchSourceIr

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is measured; nowhere when its groups are unknown to CloudWatch."""
        return () if _unknown_labels(self) else tuple(places_of(self.signal, self.source))

    @property
    def is_otlp(self) -> bool:
        """Whether the metrics are only readable by PromQL."""
        return self.source.ingest == "otlp"


def origin_of(signal: SignalIr) -> Origin:
    """The source of a signal that CloudWatch evaluates; lowering has seen to it that there is one."""
    assert signal.cloudwatch is not None, f"{signal.name} is evaluated by CloudWatch"
    return Origin(signal, signal.cloudwatch)


def origin_findings(origin: Origin) -> Iterator[Diagnostic]:
    """What keeps a source from having alarms."""
    signal, source = origin.signal, origin.source
    if not source.regions:
        message = f"the CloudWatch source of `{signal.name}` has no Region, so no alarm is made for it"
        help = "write `regions: [us-east-1]` here, or `cloudwatch: {regions: [...]}` at the environment"
        yield NO_REGION.at(source.span, message, help)
    for label in _unknown_labels(origin):
        message = f"CloudWatch cannot keep `{label.source}` apart: it is no dimension of the source"
        help = f"list the values, one alarm is made for each: `dimensions: {{{label.source}: [a, b]}}`"
        yield DYNAMIC_GROUPS.at(label.span, message, help)


def missing_groups(
    origin: Origin, partitions: Sequence[Grouped], excluded: Sequence[GroupIr], span: SourceSpan
) -> Iterator[Diagnostic]:
    """Groups that the spec names and no place is in."""
    places = origin.places
    for group in (*(partition.group for partition in partitions), *excluded):
        if group and places and not any(is_within(place, group) for place in places):
            named = ", ".join(f"{label}={value}" for label, value in group)
            message = f"the group {named} is nowhere in CloudWatch: its value is no dimension of `{origin.signal.name}`"
            yield DYNAMIC_GROUPS.at(span, message, "add the value to `dimensions`, or remove the group")


def _unknown_labels(origin: Origin) -> list[ByLabelIr]:
    """Labels that are neither dimensions of the source nor the Region."""
    known = {*origin.source.dimensions, REGION}
    return [label for label in origin.signal.by if label.source not in known]
