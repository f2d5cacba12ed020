"""The one place where a kind of condition is told from another, for tests."""

from collections.abc import Iterator

from slocompiler.ir.alerts import AbsenceIr, AlertIr, AlertPartitionIr, BandIr, ChangeIr, ThresholdIr
from slocompiler.ir.organization import PrometheusFactsIr
from slocompiler.ir.service import ServiceIr
from slocompiler.proof.detection.facts import recording_interval
from slocompiler.proof.rule_tests.alerts.absence_tests import absence_tests
from slocompiler.proof.rule_tests.alerts.band_tests import band_tests
from slocompiler.proof.rule_tests.alerts.change_tests import change_tests
from slocompiler.proof.rule_tests.alerts.subject import alert_subject
from slocompiler.proof.rule_tests.alerts.threshold_tests import threshold_tests
from slocompiler.proof.rule_tests.promtool_test import PromtoolTest


def alert_tests(
    service: ServiceIr, alert: AlertIr, partition: AlertPartitionIr, prometheus: PrometheusFactsIr, start: int
) -> Iterator[PromtoolTest]:
    """Every test of a partition of an alert; raises NotTestableError with the reason when it has none."""
    subject = alert_subject(service, alert, partition, prometheus, recording_interval(prometheus), start)
    match partition.condition:
        case ThresholdIr() as threshold:
            yield from threshold_tests(subject, threshold)
        case ChangeIr() as change:
            yield from change_tests(subject, change)
        case BandIr() as band:
            yield from band_tests(subject, band)
        case AbsenceIr() as absence:
            yield from absence_tests(subject, absence)
