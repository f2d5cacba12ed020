"""Alarms that belong together: each judged alone, and by its place among the others."""

from collections.abc import Collection, Mapping, Sequence

from slocompiler.aws.checks.alarm_cycle import check_alarm_cycles
from slocompiler.aws.judge import check_body
from slocompiler.aws.reading import Body, text
from slocompiler.aws.service_model import ModelProblem, service_model
from slocompiler.aws.violation import Violation, ViolationKind

_INPUTS = {"MetricAlarm": "PutMetricAlarmInput", "CompositeAlarm": "PutCompositeAlarmInput"}


def judge_alarms(
    bodies: Sequence[tuple[str, Body]], regions: Collection[str] = ()
) -> tuple[tuple[Violation, ...], ...]:
    """What is wrong with each of several alarms, given as `service:Operation` and body; the order is theirs.

    `regions` are those that they may live in, empty when nobody knows.
    """
    names = [text(body, "AlarmName") for _, body in bodies]
    known = frozenset(name for name in names if name is not None)
    cycles = dict(check_alarm_cycles(_composites(bodies)))
    found: list[tuple[Violation, ...]] = []
    for index, ((kind, body), name) in enumerate(zip(bodies, names, strict=True)):
        further: list[Violation] = []
        if name is not None and name in names[:index]:
            message = f"another alarm of this set is called `{name}`"
            help = "the second one put would overwrite the first: give it another name"
            further.append(Violation(ViolationKind.SAME_NAME, ("AlarmName",), message, help))
        elif name in cycles and "AlarmRule" in body:
            further.append(cycles[name])
        found.append((*check_body(kind, body, known, regions), *further))
    return tuple(found)


def _composites(bodies: Sequence[tuple[str, Body]]) -> Mapping[str, Body]:
    composites: dict[str, Body] = {}
    for _, body in bodies:
        name = text(body, "AlarmName")
        if name is not None and "AlarmRule" in body:
            composites.setdefault(name, body)
    return composites


def described_body(body: Body, shape: str | None) -> Body:
    """An alarm of describe-alarms (`shape`) without what only AWS can say: its ARN, its state, its times."""
    model = service_model("cloudwatch") if shape else None
    if shape is None or model is None or isinstance(model, ModelProblem):
        return body
    told = set(model.shapes[shape].members) - set(model.shapes[_INPUTS[shape]].members)
    return {key: value for key, value in body.items() if key not in told}
