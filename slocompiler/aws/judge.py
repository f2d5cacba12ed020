"""Bodies held against all that is known of what AWS takes: its models, and the rules of its documentation.

A generated body has no violation: the targets report one as SLO819. Violations in files that somebody wrote by hand
have codes of their own, one for each kind (`slocompiler.lower.rules.alarm_files`).
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from slocompiler.aws.checks.actions import check_actions
from slocompiler.aws.checks.alarm_rule import check_alarm_rule
from slocompiler.aws.checks.alarm_source import check_alarm_source
from slocompiler.aws.checks.alarm_texts import check_alarm_name, check_alarm_texts
from slocompiler.aws.checks.anomaly_band import check_anomaly_band
from slocompiler.aws.checks.anomaly_detector import check_detector
from slocompiler.aws.checks.body_size import check_body_size
from slocompiler.aws.checks.dashboard import check_dashboard_body, check_dashboard_name
from slocompiler.aws.checks.group import check_group_filter
from slocompiler.aws.checks.math_entries import check_expressions, math_entries
from slocompiler.aws.checks.metric_ids import check_metric_ids, check_unused_ids
from slocompiler.aws.checks.metric_queries import check_queries
from slocompiler.aws.checks.mute_rule import check_schedule
from slocompiler.aws.checks.period import check_periods
from slocompiler.aws.checks.promql_query import check_promql_query
from slocompiler.aws.checks.returned_data import check_returned_data
from slocompiler.aws.checks.sampling_rule import check_rule, why_unknown
from slocompiler.aws.checks.service_level_objective import check_slo
from slocompiler.aws.checks.statistic import check_statistic, misplaced_percentile
from slocompiler.aws.checks.suppressor import check_suppressor
from slocompiler.aws.checks.tags import check_tags
from slocompiler.aws.checks.zero_guard import check_zero_guard
from slocompiler.aws.reading import Body
from slocompiler.aws.service_model import ModelProblem, operation
from slocompiler.aws.strict_walk import as_meant, input_violations
from slocompiler.aws.violation import Violation, ViolationKind

Violations = tuple[Violation, ...]


def check_alarm(body: Body, regions: Collection[str] = ()) -> Violations:
    """What is wrong with a PutMetricAlarm; `regions` are those it may live in, empty when nobody knows."""
    walked, meant = _walked("cloudwatch:PutMetricAlarm", body)
    entries = math_entries(meant, "Metrics")
    return _together(
        (misplaced_percentile(found, meant.get("Statistic")) for found in walked),
        check_alarm_source(meant),
        check_statistic(meant),
        check_periods(meant),
        check_queries(meant, "Metrics"),
        check_expressions(meant, "Metrics"),
        check_metric_ids(entries),
        check_returned_data(meant, entries) or check_unused_ids(entries),
        check_anomaly_band(meant, entries),
        check_zero_guard(entries),
        check_promql_query(meant),
        check_alarm_texts(meant),
        check_actions(meant, regions, is_composite=False),
        check_tags(meant),
        check_body_size(meant),
    )


def check_composite(body: Body, known_alarm_names: Collection[str], regions: Collection[str] = ()) -> Violations:
    """What is wrong with a PutCompositeAlarm; it names alarms of its own set, or others by their ARN.

    Circles among several composites are found by `alarm_set.judge_alarms`.
    """
    walked, meant = _walked("cloudwatch:PutCompositeAlarm", body)
    return _together(
        walked,
        check_alarm_rule(meant, known_alarm_names),
        check_suppressor(meant, known_alarm_names),
        check_alarm_name(meant),
        check_actions(meant, regions, is_composite=True),
        check_tags(meant),
    )


def check_dashboard(body: Body) -> Violations:
    """What is wrong with a PutDashboard; paths into its body go on behind `DashboardBody`."""
    return _judged("cloudwatch:PutDashboard", body, check_dashboard_name, check_dashboard_body, check_tags)


def check_anomaly_detector(body: Body) -> Violations:
    """What is wrong with a PutAnomalyDetector."""
    return _judged("cloudwatch:PutAnomalyDetector", body, check_detector)


def check_mute_rule(body: Body) -> Violations:
    """What is wrong with a PutAlarmMuteRule."""
    return _judged("cloudwatch:PutAlarmMuteRule", body, check_schedule, check_tags)


def check_service_level_objective(body: Body) -> Violations:
    """What is wrong with a CreateServiceLevelObjective of Application Signals."""
    return _judged("application-signals:CreateServiceLevelObjective", body, check_slo, check_tags)


def check_sampling_rule(body: Body) -> Violations:
    """What is wrong with a CreateSamplingRule."""
    return tuple(map(why_unknown, _judged("xray:CreateSamplingRule", body, check_rule, check_tags)))


def check_group(body: Body) -> Violations:
    """What is wrong with a CreateGroup."""
    return _judged("xray:CreateGroup", body, check_group_filter, check_tags)


def check_body(
    kind: str, body: Body, known_alarm_names: Collection[str] = (), regions: Collection[str] = ()
) -> Violations:
    """What is wrong with a body of any kind, `service:Operation`; of other operations only what their model says."""
    if kind == "cloudwatch:PutMetricAlarm":
        return check_alarm(body, regions)
    if kind == "cloudwatch:PutCompositeAlarm":
        return check_composite(body, known_alarm_names, regions)
    check = _OTHERS.get(kind)
    return check(body) if check else _judged(kind, body)


_OTHERS: Mapping[str, Callable[[Body], Violations]] = {
    "cloudwatch:PutAlarmMuteRule": check_mute_rule,
    "cloudwatch:PutAnomalyDetector": check_anomaly_detector,
    "cloudwatch:PutDashboard": check_dashboard,
    "application-signals:CreateServiceLevelObjective": check_service_level_objective,
    "xray:CreateGroup": check_group,
    "xray:CreateSamplingRule": check_sampling_rule,
}


def _judged(kind: str, body: Body, *checks: Callable[[Body], Iterable[Violation]]) -> Violations:
    walked, meant = _walked(kind, body)
    return _together(walked, *(check(meant) for check in checks))


def _walked(kind: str, body: Body) -> tuple[Violations, Body]:
    """What the model has against a body, and the body with its keys spelt right, for everything else to look at."""
    service, _, name = kind.partition(":")
    found = operation(service, name)
    if isinstance(found, ModelProblem):
        return (Violation(ViolationKind.UNJUDGED, (), found.message, found.help),), body
    return input_violations(found, body), as_meant(found, body)


def _together(*found: Iterable[Violation]) -> Violations:
    return tuple(violation for group in found for violation in group)
