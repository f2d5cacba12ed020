"""Whatever valid specs say: what is generated tells every page at its hours, once, and mutes nothing unheard."""

from functools import lru_cache

from hypothesis import given

from slocompiler.diagnostics import SourceSpan
from slocompiler.ir.compilation import CompilationIr
from slocompiler.ir.operations import TimeIntervalIr
from slocompiler.pipeline.compile_specs import compile_specs
from slocompiler.proof.delivery.configuration.configuration import Configuration, read_configuration
from slocompiler.proof.delivery.delivered import Delivered, deliver, telling, told_hours
from slocompiler.proof.delivery.findings.inhibition_findings import inhibition_findings
from slocompiler.proof.delivery.findings.mute_each_other import first_circle
from slocompiler.proof.delivery.findings.subject import Subject
from slocompiler.proof.delivery.open_hours import FIRST, LAST, is_always_open
from slocompiler.routing.hours.spans import Spans, difference, union
from slocompiler.routing.hours.week import open_spans_utc
from slocompiler.routing.labels.sent_alerts import sent_alerts
from slocompiler.targets.alertmanager.document import alertmanager_document
from tests.property.output import fresh_folder
from tests.property.profile import profile
from tests.strategies.workspaces import Workspace, workspaces

_WEEK = 7 * 86_400
#: FIRST is a Thursday.
_MONDAY = FIRST - 3 * 86_400


@profile(40)
@given(workspaces())
def test_generated_routes_tell_everybody(workspace: Workspace) -> None:
    with fresh_folder() as folder:
        compilation = compile_specs([workspace.write(folder)]).compilation
    assert compilation is not None
    configuration = read_configuration(alertmanager_document(compilation))
    delivered = deliver(configuration, sent_alerts(compilation))
    for one in delivered:
        assert _faults(compilation, configuration, one) == []
    rules = len(configuration.inhibit_rules)
    subject = Subject(compilation.organization, configuration, delivered, SourceSpan.start_of("x"), 0, rules)
    muted = [finding.message for finding in inhibition_findings(subject)]
    assert [message for message in muted if "never mutes" not in message] == []
    assert first_circle(subject) == []


def _faults(compilation: CompilationIr, configuration: Configuration, one: Delivered) -> list[str]:
    """What is wrong with the ways of one alert."""
    faults: list[str] = []
    severity = compilation.organization.severity(one.alert.severity)
    owners = [name for team in compilation.organization.teams if team.name == one.alert.team
              for name in team.notify[severity.name]]  # fmt: skip
    for way in one.ways:
        told = [name for route in telling(configuration, way) for name in route.receiver.split("+")]
        if len(told) != len(set(told)):
            faults.append(f"{one.title} is told twice: {told}")
        if not set(owners) <= set(told):
            faults.append(f"{one.title} is not told to {owners}")
        hours = told_hours(configuration, way)
        if severity.active is None and not is_always_open(hours):
            faults.append(f"{one.title} sleeps")
        if severity.active is not None and difference(hours, _declared(compilation, severity.active)):
            faults.append(f"{one.title} is told outside of its hours")
        if not hours:
            faults.append(f"{one.title} is never told")
    return faults


def _declared(compilation: CompilationIr, name: str) -> Spans:
    """The declared hours, in UTC at every offset of the zone: never too narrow."""
    (interval,) = (one for one in compilation.organization.time_intervals if one.name == name)
    return _every_week(interval)


@lru_cache(maxsize=512)
def _every_week(interval: TimeIntervalIr) -> Spans:
    spans = open_spans_utc(interval)
    weeks = range(_MONDAY - _WEEK, LAST + _WEEK, _WEEK)
    return union((week + 60 * start, week + 60 * end) for week in weeks for start, end in spans)
