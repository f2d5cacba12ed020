"""What a constraint is judged on."""

from fractions import Fraction

from msgspec import Struct

from slocompiler.ir.organization import OrganizationIr
from slocompiler.ir.service import ServiceIr
from slocompiler.ir.slos import BurnAlertIr, SloIr, SloPartitionIr
from slocompiler.proof.detection.facts import DetectionFacts, facts_of
from slocompiler.proof.detection.scenario import Scenario
from slocompiler.proof.table.burn_table import worst_start
from slocompiler.proof.table.evaluator import Evaluator, evaluator_of
from slocompiler.values import Duration, Share


class Guard(Struct, frozen=True):
    """The alerts of one partition of an SLO, with all that decides when they fire."""

    alerts: tuple[BurnAlertIr, ...]
    facts: DetectionFacts
    evaluator: Evaluator

    def outage(self, bad_ratio: Share, lasts: Duration | None = None) -> Scenario:
        """An outage at low traffic, from the baseline, with error series that begin with it where they may."""
        return worst_start(self.facts, Scenario(Fraction(bad_ratio.ratio), self.facts.baseline, lasts))


def guard_of(slo: SloIr, partition: SloPartitionIr, service: ServiceIr, organization: OrganizationIr) -> Guard:
    """The guard of a partition as it is built."""
    facts = facts_of(slo, partition, service, organization.prometheus)
    return Guard(partition.burn_alerts, facts, evaluator_of(slo, organization))
