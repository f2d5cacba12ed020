"""One thing that AWS would refuse, or take for something else."""

from enum import StrEnum, auto

from msgspec import Struct

#: Keys and indexes from the body to the value.
Path = tuple[str | int, ...]


class ViolationKind(StrEnum):
    """What is wrong. The first block can be read from AWS's own models, the others only from its documentation.

    UNJUDGED: there is no model to judge by.
    """

    UNJUDGED = auto()
    UNKNOWN_KEY = auto()
    MISSING_KEY = auto()
    WRONG_TYPE = auto()
    UNKNOWN_WORD = auto()
    OUT_OF_LIMITS = auto()
    MALFORMED_TEXT = auto()
    NOT_ONE_OF = auto()

    ALARM_SOURCE = auto()
    STATISTIC = auto()
    PERIOD = auto()
    EVALUATION_WINDOW = auto()
    DATAPOINTS = auto()
    MATH_LIMITS = auto()
    RETURNED_DATA = auto()
    METRIC_IDS = auto()
    ANOMALY_BAND = auto()
    EXPRESSION = auto()
    UNGUARDED_RATIO = auto()
    PROMQL = auto()
    ALARM_RULE = auto()
    UNKNOWN_ALARM = auto()
    ALARM_CYCLE = auto()
    SUPPRESSOR = auto()
    ACTIONS = auto()
    TAGS = auto()
    SAME_NAME = auto()

    DASHBOARD_BODY = auto()
    WIDGET = auto()
    WIDGET_PLACE = auto()
    DETECTOR_SOURCE = auto()
    DETECTOR_RANGES = auto()
    MUTE_SCHEDULE = auto()
    SAMPLING_RULE = auto()
    FILTER_EXPRESSION = auto()
    GROUP_NAME = auto()
    GOAL = auto()


class Violation(Struct, frozen=True):
    """`path` leads to the value that is wrong, or to the mapping that lacks one; an unknown key ends its path.

    `help` says what is accepted: names, limits, or a remedy.
    """

    kind: ViolationKind
    path: Path
    message: str
    help: str | None = None


def path_text(path: Path) -> str:
    """A path as people write it: `Metrics[0].MetricStat.Period`."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.removeprefix(".")
