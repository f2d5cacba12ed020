"""The judge programs: where each is built from and which version on PATH is new enough."""

from dataclasses import dataclass
from enum import Enum, auto


class Origin(Enum):
    """Where a judge is from: the first three are compiled with Go."""

    MODULE = auto()  # a package of a dependency, built at the versions of our go.mod
    COPY = auto()  # a package of a dependency, built in a copy of its folder with its own go.mod
    OWN = auto()  # a program below tests/judges/go
    PYTHON = auto()  # a program below tests/judges/python, in a virtual environment with the packages it judges by


@dataclass(frozen=True)
class JudgeProgram:
    """One program; `oldest` is the lowest (major, minor) accepted from PATH, None when PATH is not searched."""

    name: str
    origin: Origin
    module: str
    package: str
    cold_minutes: int
    oldest: tuple[int, int] | None = None
    folder: str = "."  # that of its go.mod, below tests/judges: other dependencies are a module of their own


PROMETHEUS = "github.com/prometheus/prometheus"
ALERTMANAGER = "github.com/prometheus/alertmanager"

PROGRAMS = (
    JudgeProgram("promtool", Origin.MODULE, PROMETHEUS, f"{PROMETHEUS}/cmd/promtool", 6, (3, 0)),
    JudgeProgram("prometheus", Origin.MODULE, PROMETHEUS, f"{PROMETHEUS}/cmd/prometheus", 2, (3, 0)),
    JudgeProgram("amtool", Origin.COPY, ALERTMANAGER, "./cmd/amtool", 1, (0, 27)),
    JudgeProgram("alertmanager", Origin.COPY, ALERTMANAGER, "./cmd/alertmanager", 1, (0, 27)),
    JudgeProgram("strictdecode", Origin.OWN, "", "./go/strictdecode", 1),
    JudgeProgram("dashboarddecode", Origin.OWN, "", ".", 1, folder="dashboards"),
    JudgeProgram("yamlread", Origin.OWN, "", "./go/yamlread", 1),
    JudgeProgram("xraysampler", Origin.PYTHON, "", "aws-opentelemetry-distro", 1),
)


def program(name: str) -> JudgeProgram:
    """The registered program of that name; KeyError when there is none."""
    return {known.name: known for known in PROGRAMS}[name]
