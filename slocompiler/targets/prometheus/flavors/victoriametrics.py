"""VictoriaMetrics: vmalert evaluates, a storage beside it keeps what is recorded.

vmalert takes `rules.yaml` as it is, and the operator of VictoriaMetrics a VMRule. What differs is when a value is seen:
vmalert looks `-rule.evalDelay` (30s) back, and hands recorded values over once they are flushed, so that a rule of the
same group reads what was recorded one evaluation before.
"""

from collections.abc import Iterator, Sequence
from textwrap import indent

from msgspec import Struct

from slocompiler.diagnostics import Diagnostic
from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.signals import PrometheusDistributionIr
from slocompiler.targets.prometheus.flavors.flavor import Load, RuleFiles, place
from slocompiler.targets.prometheus.flavors.rules import LATE_IN_A_CHAIN, NATIVE_HISTOGRAM
from slocompiler.targets.prometheus.rule_file import groups_text, plain_file, rule_resource
from slocompiler.targets.prometheus.rule_group import RuleGroup
from slocompiler.targets.target import Artifact, header
from slocompiler.values import Duration

#: Default of `-rule.evalDelay`.
EVAL_DELAY = Duration.of(seconds=30)
#: Recordings between the raw series and an alert: of a burn rate events, errors, the ratio; of a band its measures.
LINKS = 3
LINKS_OF_BANDS = 6


class VictoriaMetricsFlavor(Struct, frozen=True):
    """`rules.yaml` for vmalert, `vm-rule.yaml` for the operator."""

    counts_all: bool = False

    def arranged(self, groups: Sequence[RuleGroup]) -> list[RuleGroup]:
        return list(groups)

    def artifacts(self, files: RuleFiles, groups: Sequence[RuleGroup]) -> tuple[Artifact, ...]:
        text, source = groups_text(groups), files.source
        kind = ("operator.victoriametrics.com/v1beta1", "VMRule")
        resource = rule_resource(kind, files.name, files.organization.prometheus) + indent(text, "  ")
        return (
            plain_file(files.folder, text, source),
            Artifact(f"{files.folder}/vm-rule.yaml", header(source) + resource),
        )

    def service_findings(self, service: ServiceIr, groups: Sequence[RuleGroup]) -> Sequence[Diagnostic]:
        return list(_native(service))

    def organization_findings(self, organization: OrganizationIr, loads: Sequence[Load]) -> Sequence[Diagnostic]:
        burn, band = (_late(organization, links).human for links in (LINKS, LINKS_OF_BANDS))
        return (
            LATE_IN_A_CHAIN.at(
                place(organization),
                f"burn-rate alerts fire up to {burn} later than is proven, those of bands up to {band}: vmalert looks "
                f"{EVAL_DELAY} back, and each recording before an alert is read one evaluation late",
                "allow for it in `detect` and `incidents`; a shorter `evaluation_interval` makes it less",
            ),
        )


def _late(organization: OrganizationIr, links: int) -> Duration:
    return Duration(EVAL_DELAY.milliseconds + links * organization.prometheus.evaluation_interval.milliseconds)


def _native(service: ServiceIr) -> Iterator[Diagnostic]:
    for signal in service.signals:
        source = signal.prometheus
        if isinstance(source, PrometheusDistributionIr) and source.boundaries is None:
            message = f"`{signal.name}` is a native histogram, which VictoriaMetrics does not store"
            yield NATIVE_HISTOGRAM.at(signal.span, message, "expose classic buckets, and name them in `buckets`")


VICTORIAMETRICS = VictoriaMetricsFlavor()
